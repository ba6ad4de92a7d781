// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <algorithm>
#include <vector>

namespace sealdesk
{

//! Rows of a table that stand together, by their positions; both are among them.
struct RowRange {
    int first = 0;
    int last = 0;

    friend bool operator==(const RowRange &, const RowRange &) = default;
};

//! Adds \a next to ranges that ascend and leave gaps. It begins no further up than the last of them, and becomes part
//! of that one where no gap is left between the two.
inline void join(std::vector<RowRange> &ranges, const RowRange &next)
{
    if (!ranges.empty() && next.first <= ranges.back().last + 1) {
        ranges.back().last = std::max(ranges.back().last, next.last);
    } else {
        ranges.push_back(next);
    }
}

} // namespace sealdesk
