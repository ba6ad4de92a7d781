// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/columns.h"
#include "table/rowquery.h"
#include "text/pinyintable.h"

#include <QCollator>

#include <algorithm>
#include <map>

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

//! What a search leaves of a text: whole texts are normalized and stripped here, not characters.
inline QString plainForm(const QString &text)
{
    static const std::map<QChar, QString> letters{{u'ß', QStringLiteral("ss")}, {u'ı', QStringLiteral("i")}};
    QString plain;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD).toCaseFolded()) {
        const bool isAccent = c.isMark() && c.combiningClass() >= 200;
        if (!isAccent && c.category() != QChar::Other_Format) {
            plain += letters.contains(c) ? letters.at(c) : QString(c);
        }
    }
    return plain.normalized(QString::NormalizationForm_C); // so that kana and Hangul are whole characters
}

//! Whether \a text begins with what was typed, as letters, syllables or initials. Both are in plainForm().
inline bool beginsWith(QStringView text, QStringView typed)
{
    if (typed.isEmpty()) {
        return true;
    }
    if (text.isEmpty()) {
        return false;
    }
    const auto goesOn = [&](qsizetype length) { return beginsWith(text.sliced(1), typed.sliced(length)); };
    if (text.front() == typed.front() && goesOn(1)) {
        return true;
    }
    const std::string ideograph = text.first(1).toString().toStdString();
    return std::ranges::any_of(pinyinSyllables(), [&](const PinyinSyllable &syllable) {
        if (syllable.ideographs.find(ideograph) == std::string_view::npos) {
            return false;
        }
        const auto letters =
            QString::fromLatin1(syllable.letters.data(), static_cast<qsizetype>(syllable.letters.size()));
        const bool hasDigraph = letters.startsWith(u"zh") || letters.startsWith(u"ch") || letters.startsWith(u"sh");
        return letters.startsWith(typed) || (typed.startsWith(letters) && goesOn(letters.size())) ||
               (typed.front() == letters.front() && goesOn(1)) ||
               (hasDigraph && typed.startsWith(letters.first(2)) && goesOn(2));
    });
}

//! Whether a search for \a word finds \a text.
inline bool isWordIn(const QString &word, const QString &text)
{
    const QString typed = plainForm(word);
    const QString whole = plainForm(text);
    for (qsizetype start = 0; start <= whole.size(); ++start) {
        if (beginsWith(QStringView(whole).sliced(start), typed)) {
            return true;
        }
    }
    return false;
}

//! Whether \a query shows \a file, by the texts of its columns.
inline bool isFound(const RowQuery &query, const SignatureFile &file)
{
    const auto words = query.search.split(u' ', Qt::SkipEmptyParts);
    return (!query.state || *query.state == file.state) && std::ranges::all_of(words, [&](const QString &word) {
               return std::ranges::any_of(query.searchIn, [&](ColumnId column) {
                   return isWordIn(word, columnOf(column).text(file, {.language = query.language}));
               });
           });
}

} // namespace sealdesk::test
