// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/runsummary.h"
#include "core/signaturefile.h"

#include <QHash>
#include <QStringList>

#include <vector>

namespace sealdesk
{

//! What the user asked to terminate.
struct TerminationRequest {
    std::vector<FileSighting> files; //!< The checked files, as listed.
    QString filterText;              //!< The filter that was active, in words; empty: none.
    QStringList recentReasons;       //!< Latest first.
    QString reason;                  //!< To begin with; the user may change it.
    QHash<FileId, RunId> origins;    //!< Runs that files were tried in before.
};

class TerminationLedger;
struct StoredRun;

//! Asks for another attempt at the retryable files of \a run, which are in \a ledger.
[[nodiscard]] TerminationRequest retryRequest(const StoredRun &run, const TerminationLedger &ledger);

} // namespace sealdesk
