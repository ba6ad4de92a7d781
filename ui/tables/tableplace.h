// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tables/largehighlight.h"

#include <QObject>
#include <QPersistentModelIndex>

class QTableView;

namespace sealdesk
{

class OrderChange;
class OrderedTableModel;

//! Keeps the place in a table while its order changes: a table at its top stays there; else the current row, where it
//! was on the screen, stays at that height, or the topmost row when the current one was not on the screen. Where such a
//! row leaves, the nearest that stays takes its part; a current row that nobody chose goes back to the top. (By itself
//! a view goes wherever the last step leads it.) Of a highlight that was lost on the way the current row keeps its
//! part.
class TablePlace final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TablePlace)

public:
    //! Lives as long as \a view.
    TablePlace(QTableView &view, OrderedTableModel &model);

private:
    enum class Highlight { AsItIs, FollowsTheCurrentRow };

    void hold(const OrderChange &change);
    void release();
    void holdCurrent(const OrderChange &change);
    void holdScroll(const OrderChange &change);
    [[nodiscard]] bool isInSight(const QModelIndex &index) const;

    QTableView &m_view;
    OrderedTableModel &m_model;
    QPersistentModelIndex m_anchor; //!< Invalid: the table stood at its top.
    int m_anchorAt = 0;             //!< Rows below the topmost on the screen.
    LargeHighlight m_largeHighlight;
    Highlight m_highlight = Highlight::AsItIs;
};

} // namespace sealdesk
