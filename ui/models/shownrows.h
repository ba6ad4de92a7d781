// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/filesnapshot.h"

#include <optional>
#include <span>

namespace sealdesk
{

//! The order on the screen, and its inverse.
class ShownRows final
{
public:
    [[nodiscard]] const RowOrder &order() const { return m_order; }
    [[nodiscard]] int count() const { return static_cast<int>(m_order.size()); }
    [[nodiscard]] RowNumber at(int position) const { return m_order[static_cast<std::size_t>(position)]; }
    //! nullopt: the row is not shown.
    [[nodiscard]] std::optional<int> positionOf(RowNumber row) const;

    void assign(RowOrder order);
    //! \a rows are not shown yet; they come to stand at \a position.
    void insert(int position, std::span<const RowNumber> rows);
    void erase(int first, int last);

private:
    void indexFrom(int position);

    RowOrder m_order;
    std::vector<int> m_positions; //!< By row; hidden when not shown.
    static constexpr int hidden = -1;
};

} // namespace sealdesk
