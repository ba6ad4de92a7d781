// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/outcome.h"
#include "core/runsummary.h"
#include "core/signaturefile.h"
#include "store/journal/journalrecords.h"

#include <chrono>
#include <optional>
#include <span>

namespace sealdesk
{

//! A recorded outcome that a later read contradicted, with the correction that was added to the record.
struct CorrectedOutcome {
    RunId run;
    FileId file;
    OutcomeState recorded = OutcomeState::Failed;
    Correction correction;
};

//! Returns whether \a now shows that \a recorded was untrue already when it was recorded (product.md 4a.9): a file that
//! was sent and recorded as not terminated or left unknown, and had been terminated before that; or a file recorded as
//! terminated in a state that can't follow. \a here: the time by this computer's clock. \a lagMargin: after this time
//! no part of the service shows an earlier state any more. What changed since is no contradiction.
[[nodiscard]] bool contradicts(const FileSighting &now, const RecordedOutcome &recorded, Instant here,
                               std::chrono::milliseconds lagMargin);

} // namespace sealdesk
