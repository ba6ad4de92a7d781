// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/filesnapshot.h"

#include <optional>
#include <vector>

namespace sealdesk
{

//! A set of rows, in a bit a row. It is a set of files as well: until the store is cleared, a row number belongs to one
//! file.
class RowSet final
{
public:
    RowSet() = default;
    explicit RowSet(const RowOrder &rows);

    [[nodiscard]] bool contains(RowNumber row) const { return row < m_bits.size() && m_bits[row]; }
    [[nodiscard]] int count() const { return m_count; }
    //! False: the row was in the set already.
    bool insert(RowNumber row);
    //! False: the row was not in the set.
    bool remove(RowNumber row);
    void clear();

private:
    std::vector<bool> m_bits;
    int m_count = 0;
};

//! The positions of rows in an order: its inverse, in four bytes a row.
class RowPositions final
{
public:
    explicit RowPositions(const RowOrder &order);

    //! nullopt: the row is not in the order.
    [[nodiscard]] std::optional<int> of(RowNumber row) const
    {
        const int position = row < m_positions.size() ? m_positions[row] : absent;
        return position == absent ? std::nullopt : std::optional{position};
    }

private:
    static constexpr int absent = -1;

    std::vector<int> m_positions; //!< By row.
};

} // namespace sealdesk
