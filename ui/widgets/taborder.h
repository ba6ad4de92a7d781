// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <initializer_list>

class QWidget;

namespace sealdesk
{

//! Lets Tab go through \a parts of one window in this order; within a part it stays as it is. Widgets that are made
//! later come at the end of the window's order, so this is to be called anew, best from focusNextPrevChild().
void setTabOrderOfParts(std::initializer_list<QWidget *> parts);

} // namespace sealdesk
