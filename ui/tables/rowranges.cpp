// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "tables/rowranges.h"

#include <QItemSelection>

#include <algorithm>
#include <numeric>

namespace sealdesk
{

std::vector<RowRange> rangesOf(const QItemSelection &selection)
{
    std::vector<RowRange> all;
    all.reserve(static_cast<std::size_t>(selection.size()));
    for (const QItemSelectionRange &range : selection) {
        all.push_back({.first = range.top(), .last = range.bottom()});
    }
    std::ranges::sort(all, {}, &RowRange::first);
    // Ranges can overlap or touch if columns were highlighted separately or the highlight grew step by step.
    std::vector<RowRange> joined;
    std::ranges::for_each(all, [&joined](const RowRange &range) { join(joined, range); });
    return joined;
}

std::size_t rowCount(const std::vector<RowRange> &ranges)
{
    return std::accumulate(ranges.begin(), ranges.end(), std::size_t{0}, [](std::size_t sum, const RowRange &range) {
        return sum + static_cast<std::size_t>(range.last - range.first + 1);
    });
}

std::vector<int> rowsIn(const std::vector<RowRange> &ranges)
{
    std::vector<int> rows(rowCount(ranges));
    auto place = rows.begin();
    for (const RowRange &range : ranges) {
        const auto end = place + (range.last - range.first + 1);
        std::iota(place, end, range.first);
        place = end;
    }
    return rows;
}

} // namespace sealdesk
