// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace sealdesk
{

//! Gives the application its drawings, its icon and its style, as all of the program's windows have them. Needs a
//! QApplication, and comes before its first window.
void setUpAppearance();

} // namespace sealdesk
