// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStringList>

namespace sealdesk::test
{

//! Whether a killed process loses what it did not sync, as a computer does at a power cut.
enum class LostWrites { No, Yes };

//! What one story of kills came to.
struct KillResult {
    QStringList disagreements; //!< Empty: everything agrees.
    int kills = 0;
};

//! A run in a child process that is killed (SIGKILL) at moments of the seed's choice, at most \a kills times, and
//! started again until everything is settled; then the comparison with the truth.
[[nodiscard]] KillResult runKills(quint64 seed, int kills, LostWrites lostWrites);

//! The child's part. The process's exit status.
[[nodiscard]] int runKillChild(const QStringList &arguments);
//! The argument by which the child knows its part.
inline constexpr auto killChildArgument = "--run-until-killed";

} // namespace sealdesk::test
