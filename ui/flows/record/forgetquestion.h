// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "store/erase.h"

#include <functional>

class QWidget;

namespace sealdesk
{

//! Opens the question before everything on this computer is erased, and returns. It explains what is lost and offers to
//! save the audit trails first. Calls \a erase when the user confirms. Object names: forgetQuestion, forgetSave,
//! forgetConfirm, forgetFolder.
void askToErase(QWidget *parent, const QString &recordsFolder, std::function<void()> erase);

//! Shows that everything was erased.
void showErased(QWidget *parent);

//! Shows why nothing, or not everything, was erased.
void showNotErased(QWidget *parent, const EraseObstacle &obstacle);

} // namespace sealdesk
