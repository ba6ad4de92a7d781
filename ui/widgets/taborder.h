// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <initializer_list>

class QWidget;

namespace sealdesk
{

//! Makes Tab move through \a parts of a window in this order. The order within each part stays the same. Widgets that
//! are created later are appended to the window's tab order, so call this again, best from focusNextPrevChild().
void setTabOrderOfParts(std::initializer_list<QWidget *> parts);

} // namespace sealdesk
