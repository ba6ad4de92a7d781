// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "store/erase.h"

#include <functional>

class QWidget;

namespace sealdesk
{

//! Asks before everything on this computer is forgotten, says what that destroys, and offers to save the audit trails
//! first. \a forget is called when the user insists. Opens and returns; object names: forgetQuestion, forgetSave,
//! forgetConfirm, forgetFolder.
void askToForget(QWidget *parent, const QString &recordsFolder, std::function<void()> forget);

//! Says that everything was.
void sayForgotten(QWidget *parent);

//! Says why nothing was forgotten.
void sayNotForgotten(QWidget *parent, const EraseObstacle &obstacle);

} // namespace sealdesk
