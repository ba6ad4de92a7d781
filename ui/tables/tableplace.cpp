// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "tables/tableplace.h"

#include "models/orderedtablemodel.h"

#include <QScrollBar>
#include <QTableView>

namespace sealdesk
{

TablePlace::TablePlace(QTableView &view, OrderedTableModel &model)
    : QObject(&view)
    , m_view(view)
    , m_model(model)
    , m_largeHighlight(view)
{
    connect(&model, &OrderedTableModel::orderAboutToChange, this, &TablePlace::save);
    connect(&model, &OrderedTableModel::orderChanged, this, &TablePlace::restore);
}

void TablePlace::save(const OrderChange &change)
{
    m_view.setAutoScroll(false); // otherwise each step that affects the current row scrolls
    saveScrollPosition(change);
    saveCurrentRow(change);
    m_largeHighlight.save(change);
}

// Called before the rows change; otherwise the view chooses a row by itself.
void TablePlace::saveCurrentRow(const OrderChange &change)
{
    m_highlight = Highlight::Unchanged;
    const QModelIndex current = m_view.currentIndex();
    const auto staying = current.isValid() ? change.nearestStaying(current.row()) : std::nullopt;
    if (!staying) {
        return;
    }
    QItemSelectionModel &selection = *m_view.selectionModel();
    if (selection.isRowSelected(current.row())) {
        m_highlight = Highlight::FollowsCurrentRow;
    }
    selection.setCurrentIndex(m_model.index(*staying, current.column()), QItemSelectionModel::NoUpdate);
}

void TablePlace::saveScrollPosition(const OrderChange &change)
{
    m_anchor = QModelIndex();
    const int top = m_view.verticalScrollBar()->value();
    if (top == m_view.verticalScrollBar()->minimum()) {
        return;
    }
    const QModelIndex current = m_view.currentIndex();
    const int from = current.isValid() && isVisibleInView(current) ? current.row() : top;
    if (const auto staying = change.nearestStaying(from)) {
        m_anchor = m_model.index(*staying, 0);
        m_anchorAt = from - top;
    }
}

bool TablePlace::isVisibleInView(const QModelIndex &index) const
{
    return m_view.viewport()->rect().intersects(m_view.visualRect(index));
}

void TablePlace::restore()
{
    m_view.setAutoScroll(true);
    m_view.doItemsLayout(); // updates the range of the scroll bar
    const int top = m_anchor.isValid() ? m_anchor.row() - m_anchorAt : 0;
    m_view.verticalScrollBar()->setValue(top);
    m_largeHighlight.restore();
    QItemSelectionModel &selection = *m_view.selectionModel();
    if (m_highlight == Highlight::FollowsCurrentRow && !selection.hasSelection()) {
        selection.select(m_view.currentIndex(), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    const QModelIndex current = m_view.currentIndex();
    const bool isChosen = current.isValid() && selection.isRowSelected(current.row());
    if (!m_anchor.isValid() && current.isValid() && !isChosen && !isVisibleInView(current)) {
        // The user didn't choose this row, so start at the top.
        selection.setCurrentIndex(m_model.index(0, current.column()), QItemSelectionModel::NoUpdate);
    }
}

} // namespace sealdesk
