// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "service/session.h"

namespace sealdesk::test
{

//! Proves the windows of \a session, as an earlier run and the probe at connecting would.
inline void proveWindows(Session &session)
{
    FileSighting before;
    before.file.state = FileState(KnownState::PendingSign);
    before.file.updateTime = BeijingTime::fromUnixSeconds(1);
    FileSighting after = before;
    after.file.state = FileState(KnownState::Terminated);
    after.file.updateTime = BeijingTime::fromUnixSeconds(2);
    session.observeChange(before, after);
    session.addCleanProbe();
}

//! Breaks the windows of \a session, as faults in earlier queries would.
inline void breakWindows(Session &session)
{
    for (int fault = 0; fault < WindowEvidence::faultsToBreak; ++fault) {
        session.addWindowFault();
    }
}

} // namespace sealdesk::test
