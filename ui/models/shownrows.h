// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/orderscheduler.h"

#include <memory>
#include <optional>
#include <span>

namespace sealdesk
{

//! The shown order and its inverse. Those that were made elsewhere are shared, not copied.
class ShownRows final
{
public:
    [[nodiscard]] const RowOrder &order() const { return *m_order; }
    //! The identity of the order: every change makes it another object.
    [[nodiscard]] const std::shared_ptr<const RowOrder> &shared() const { return m_order; }
    [[nodiscard]] int count() const { return static_cast<int>(m_order->size()); }
    [[nodiscard]] RowNumber at(int position) const { return (*m_order)[static_cast<std::size_t>(position)]; }
    //! nullopt: the row is not shown.
    [[nodiscard]] std::optional<int> positionOf(RowNumber row) const;

    //! \a positions are those of \a order; null: computed when needed.
    void assign(std::shared_ptr<const RowOrder> order, std::shared_ptr<const RowPositions> positions = {});
    //! Inserts \a rows, which are not shown yet, at \a position.
    void insert(int position, std::span<const RowNumber> rows);
    void erase(int first, int last);

private:
    std::shared_ptr<const RowOrder> m_order = std::make_shared<const RowOrder>();
    mutable std::shared_ptr<const RowPositions> m_positions; //!< Null: not computed yet.
};

} // namespace sealdesk
