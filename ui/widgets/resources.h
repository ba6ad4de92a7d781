// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace sealdesk
{

//! Registers the icons with Qt's resource system. The linker drops the initialiser of a static library's resources
//! unless it is referenced. The functions of widgets/icons.h call this themselves; other code must call it before it
//! reads ":/sealdesk/…".
void initResources();

} // namespace sealdesk
