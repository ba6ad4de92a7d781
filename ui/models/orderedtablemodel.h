// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "models/shownrows.h"
#include "table/rowset.h"

#include <QAbstractTableModel>

namespace sealdesk
{

//! The change from one shown order to another. Valid during the signal that has it as argument.
class OrderChange final
{
public:
    //! Valid as long as \a result.
    explicit OrderChange(const OrderResult &result);

    [[nodiscard]] const RowOrder &from() const { return m_from; }
    [[nodiscard]] const RowOrder &to() const { return m_to; }
    //! Whether the layout changes: rows that stay change places, perhaps only between two steps.
    [[nodiscard]] bool isRearranged() const { return m_isRearranged; }
    //! The position in the old order of the staying row that is nearest to \a position, the row below first. It may be
    //! \a position itself. nullopt: no row stays.
    [[nodiscard]] std::optional<int> nearestStaying(int position) const;

private:
    const RowOrder &m_from;
    const RowOrder &m_to;
    bool m_isRearranged;
    std::optional<RowSet> m_stays; //!< nullopt: all rows stay.
};

//! A table that shows rows of a store in an order of its own. Announces changes of the order in a handful of signals
//! (stepsBetween()), never by a reset.
class OrderedTableModel : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OrderedTableModel)

public:
    ~OrderedTableModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;

Q_SIGNALS:
    // Views restore their place after all steps of a change: after a single step the rows around it may be wrong.
    //! Emitted before the first step of a change.
    void orderAboutToChange(const sealdesk::OrderChange &change);
    //! Emitted after the last step of a change.
    void orderChanged();

protected:
    explicit OrderedTableModel(QObject *parent = nullptr)
        : QAbstractTableModel(parent)
    {
    }
    [[nodiscard]] const ShownRows &shown() const { return m_shown; }
    //! The content of all rows, also of those that are removed, must be available during the call.
    void showOrder(const RowOrder &order);
    void showOrder(const OrderResult &result);
    //! Removes rows from the order. \a stays says by row whether it stays, for each shown row.
    void showOnly(const std::vector<bool> &stays);
    //! Emits dataChanged() for the content of these rows, where shown: once, for the range from the first to the last,
    //! since a view repaints only visible rows.
    void announceChanged(const std::vector<RowNumber> &rows);

private:
    void follow(const OrderResult &result);
    void apply(const Rearranged &step);
    void apply(const Removed &step);
    void apply(const Inserted &step);

    ShownRows m_shown;
};

} // namespace sealdesk
