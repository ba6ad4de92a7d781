// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.h"
#include "store/journal/journalrecords.h"

#include <QHash>

#include <span>
#include <vector>

// What is read from a journal through any connection to it, open for writing or not.

namespace sealdesk
{

class JournalDatabase;

//! Returns the runs that \a search finds, newest first.
[[nodiscard]] Result<std::vector<RunSummary>, JournalProblem> readRuns(JournalDatabase &database,
                                                                       const RunSearch &search);
//! Returns a whole run. The problem is Damaged if there is no such run.
[[nodiscard]] Result<StoredRun, JournalProblem> readRun(JournalDatabase &database, RunId id);
//! Returns the files of the run that were confirmed again, in a retry of it or a retry of that, with the latest such
//! run.
[[nodiscard]] Result<QHash<FileId, RunId>, JournalProblem> readRetriedFiles(JournalDatabase &database, RunId id);
//! Returns the runs with files that are waiting, being sent or unknown, oldest first.
[[nodiscard]] Result<std::vector<RunId>, JournalProblem> readUnsettledRuns(JournalDatabase &database);
//! Returns the recorded outcomes of \a files in all runs, oldest run first.
[[nodiscard]] Result<std::vector<RecordedOutcome>, JournalProblem> readOutcomes(JournalDatabase &database,
                                                                                std::span<const FileId> files);
//! Returns at most \a limit events after \a seq.
[[nodiscard]] Result<std::vector<JournalEvent>, JournalProblem> readEvents(JournalDatabase &database, qint64 seq,
                                                                           int limit);
//! Returns the number of the latest event that was ever recorded; 0 if there was none.
[[nodiscard]] Result<qint64, JournalProblem> readLastEvent(JournalDatabase &database);
//! Returns the recorded head of the audit trail: seq and hash; 0 and empty if there is none yet.
[[nodiscard]] Result<std::pair<qint64, QByteArray>, JournalProblem> readAuditHead(JournalDatabase &database);

} // namespace sealdesk
