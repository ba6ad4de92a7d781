// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/filesnapshot.h"

#include <optional>
#include <vector>

namespace sealdesk
{

//! Where rows stand in an order: its inverse, in four bytes a row.
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
