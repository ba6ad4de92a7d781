// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/filesnapshot.h"
#include "table/rowquery.h"

#include <functional>
#include <optional>

namespace sealdesk
{

//! Asked now and then by long work: whether its result is still wanted. An empty function means that it is.
using Cancelled = std::function<bool()>;

//! The rows that \a query shows, in its order: by its keys, files without a value last in either direction, then by
//! file id. nullopt: cancelled. Made for a worker thread.
[[nodiscard]] std::optional<RowOrder> computeOrder(const FileSnapshot &rows, const RowQuery &query,
                                                   const Cancelled &cancelled = {});

} // namespace sealdesk
