// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <vector>

class QItemSelection;

namespace sealdesk
{

//! Rows of a view that stand together.
struct RowRange {
    int first = 0;
    int last = 0;

    friend bool operator==(const RowRange &, const RowRange &) = default;
};

//! The rows of \a selection, ascending, each once: a million of them are one range mostly.
[[nodiscard]] std::vector<RowRange> rangesOf(const QItemSelection &selection);
[[nodiscard]] std::size_t rowCount(const std::vector<RowRange> &ranges);
[[nodiscard]] std::vector<int> rowsIn(const std::vector<RowRange> &ranges);

} // namespace sealdesk
