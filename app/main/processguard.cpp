// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "main/processguard.h"

#include <QtGlobal>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <sys/resource.h>
#include <sys/stat.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace sealdesk
{

#ifdef Q_OS_WIN

// The user's folders are closed to others by their access lists.
void restrictNewFiles() {}

void disableCoreDumps()
{
    SetErrorMode(GetErrorMode() | SEM_NOGPFAULTERRORBOX); // no report, so no dump with one
}

#else

void restrictNewFiles()
{
    umask(S_IRWXG | S_IRWXO);
}

void disableCoreDumps()
{
    const rlimit none = {.rlim_cur = 0, .rlim_max = 0};
    setrlimit(RLIMIT_CORE, &none);
}

#endif

// A program that the kernel pipes core dumps to may ignore the limit.
void hideMemory()
{
#ifdef Q_OS_LINUX
    prctl(PR_SET_DUMPABLE, 0);
#endif
}

} // namespace sealdesk
