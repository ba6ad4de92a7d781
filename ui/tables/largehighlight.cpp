// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "tables/largehighlight.h"

#include "models/orderedtablemodel.h"

#include <QAbstractItemView>

#include <utility>

namespace sealdesk
{

namespace
{

//! Returns the ranges of the rows at \a before after \a change. Empty if there are none, or more than \a most.
std::vector<RowRange> rangesAfter(const OrderChange &change, const std::vector<RowRange> &before, std::size_t most)
{
    RowSet rows;
    for (const RowRange &range : before) {
        for (int position = range.first; position <= range.last; ++position) {
            rows.insert(change.from()[static_cast<std::size_t>(position)]);
        }
    }
    std::vector<RowRange> after;
    for (std::size_t i = 0; i < change.to().size() && after.size() <= most; ++i) {
        if (rows.contains(change.to()[i])) {
            const int position = static_cast<int>(i);
            join(after, {.first = position, .last = position});
        }
    }
    return after.size() <= most ? after : std::vector<RowRange>();
}

} // namespace

void LargeHighlight::save(const OrderChange &change)
{
    m_ranges.clear();
    QItemSelectionModel &selection = *m_view.selectionModel();
    const std::vector<RowRange> ranges = rangesOf(selection.selection());
    if (change.isRearranged() && rowCount(ranges) > maxRowsByView) {
        m_ranges = rangesAfter(change, ranges, maxRowsByView);
        selection.clearSelection();
    }
}

void LargeHighlight::restore()
{
    const QAbstractItemModel &model = *m_view.model();
    QItemSelection rows;
    for (const RowRange &range : std::exchange(m_ranges, {})) {
        rows.append(QItemSelectionRange(model.index(range.first, 0), model.index(range.last, model.columnCount() - 1)));
    }
    if (!rows.isEmpty()) {
        m_view.selectionModel()->select(rows, QItemSelectionModel::Select);
    }
}

} // namespace sealdesk
