// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "models/checkset.h"

namespace sealdesk
{

bool CheckSet::insert(RowNumber row)
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

bool CheckSet::remove(RowNumber row)
{
    if (!contains(row)) {
        return false;
    }
    m_bits[row] = false;
    --m_count;
    return true;
}

void CheckSet::clear()
{
    m_bits.clear();
    m_count = 0;
}

} // namespace sealdesk
