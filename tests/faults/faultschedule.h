// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStringList>

namespace sealdesk::test
{

//! The result of one schedule.
struct ScheduleResult {
    QStringList disagreements; //!< Empty if the journal agrees with the service.
    int requests = 0;
    int files = 0;
};

//! Runs a termination on a server that misbehaves as \a seed determines, reconciles the files on a server without
//! faults, and compares the journal with the service. Runs in this process, with a manual clock.
[[nodiscard]] ScheduleResult runSchedule(quint64 seed);

} // namespace sealdesk::test
