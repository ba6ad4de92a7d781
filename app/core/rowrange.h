// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <algorithm>
#include <vector>

namespace sealdesk
{

//! A contiguous range of table rows; \c first and \c last are included.
struct RowRange {
    int first = 0;
    int last = 0;

    friend bool operator==(const RowRange &, const RowRange &) = default;
};

//! Adds \a next to \a ranges, which are ascending and separated by gaps. \a next must not begin before the last range;
//! it is merged with that range if there is no gap between them.
inline void join(std::vector<RowRange> &ranges, const RowRange &next)
{
    if (!ranges.empty() && next.first <= ranges.back().last + 1) {
        ranges.back().last = std::max(ranges.back().last, next.last);
    } else {
        ranges.push_back(next);
    }
}

} // namespace sealdesk
