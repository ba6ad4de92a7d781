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

//! Preserves the scroll position and the current row of a table when its order changes.
//!
//! A table that is scrolled to its top stays there. Otherwise the current row keeps its position on the screen, or the
//! topmost row if the current one isn't visible. If that row is removed, the nearest remaining row replaces it. A
//! current row that the user didn't choose moves back to the top. If the highlight is lost, the current row stays
//! highlighted.
class TablePlace final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TablePlace)

public:
    //! Becomes a child of \a view.
    TablePlace(QTableView &view, OrderedTableModel &model);

private:
    enum class Highlight { Unchanged, FollowsCurrentRow };

    void save(const OrderChange &change);
    void restore();
    void saveCurrentRow(const OrderChange &change);
    void saveScrollPosition(const OrderChange &change);
    [[nodiscard]] bool isVisibleInView(const QModelIndex &index) const;

    QTableView &m_view;
    OrderedTableModel &m_model;
    QPersistentModelIndex m_anchor; //!< Invalid if the table is scrolled to its top.
    int m_anchorAt = 0;             //!< Its distance to the topmost visible row, in rows.
    LargeHighlight m_largeHighlight;
    Highlight m_highlight = Highlight::Unchanged;
};

} // namespace sealdesk
