// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "models/shownrows.h"

namespace sealdesk
{

std::optional<int> ShownRows::positionOf(RowNumber row) const
{
    if (!m_positions) {
        m_positions = std::make_shared<const RowPositions>(*m_order);
    }
    return m_positions->of(row);
}

void ShownRows::assign(std::shared_ptr<const RowOrder> order, std::shared_ptr<const RowPositions> positions)
{
    m_order = std::move(order);
    m_positions = std::move(positions);
}

void ShownRows::insert(int position, std::span<const RowNumber> rows)
{
    RowOrder order;
    order.reserve(m_order->size() + rows.size());
    const auto place = m_order->begin() + position;
    order.insert(order.end(), m_order->begin(), place);
    order.insert(order.end(), rows.begin(), rows.end());
    order.insert(order.end(), place, m_order->end());
    assign(std::make_shared<const RowOrder>(std::move(order)));
}

void ShownRows::erase(int first, int last)
{
    RowOrder order;
    order.reserve(m_order->size());
    order.insert(order.end(), m_order->begin(), m_order->begin() + first);
    order.insert(order.end(), m_order->begin() + last + 1, m_order->end());
    assign(std::make_shared<const RowOrder>(std::move(order)));
}

} // namespace sealdesk
