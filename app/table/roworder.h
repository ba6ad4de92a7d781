// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/cancelled.h"
#include "table/filesnapshot.h"
#include "table/rowquery.h"

#include <memory>
#include <optional>

namespace sealdesk
{

//! The result of a query and the intermediate results that speed up the next query: one with a few more rows, or with
//! one more letter in the search. Copying is cheap.
struct OrderState {
    FileSnapshot rows;
    RowQuery query;
    std::shared_ptr<const RowOrder> all;             //!< Every row, in order.
    std::shared_ptr<const std::vector<bool>> passes; //!< By row: whether the filter lets it pass; null: all do.
    std::shared_ptr<const RowOrder> shown;           //!< Those that pass; the same object as \c all when all pass.
};

//! The rows that \a query shows, in its order: by its keys, files without a value last in either direction, then by
//! file id. \a before may be the result of any query over any rows; it only makes a difference for the time that this
//! takes. nullopt: cancelled. Meant for a worker thread.
[[nodiscard]] std::optional<OrderState> computeOrder(const FileSnapshot &rows, const RowQuery &query,
                                                     const std::optional<OrderState> &before,
                                                     const Cancelled &cancelled = {});

} // namespace sealdesk
