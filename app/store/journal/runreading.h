// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.h"
#include "store/journal/journalrecords.h"

#include <QHash>

#include <vector>

namespace sealdesk
{

class JournalDatabase;

//! See Journal::runs(); for whatever connection to the journal.
[[nodiscard]] Result<std::vector<RunSummary>, JournalProblem> readRuns(JournalDatabase &database,
                                                                       const RunSearch &search);

//! See Journal::retriedFiles(); for whatever connection to the journal.
[[nodiscard]] Result<QHash<FileId, RunId>, JournalProblem> readRetriedFiles(JournalDatabase &database, RunId id);

//! See Journal::run(); for whatever connection to the journal.
[[nodiscard]] Result<StoredRun, JournalProblem> readRun(JournalDatabase &database, RunId id);

} // namespace sealdesk
