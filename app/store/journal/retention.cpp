// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/journal/retention.h"

#include "core/beijingtime.h"

#include <QDateTime>

namespace sealdesk
{

std::optional<Instant> retentionLimit(std::optional<int> years, Instant now)
{
    if (!years) {
        return std::nullopt;
    }
    const QDate day = BeijingTime::fromInstant(now).wallClock().date().addYears(-*years);
    const auto limit = BeijingTime::fromWallClock(QDateTime(day, QTime(0, 0), Qt::UTC));
    return limit ? std::optional(limit->instant()) : std::nullopt;
}

} // namespace sealdesk
