// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/idset.h"

#include <algorithm>

namespace sealdesk
{

namespace
{

constexpr size_t smallestTable = 256;

} // namespace

IdSet::Insertion IdSet::insert(const FileId &id)
{
    const auto number = id.value().number();
    if (!number || *number == 0) { // 0 marks a free place
        const auto before = m_texts.size();
        m_texts.insert(id);
        return m_texts.size() > before ? Insertion::New : Insertion::Present;
    }
    if (2 * static_cast<size_t>(m_numberCount) >= m_numbers.size()) {
        grow();
    }
    quint64 &place = m_numbers[placeOf(*number)];
    if (place == *number) {
        return Insertion::Present;
    }
    place = *number;
    ++m_numberCount;
    return Insertion::New;
}

void IdSet::clear()
{
    *this = IdSet();
}

size_t IdSet::placeOf(quint64 number) const
{
    const size_t mask = m_numbers.size() - 1;
    size_t place = qHash(number, 0) & mask;
    while (m_numbers[place] != 0 && m_numbers[place] != number) {
        place = (place + 1) & mask;
    }
    return place;
}

void IdSet::grow()
{
    std::vector<quint64> before(std::max(smallestTable, 2 * m_numbers.size()), 0);
    before.swap(m_numbers);
    for (const quint64 number : before) {
        if (number != 0) {
            m_numbers[placeOf(number)] = number;
        }
    }
}

} // namespace sealdesk
