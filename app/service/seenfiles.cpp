// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/seenfiles.h"

#include <utility>

namespace sealdesk
{

void SeenFiles::clear()
{
    *this = {};
}

// Counting what the query may repeat takes no memory for each file, unlike a set of its own for each query.
void SeenFiles::beginQuery()
{
    m_expectedRepeats = count();
    m_barrenPages = 0;
}

bool SeenFiles::add(const FileId &file)
{
    const qint64 before = count();
    if (const auto number = file.value().number()) {
        m_numbers.insert(*number);
    } else {
        m_texts.insert(file);
    }
    const bool isNew = count() > before;
    if (isNew) {
        m_pageBringsNew = true;
    } else if (m_expectedRepeats > 0) {
        --m_expectedRepeats;
        m_pageBringsNew = true;
    } else {
        ++m_repeats;
    }
    return isNew;
}

void SeenFiles::endPage()
{
    m_barrenPages = std::exchange(m_pageBringsNew, false) ? 0 : m_barrenPages + 1;
}

} // namespace sealdesk
