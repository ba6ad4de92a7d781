// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/clock.h"
#include "core/journalproblem.h"
#include "core/result.h"

#include <QString>

#include <optional>

namespace sealdesk
{

//! What was rebuilt from an audit trail.
struct JournalRebuild {
    enum class Reason {
        Lost,
        Damaged, //!< The journal could not be read.
        Older,   //!< The journal ended before the trail: it was replaced by an earlier copy, or its end was lost.
    };
    Reason reason = Reason::Lost;
    qint64 records = 0; //!< Of the trail.
    qint64 breaks = 0;  //!< Places at which the trail itself is broken.
    int runs = 0;
    int files = 0;
    int unknown = 0; //!< Files whose outcome is open or became so, because the trail doesn't show it.
    QString keptAs;  //!< Where the unusable file was put; empty if there was none.
};

//! Returns true if \a journalFile doesn't exist or is shorter than any database. A journal that was opened once is not.
[[nodiscard]] bool isJournalLost(const QString &journalFile);

//! Builds \a journalFile anew from the audit trail in \a auditFile; std::nullopt if the trail has no records. An
//! unusable journal is kept beside it as journal-damaged-YYYYMMDD-HHMMSS.sqlite, in UTC, with its -wal. The new journal
//! has the runs, files, requests and outcomes of the trail, without the runs that were purged or erased; names and the
//! ids of persons are empty, except for what an older journal still shows. Files that may have been sent without a
//! record become unknown. What is concluded is an event of the new journal, numbered after the trail. If there is a
//! problem, the old file is still in its place or, after a crash, lost: the next call builds it again.
[[nodiscard]] Result<std::optional<JournalRebuild>, JournalProblem>
rebuildJournal(const QString &journalFile, const QString &auditFile, JournalRebuild::Reason reason, const Clock &clock);

} // namespace sealdesk
