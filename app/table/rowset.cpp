// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/rowset.h"

#include <algorithm>

namespace sealdesk
{

RowSet::RowSet(const RowOrder &rows)
    : m_bits(rows.empty() ? 0 : std::ranges::max(rows) + std::size_t{1}, false)
    , m_count(static_cast<int>(rows.size()))
{
    for (const RowNumber row : rows) {
        m_bits[row] = true;
    }
}

bool RowSet::insert(RowNumber row)
{
    if (contains(row)) {
        return false;
    }
    if (row >= m_bits.size()) {
        m_bits.resize(row + std::size_t{1});
    }
    m_bits[row] = true;
    ++m_count;
    return true;
}

bool RowSet::remove(RowNumber row)
{
    if (!contains(row)) {
        return false;
    }
    m_bits[row] = false;
    --m_count;
    return true;
}

void RowSet::clear()
{
    m_bits.clear();
    m_count = 0;
}

RowPositions::RowPositions(const RowOrder &order)
    : m_positions(order.empty() ? 0 : std::ranges::max(order) + std::size_t{1}, absent)
{
    for (std::size_t i = 0; i < order.size(); ++i) {
        m_positions[order[i]] = static_cast<int>(i);
    }
}

} // namespace sealdesk
