// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

// What the process asks of the operating system before it knows a secret.

namespace sealdesk
{

//! Makes new files and folders accessible to their owner alone, whatever umask the program was started with.
void restrictNewFiles();

//! Writes no core dumps of this process, whose memory holds the secret.
void disableCoreDumps();

//! Hides the memory and the environment of this process from the other processes of the user, and from programs that
//! collect core dumps. A debugger can't attach afterwards, unless its user is root.
void hideMemory();

} // namespace sealdesk
