// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace sealdesk
{

//! Sets the resources, icon and style of the application. Call it after creating the QApplication and before the first
//! window.
void setUpAppearance();

} // namespace sealdesk
