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
    connect(&model, &OrderedTableModel::orderAboutToChange, this, &TablePlace::hold);
    connect(&model, &OrderedTableModel::orderChanged, this, &TablePlace::release);
}

void TablePlace::hold(const OrderChange &change)
{
    m_view.setAutoScroll(false); // or each step that touches the current row scrolls
    holdScroll(change);
    holdCurrent(change);
    m_largeHighlight.hold(change);
}

// Before the steps, or the view picks a row by itself.
void TablePlace::holdCurrent(const OrderChange &change)
{
    m_highlight = Highlight::AsItIs;
    const QModelIndex current = m_view.currentIndex();
    const auto staying = current.isValid() ? change.nearestStaying(current.row()) : std::nullopt;
    if (!staying) {
        return;
    }
    QItemSelectionModel &selection = *m_view.selectionModel();
    if (selection.isRowSelected(current.row())) {
        m_highlight = Highlight::FollowsTheCurrentRow;
    }
    selection.setCurrentIndex(m_model.index(*staying, current.column()), QItemSelectionModel::NoUpdate);
}

void TablePlace::holdScroll(const OrderChange &change)
{
    m_anchor = QModelIndex();
    const int top = m_view.verticalScrollBar()->value();
    if (top == m_view.verticalScrollBar()->minimum()) {
        return;
    }
    const QModelIndex current = m_view.currentIndex();
    const int from = current.isValid() && isInSight(current) ? current.row() : top;
    if (const auto staying = change.nearestStaying(from)) {
        m_anchor = m_model.index(*staying, 0);
        m_anchorAt = from - top;
    }
}

bool TablePlace::isInSight(const QModelIndex &index) const
{
    return m_view.viewport()->rect().intersects(m_view.visualRect(index));
}

void TablePlace::release()
{
    m_view.setAutoScroll(true);
    m_view.doItemsLayout(); // or the scroll bar still has the range of before
    const int top = m_anchor.isValid() ? m_anchor.row() - m_anchorAt : 0;
    m_view.verticalScrollBar()->setValue(top);
    m_largeHighlight.release();
    QItemSelectionModel &selection = *m_view.selectionModel();
    if (m_highlight == Highlight::FollowsTheCurrentRow && !selection.hasSelection()) {
        selection.select(m_view.currentIndex(), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    const QModelIndex current = m_view.currentIndex();
    const bool isChosen = current.isValid() && selection.isRowSelected(current.row());
    if (!m_anchor.isValid() && current.isValid() && !isChosen && !isInSight(current)) {
        // Nobody chose it: who comes to a table at its top begins there.
        selection.setCurrentIndex(m_model.index(0, current.column()), QItemSelectionModel::NoUpdate);
    }
}

} // namespace sealdesk
