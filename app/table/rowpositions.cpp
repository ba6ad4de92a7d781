// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/rowpositions.h"

#include <algorithm>

namespace sealdesk
{

RowPositions::RowPositions(const RowOrder &order)
    : m_positions(order.empty() ? 0 : *std::ranges::max_element(order) + std::size_t{1}, absent)
{
    for (std::size_t i = 0; i < order.size(); ++i) {
        m_positions[order[i]] = static_cast<int>(i);
    }
}

} // namespace sealdesk
