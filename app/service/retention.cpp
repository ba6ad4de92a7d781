// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/retention.h"

#include "service/session.h"
#include "store/journal/journal.h"

#include <algorithm>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

// In the journal: the earliest clock at the last check or deletion of old runs.
constexpr auto lastCheckFact = "retention_checked"_L1;

RetentionClocks clocksOf(Session &session)
{
    const ServerClock &service = session.client().serverClock();
    return {.computer = session.client().clock().now(),
            .service = service.isKnown() ? std::optional(service.now()) : std::nullopt,
            .data = session.dataClock().now()};
}

} // namespace

std::optional<Instant> earliestOf(const RetentionClocks &clocks)
{
    if (!clocks.service) {
        return std::nullopt;
    }
    const Instant earlier = std::min(clocks.computer, *clocks.service);
    return std::min(earlier, clocks.data.value_or(earlier));
}

std::optional<PurgeLimit> purgeLimit(Session &session, std::optional<int> years)
{
    const auto now = earliestOf(clocksOf(session));
    const auto before = now ? retentionLimit(years, *now) : std::nullopt;
    return before ? std::optional(PurgeLimit{.now = *now, .before = *before}) : std::nullopt;
}

bool DuePurge::needsConsent() const
{
    return !lastCheck || limit.now - *lastCheck > maxUnattendedJump;
}

// If nothing is due after a jump, the last check stays as it is, so that the first deletion after the jump still asks.
// The clock may also go back: what it is compared with later is then earlier, which asks rather than deletes.
Result<DuePurge, JournalProblem> purgeUnattended(Journal &journal, const PurgeLimit &limit)
{
    const auto runs = journal.countPurgeable(limit.before);
    if (!runs) {
        return runs.error();
    }
    DuePurge due{.limit = limit, .runs = runs.value(), .lastCheck = journal.factTime(lastCheckFact)};
    const bool isFirstCheck = !due.lastCheck && due.runs == 0;
    if (due.needsConsent() && !isFirstCheck) {
        return due;
    }
    const auto purged = purgeWithConsent(journal, limit);
    if (!purged) {
        return purged.error();
    }
    due.runs = purged.value();
    return due;
}

Result<int, JournalProblem> purgeWithConsent(Journal &journal, const PurgeLimit &limit)
{
    auto purged = journal.purge(limit.before);
    if (purged) {
        journal.setFact(lastCheckFact, limit.now);
    }
    return purged;
}

} // namespace sealdesk
