// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/journalproblem.h"

#include <QLatin1StringView>

#include <optional>

namespace sealdesk
{

class JournalDatabase;

//! The version of the journal's tables that this program writes (PRAGMA user_version).
inline constexpr int journalVersion = 5;

//! The condition in SQL for a run_file whose outcome isOpen().
inline constexpr QLatin1StringView openOutcomeCondition("outcome IN ('waiting','sending','accepted','unknown')");

//! What became of the files that were waiting when their process ended.
enum class WaitingFiles {
    WereNotSent, //!< A file is recorded as being sent before it is.
    MayBeSent,   //!< Later records are missing.
};

//! Migrates the tables from any earlier version, or from an empty file, to journalVersion in one transaction, and ends
//! what was interrupted under an earlier one as endInterruptedRuns() does. A later version is not touched: the problem
//! is NewerVersion. For another program's file it is Damaged.
[[nodiscard]] std::optional<JournalProblem> migrateJournal(JournalDatabase &database,
                                                           WaitingFiles waiting = WaitingFiles::WereNotSent);

//! Ends what a process left behind that is gone: files that were \a waiting as not sent or unknown, and files that were
//! being sent as unknown. To be called when the journal is opened.
[[nodiscard]] std::optional<JournalProblem> endInterruptedRuns(JournalDatabase &database,
                                                               WaitingFiles waiting = WaitingFiles::WereNotSent);

} // namespace sealdesk
