// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "faultrig.h"

#include <QStringList>

namespace sealdesk::test
{

//! Whether a killed process loses its unsynced writes, as a computer does in a power cut.
enum class LostWrites { No, Yes };

//! The result of one series of kills.
struct KillResult {
    QStringList disagreements; //!< Empty if the journal agrees with the service.
    Tally tally;
    int kills = 0;
};

//! Runs a termination in a child process that is killed (SIGKILL) at random moments, at most \a kills times, and
//! restarted until every file is settled. Then compares its journal with the service.
[[nodiscard]] KillResult runKills(quint64 seed, int kills, LostWrites lostWrites);

//! Runs as the child process. Returns the exit status.
[[nodiscard]] int runKillChild(const QStringList &arguments);
//! The argument that makes a process the child.
inline constexpr auto killChildArgument = "--run-until-killed";

} // namespace sealdesk::test
