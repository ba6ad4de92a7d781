// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/rowfilter.h"

#include <QVarLengthArray>

#include <algorithm>

namespace sealdesk
{

RowFilter::RowFilter(const RowQuery &query)
    : m_searchIn(query.searchIn)
    , m_state(query.state)
    , m_context{.language = query.language}
{
    // simplified() takes the ideographic space of Chinese input methods for a blank, too.
    for (const QString &word : query.search.simplified().split(u' ', Qt::SkipEmptyParts)) {
        m_words.emplace_back(word, Qt::CaseInsensitive);
    }
}

bool RowFilter::matches(const SignatureFile &file) const
{
    if (m_state && file.state != *m_state) {
        return false;
    }
    QVarLengthArray<const QStringMatcher *, 8> missing;
    for (const QStringMatcher &word : m_words) {
        missing.append(&word);
    }
    for (const ColumnId column : m_searchIn) {
        if (missing.isEmpty()) {
            break;
        }
        const QString text = columnOf(column).text(file, m_context);
        missing.removeIf([&text](const QStringMatcher *word) { return word->indexIn(text) >= 0; });
    }
    return missing.isEmpty();
}

} // namespace sealdesk
