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

//! What a query shows of some rows, and what was learned on the way: the next one, of a few rows more or with a search
//! that grew by a letter, starts from there. A value; copying is cheap.
struct OrderState {
    FileSnapshot rows;
    RowQuery query;
    std::shared_ptr<const RowOrder> all;             //!< Every row, in order.
    std::shared_ptr<const std::vector<bool>> passes; //!< By row; null: all do.
    std::shared_ptr<const RowOrder> shown;           //!< Those that pass; the same object as \c all when all do.
};

//! The rows that \a query shows, in its order: by its keys, files without a value last in either direction, then by
//! file id. \a before may be of any query and any rows; it only decides how long it takes. nullopt: cancelled. Made for
//! a worker thread.
[[nodiscard]] std::optional<OrderState> computeOrder(const FileSnapshot &rows, const RowQuery &query,
                                                     const std::optional<OrderState> &before,
                                                     const Cancelled &cancelled = {});

} // namespace sealdesk
