// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/clock.h"
#include "core/journalproblem.h"
#include "core/result.h"

#include <optional>

namespace sealdesk
{

class Journal;
class Session;

//! The clocks by which retention may count (product.md 4a.11).
struct RetentionClocks {
    Instant computer;
    std::optional<Instant> service; //!< By the Date of the replies; std::nullopt if there was none.
    std::optional<Instant> data;    //!< The newest update time that was seen; std::nullopt if there was none.
};

//! Returns the earliest of \a clocks, since each may be ahead by years, and a deleted run can't be restored. Returns
//! std::nullopt before the service's time is known: the computer's clock alone deletes nothing.
[[nodiscard]] std::optional<Instant> earliestOf(const RetentionClocks &clocks);

//! Up to when settled runs are deleted.
struct PurgeLimit {
    Instant now;    //!< By the earliest clock.
    Instant before; //!< Settled runs from before this time are due.

    friend bool operator==(const PurgeLimit &, const PurgeLimit &) = default;
};

//! Returns the limit when runs are kept for \a years; std::nullopt when they are kept indefinitely, or before the
//! service's time is known.
[[nodiscard]] std::optional<PurgeLimit> purgeLimit(Session &session, std::optional<int> years);

//! The longest time between two checks after which runs are deleted without asking.
inline constexpr std::chrono::days maxUnattendedJump{31};

//! The runs that are due for deletion.
struct DuePurge {
    PurgeLimit limit;
    int runs = 0;
    std::optional<Instant> lastCheck; //!< The earliest clock at the last check; std::nullopt if it is not known.

    //! Returns true if a person has to confirm the deletion: the clock has jumped since the last check, or there is
    //! nothing to compare it with.
    [[nodiscard]] bool needsConsent() const;
};

//! Deletes the runs that are due, unless that needs consent; then deletes nothing. Returns these runs.
[[nodiscard]] Result<DuePurge, JournalProblem> purgeUnattended(Journal &journal, const PurgeLimit &limit);

//! Deletes the runs that are due, with the consent of a person, and returns their number. Later checks compare their
//! clock with that of \a limit.
[[nodiscard]] Result<int, JournalProblem> purgeWithConsent(Journal &journal, const PurgeLimit &limit);

} // namespace sealdesk
