// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "faultrig.h"

#include <QStringList>

#include <optional>

namespace sealdesk::test
{

//! The result of one schedule.
struct ScheduleResult {
    QStringList disagreements; //!< Empty if the journal agrees with the service.
    Tally tally;
    int requests = 0;
    int files = 0;
};

//! Runs a termination on a server that misbehaves as \a seed determines, reconciles the files on a server without
//! faults, reads all files once more, and compares the journal with the service. Runs in this process, with a manual
//! clock. \a files: how many; nullopt: as the seed determines, some hundred.
[[nodiscard]] ScheduleResult runSchedule(quint64 seed, std::optional<int> files = {});

} // namespace sealdesk::test
