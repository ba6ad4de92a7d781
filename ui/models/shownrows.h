// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/orderscheduler.h"

#include <memory>
#include <optional>
#include <span>

namespace sealdesk
{

//! The order on the screen, and its inverse. Orders and inverses that were made elsewhere are shared, not copied.
class ShownRows final
{
public:
    [[nodiscard]] const RowOrder &order() const { return *m_order; }
    //! To know it again: whatever changes the order makes it another object.
    [[nodiscard]] const std::shared_ptr<const RowOrder> &shared() const { return m_order; }
    [[nodiscard]] int count() const { return static_cast<int>(m_order->size()); }
    [[nodiscard]] RowNumber at(int position) const { return (*m_order)[static_cast<std::size_t>(position)]; }
    //! nullopt: the row is not shown.
    [[nodiscard]] std::optional<int> positionOf(RowNumber row) const;

    //! \a positions are those of \a order; null: to be found out when somebody asks.
    void assign(std::shared_ptr<const RowOrder> order, std::shared_ptr<const RowPositions> positions = {});
    //! \a rows are not shown yet; they come to stand at \a position.
    void insert(int position, std::span<const RowNumber> rows);
    void erase(int first, int last);

private:
    std::shared_ptr<const RowOrder> m_order = std::make_shared<const RowOrder>();
    mutable std::shared_ptr<const RowPositions> m_positions; //!< Null: nobody has asked yet.
};

} // namespace sealdesk
