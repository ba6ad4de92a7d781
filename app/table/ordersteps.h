// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/filesnapshot.h"

#include <memory>
#include <variant>
#include <vector>

namespace sealdesk
{

//! The rows change places; none comes or goes.
struct Rearranged {
    std::shared_ptr<const RowOrder> order;
};
//! The positions first to last leave.
struct Removed {
    int first;
    int last;
};
//! \a rows come to stand from position first on.
struct Inserted {
    int first;
    RowOrder rows;
};

//! A change of the order that a view can be told by one pair of signals.
using OrderStep = std::variant<Rearranged, Removed, Inserted>;

//! Leads from one order to another in a handful of steps, however many rows there are. A few blocks that come or go do
//! so where they stand, so that the current row and the scroll position have true neighbours; scattered ones are
//! gathered at the end first.
[[nodiscard]] std::vector<OrderStep> stepsBetween(const RowOrder &from, const RowOrder &to);

//! What is left of an order, and the steps that lead from it there.
struct Remainder {
    RowOrder order;
    std::vector<OrderStep> steps;
};
//! Without the rows that don't stay. \a stays is by row, and has a place for each row of \a from.
[[nodiscard]] Remainder remainderOf(const RowOrder &from, const std::vector<bool> &stays);

} // namespace sealdesk
