// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/terminationrequest.h"

#include "service/terminationledger.h"
#include "store/journal/journalrecords.h"

namespace sealdesk
{

TerminationRequest retryRequest(const StoredRun &run, const TerminationLedger &ledger)
{
    TerminationRequest request{.files = ledger.retryableFiles(run.summary.id),
                               .filterText = run.filterText,
                               .recentReasons = {},
                               .reason = run.summary.reason,
                               .origins = {}};
    for (const FileSighting &file : request.files) {
        request.origins.insert(file.file.id, run.summary.id);
    }
    return request;
}

} // namespace sealdesk
