// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/rowrange.h"

#include <cstddef>

class QItemSelection;

namespace sealdesk
{

//! Returns the rows of \a selection as ascending ranges without overlaps. Even a million rows are mostly one range.
[[nodiscard]] std::vector<RowRange> rangesOf(const QItemSelection &selection);
[[nodiscard]] std::size_t rowCount(const std::vector<RowRange> &ranges);
[[nodiscard]] std::vector<int> rowsIn(const std::vector<RowRange> &ranges);

} // namespace sealdesk
