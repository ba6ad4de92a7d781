// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/clock.h"
#include "core/ids.h"
#include "core/outcome.h"

#include <algorithm>
#include <array>
#include <compare>

namespace sealdesk
{

//! A run's number in its journal; never given twice.
struct RunId {
    qint64 value = 0;
    friend auto operator<=>(const RunId &, const RunId &) = default;
};

//! A run as the list of runs shows it.
struct RunSummary {
    RunId id;
    Instant startedAt; //!< By this computer's clock.
    OperatorId operatorId;
    QString connectionName;
    QString reason;
    int files = 0;
    std::array<int, outcomeStateCount> counts{}; //!< By OutcomeState.

    [[nodiscard]] int count(OutcomeState state) const { return counts[static_cast<std::size_t>(state)]; }
    //! Every file has an outcome that stays.
    [[nodiscard]] bool isSettled() const
    {
        return std::ranges::none_of(allOutcomeStates,
                                    [this](OutcomeState state) { return isOpen(state) && count(state) > 0; });
    }
};

} // namespace sealdesk
