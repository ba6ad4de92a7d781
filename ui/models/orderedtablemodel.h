// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "models/shownrows.h"
#include "table/rowset.h"

#include <QAbstractTableModel>

namespace sealdesk
{

//! One order on the screen about to follow another. Valid during the signal that carries it.
class OrderChange final
{
public:
    //! Valid as long as \a result.
    explicit OrderChange(const OrderResult &result);

    [[nodiscard]] const RowOrder &from() const { return m_from; }
    [[nodiscard]] const RowOrder &to() const { return m_to; }
    //! Whether rows that stay change places on the way, if only for a step: the model's layout changes.
    [[nodiscard]] bool isRearranged() const { return m_isRearranged; }
    //! The position of the row that stays and stands nearest to \a position in the old order, itself first, then those
    //! below; nullopt: none stays.
    [[nodiscard]] std::optional<int> nearestStaying(int position) const;

private:
    const RowOrder &m_from;
    const RowOrder &m_to;
    bool m_isRearranged;
    std::optional<RowSet> m_stays; //!< nullopt: all rows do, and a million of them need no look.
};

//! A table whose rows on the screen are an order over rows that lie elsewhere. Changes of the order are told to views
//! in a handful of signals (stepsBetween()), never by a reset.
class OrderedTableModel : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OrderedTableModel)

public:
    ~OrderedTableModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;

Q_SIGNALS:
    // Around the steps of one change: a view that judged each step by itself would lose its place.
    void orderAboutToChange(const sealdesk::OrderChange &change);
    void orderChanged();

protected:
    explicit OrderedTableModel(QObject *parent = nullptr)
        : QAbstractTableModel(parent)
    {
    }
    [[nodiscard]] const ShownRows &shown() const { return m_shown; }
    //! What the rows show must be there from before to after the call, for those that leave as well.
    void showOrder(const RowOrder &order);
    void showOrder(const OrderResult &result);
    //! Those of the rows that stay, as they stand. \a stays is by row, and has a place for each that is shown.
    void showOnly(const std::vector<bool> &stays);
    //! Tells views that these rows, where shown, have another content: in one signal for the span that holds them,
    //! since a view repaints no more than what is on the screen.
    void announceChanged(const std::vector<RowNumber> &rows);

private:
    void follow(const OrderResult &result);
    void apply(const Rearranged &step);
    void apply(const Removed &step);
    void apply(const Inserted &step);

    ShownRows m_shown;
};

} // namespace sealdesk
