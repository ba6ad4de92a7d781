// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/ordersteps.h"

#include "core/rowrange.h"
#include "table/rowset.h"

#include <algorithm>

namespace sealdesk
{

namespace
{

// Up to this many blocks are inserted or removed in place; each costs the view a pass over its sections.
constexpr std::size_t blocksInPlace = 4;

//! An order divided into the rows that another order has, too, and those that it hasn't.
struct Cut {
    RowOrder common;
    std::vector<RowRange> ownBlocks; //!< Positions of the rows that only this order has, ascending.
};

template <class IsInOther>
Cut cut(const RowOrder &order, IsInOther isInOther)
{
    Cut result;
    result.common.reserve(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (isInOther(order[i])) {
            result.common.push_back(order[i]);
            continue;
        }
        const int position = static_cast<int>(i);
        join(result.ownBlocks, {.first = position, .last = position});
    }
    return result;
}

void appendBlock(RowOrder &rows, const RowOrder &order, const RowRange &block)
{
    rows.insert(rows.end(), order.begin() + block.first, order.begin() + block.last + 1);
}

void addRemovals(const RowOrder &order, const Cut &from, std::vector<OrderStep> &steps)
{
    if (from.ownBlocks.size() <= blocksInPlace) {
        const std::vector<RowRange> lowestFirst(from.ownBlocks.rbegin(), from.ownBlocks.rend());
        for (const RowRange &block : lowestFirst) {
            steps.emplace_back(Removed{.first = block.first, .last = block.last});
        }
        return;
    }
    RowOrder gathered = from.common;
    gathered.reserve(order.size());
    std::ranges::for_each(from.ownBlocks, [&](const RowRange &block) { appendBlock(gathered, order, block); });
    const int first = static_cast<int>(from.common.size());
    const int last = static_cast<int>(gathered.size()) - 1;
    steps.emplace_back(Rearranged{.order = std::make_shared<const RowOrder>(std::move(gathered))});
    steps.emplace_back(Removed{.first = first, .last = last});
}

void addInsertionsInPlace(const RowOrder &to, const std::vector<RowRange> &blocks, std::vector<OrderStep> &steps)
{
    for (const RowRange &block : blocks) {
        RowOrder rows;
        appendBlock(rows, to, block);
        steps.emplace_back(Inserted{.first = block.first, .rows = std::move(rows)});
    }
}

} // namespace

Remainder remainderOf(const RowOrder &from, const std::vector<bool> &stays)
{
    Cut cutOut = cut(from, [&stays](RowNumber row) { return stays[row]; });
    Remainder result;
    addRemovals(from, cutOut, result.steps);
    result.order = std::move(cutOut.common);
    return result;
}

std::vector<OrderStep> stepsBetween(const RowOrder &from, const RowOrder &to)
{
    const Cut old = cut(from, [isIn = RowSet(to)](RowNumber row) { return isIn.contains(row); });
    const Cut wanted = cut(to, [isIn = RowSet(from)](RowNumber row) { return isIn.contains(row); });
    std::vector<OrderStep> steps;
    addRemovals(from, old, steps);
    const bool inPlace = wanted.ownBlocks.size() <= blocksInPlace;
    if (inPlace) {
        if (old.common != wanted.common) {
            steps.emplace_back(Rearranged{.order = std::make_shared<const RowOrder>(wanted.common)});
        }
        addInsertionsInPlace(to, wanted.ownBlocks, steps);
        return steps;
    }
    RowOrder own;
    own.reserve(to.size() - wanted.common.size());
    std::ranges::for_each(wanted.ownBlocks, [&](const RowRange &block) { appendBlock(own, to, block); });
    steps.emplace_back(Inserted{.first = static_cast<int>(old.common.size()), .rows = std::move(own)});
    steps.emplace_back(Rearranged{.order = std::make_shared<const RowOrder>(to)});
    return steps;
}

} // namespace sealdesk
