// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace sealdesk
{

//! Makes the icons known to Qt. A linker drops the initialiser of a static library's resources unless it is asked for;
//! the functions of widgets/icons.h do that themselves, everybody else who reads ":/sealdesk/…" calls this first.
void initResources();

} // namespace sealdesk
