// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "models/shownrows.h"

#include <algorithm>

namespace sealdesk
{

std::optional<int> ShownRows::positionOf(RowNumber row) const
{
    const int position = row < m_positions.size() ? m_positions[row] : hidden;
    return position == hidden ? std::nullopt : std::optional{position};
}

void ShownRows::assign(RowOrder order)
{
    m_order = std::move(order);
    std::ranges::fill(m_positions, hidden);
    indexFrom(0);
}

void ShownRows::insert(int position, std::span<const RowNumber> rows)
{
    m_order.insert(m_order.begin() + position, rows.begin(), rows.end());
    indexFrom(position);
}

void ShownRows::erase(int first, int last)
{
    for (int position = first; position <= last; ++position) {
        m_positions[at(position)] = hidden;
    }
    m_order.erase(m_order.begin() + first, m_order.begin() + last + 1);
    indexFrom(first);
}

void ShownRows::indexFrom(int position)
{
    if (m_order.empty()) {
        return;
    }
    const RowNumber greatest = *std::ranges::max_element(m_order);
    if (greatest >= m_positions.size()) {
        m_positions.resize(greatest + std::size_t{1}, hidden);
    }
    for (; position < count(); ++position) {
        m_positions[at(position)] = position;
    }
}

} // namespace sealdesk
