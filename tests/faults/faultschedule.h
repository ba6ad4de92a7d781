// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStringList>

namespace sealdesk::test
{

//! What one schedule came to.
struct ScheduleResult {
    QStringList disagreements; //!< Empty: everything agrees.
    int requests = 0;
    int files = 0;
};

//! One run over a server that misbehaves as \a seed says, then reconciliation with a server that behaves, and the
//! comparison with the truth. In this process, on a clock that leaps.
[[nodiscard]] ScheduleResult runSchedule(quint64 seed);

} // namespace sealdesk::test
