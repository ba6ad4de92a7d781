// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/sharedtext.h"

#include <QList>
#include <QStringList>
#include <QVarLengthArray>

#include <algorithm>

namespace sealdesk
{

//! The languages that the program speaks.
enum class UiLanguage { SimplifiedChinese, English };

//! The BCP 47 tag by which the service marks texts of \a language ("zh-CN", "en-US").
[[nodiscard]] QString serviceTag(UiLanguage language);

//! A text that the service gives in several languages ({lang, value} pairs). Copying is cheap: copies share storage,
//! also with other texts of the same page.
class LocalizedText final
{
public:
    //! One language's text, with the service's tag for the language.
    struct Entry {
        QString lang;
        QString value;
        friend bool operator==(const Entry &, const Entry &) = default;
    };

    LocalizedText() = default;
    //! Entries with an empty value are dropped.
    explicit LocalizedText(const QList<Entry> &entries);
    //! One text for each language; most texts have two.
    using Values = QVarLengthArray<SharedText, 2>;

    //! \a values has one text for each of \a langs, none of them empty.
    LocalizedText(QStringList langs, Values values)
        : m_langs(std::move(langs))
        , m_values(std::move(values))
    {
    }

    [[nodiscard]] QList<Entry> entries() const;
    //! The service's tags, in its order.
    [[nodiscard]] const QStringList &langs() const { return m_langs; }
    //! The texts, in the order of langs().
    [[nodiscard]] const Values &values() const { return m_values; }
    [[nodiscard]] bool isEmpty() const { return m_langs.isEmpty(); }
    //! Cheap identity check: true if both share storage. Otherwise they may be equal all the same.
    [[nodiscard]] bool isCopyOf(const LocalizedText &other) const
    {
        return m_langs.constData() == other.m_langs.constData() &&
               std::ranges::equal(m_values, other.m_values, &SharedText::isCopyOf);
    }
    //! The text in this language; empty when there is none.
    [[nodiscard]] QString exactly(UiLanguage language) const;
    //! The text in \a language, else in zh-CN, else in en-US, else in the first language that there is; empty: there is
    //! none.
    [[nodiscard]] QString best(UiLanguage language) const;

    friend bool operator==(const LocalizedText &, const LocalizedText &) = default;

private:
    QStringList m_langs;
    Values m_values;
};

} // namespace sealdesk
