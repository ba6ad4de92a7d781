// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/columns.h"
#include "table/rowquery.h"

#include <QCollator>

#include <algorithm>

namespace sealdesk::test
{

// What a query shows, computed the slow way from the files' texts.

[[nodiscard]] inline QCollator collatorOf(UiLanguage language)
{
    QCollator result(language == UiLanguage::English ? QLocale(QStringLiteral("en_US"))
                                                     : QLocale(QStringLiteral("zh_CN")));
    result.setNumericMode(true);
    return result;
}

inline int compareIds(const QString &a, const QString &b)
{
    return a.size() != b.size() ? (a.size() < b.size() ? -1 : 1) : a.compare(b);
}

inline int flowPlace(const FileState &state)
{
    const auto known = state.known();
    return known ? static_cast<int>(*known) : 100;
}

//! Negative: \a a comes first when ascending. Both have a value.
inline int compareValues(const Column &column, const SignatureFile &a, const SignatureFile &b, UiLanguage language)
{
    const CellContext context{.language = language};
    switch (column.sort) {
    case SortKind::Text:
        return collatorOf(language).compare(column.text(a, context), column.text(b, context));
    case SortKind::Id:
        return compareIds(column.text(a, context), column.text(b, context));
    case SortKind::Time: // the form of a time sorts like the time
        return column.text(a, context).compare(column.text(b, context));
    case SortKind::State:
        return flowPlace(a.state) != flowPlace(b.state) ? flowPlace(a.state) - flowPlace(b.state)
                                                        : a.state.name().compare(b.state.name());
    }
    Q_UNREACHABLE();
}

inline bool hasValue(const Column &column, const SignatureFile &file, UiLanguage language)
{
    return column.sort == SortKind::State ? !file.state.name().isEmpty()
                                          : !column.text(file, {.language = language}).isEmpty();
}

//! Whether \a query shows \a a before \a b, by the texts of its columns.
inline bool isBefore(const RowQuery &query, const SignatureFile &a, const SignatureFile &b)
{
    for (const SortKey &key : query.sort) {
        const Column &column = columnOf(key.column);
        const bool aHas = hasValue(column, a, query.language);
        const bool bHas = hasValue(column, b, query.language);
        if (aHas != bHas) {
            return aHas;
        }
        const int comparison = aHas ? compareValues(column, a, b, query.language) : 0;
        if (comparison != 0) {
            return key.order == Qt::AscendingOrder ? comparison < 0 : comparison > 0;
        }
    }
    return !query.sort.empty() && compareIds(a.id.text(), b.id.text()) < 0;
}

//! Whether \a query shows \a file, by the texts of its columns.
inline bool isFound(const RowQuery &query, const SignatureFile &file)
{
    const auto words = query.search.split(u' ', Qt::SkipEmptyParts);
    return (!query.state || *query.state == file.state) && std::ranges::all_of(words, [&](const QString &word) {
               return std::ranges::any_of(query.searchIn, [&](ColumnId column) {
                   const QString text = columnOf(column).text(file, {.language = query.language});
                   return text.toLower().contains(word.toLower());
               });
           });
}

} // namespace sealdesk::test
