// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/filesnapshot.h"

#include <memory>
#include <variant>
#include <vector>

namespace sealdesk
{

//! Rows change places; none is added or removed.
struct Rearranged {
    std::shared_ptr<const RowOrder> order;
};
//! The rows at positions first to last are removed.
struct Removed {
    int first;
    int last;
};
//! \a rows are inserted at position first.
struct Inserted {
    int first;
    RowOrder rows;
};

//! A change of the order that a model announces by one pair of signals.
using OrderStep = std::variant<Rearranged, Removed, Inserted>;

//! The steps from one order to another: a handful, however many rows there are. A few blocks are inserted or removed in
//! place, so that the current row and the scroll position keep their neighbours; scattered rows are gathered at the end
//! first.
[[nodiscard]] std::vector<OrderStep> stepsBetween(const RowOrder &from, const RowOrder &to);

//! The remaining rows of an order and the steps to them.
struct Remainder {
    RowOrder order;
    std::vector<OrderStep> steps;
};
//! Removes rows from an order. \a stays says by row whether it stays, for each row of \a from.
[[nodiscard]] Remainder remainderOf(const RowOrder &from, const std::vector<bool> &stays);

} // namespace sealdesk
