// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/sharedtext.h"

#include <QList>
#include <QStringList>

namespace sealdesk
{

//! The languages that the program speaks.
enum class UiLanguage { SimplifiedChinese, English };

//! The BCP 47 tag by which the service marks texts of \a language ("zh-CN", "en-US").
[[nodiscard]] QString serviceTag(UiLanguage language);

//! A text that the service gives in several languages ({lang, value} pairs). Copying is cheap: copies share the bytes
//! of the texts, with others of their page if they came so.
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
    //! Entries without a value are dropped: they have nothing to show.
    explicit LocalizedText(const QList<Entry> &entries);
    //! As many \a values as \a langs, none of them empty.
    LocalizedText(QStringList langs, PackedTexts values)
        : m_langs(std::move(langs))
        , m_values(std::move(values))
    {
    }

    [[nodiscard]] QList<Entry> entries() const;
    //! The service's tags, in its order.
    [[nodiscard]] const QStringList &langs() const { return m_langs; }
    //! In the same order.
    [[nodiscard]] const PackedTexts &values() const { return m_values; }
    [[nodiscard]] bool isEmpty() const { return m_langs.isEmpty(); }
    //! Whether one is a copy of the other, told without a look at the texts: equal then; if not, they may be equal too.
    [[nodiscard]] bool isCopyOf(const LocalizedText &other) const
    {
        return m_values.isCopyOf(other.m_values) && m_langs.constData() == other.m_langs.constData();
    }
    //! The text of exactly this language; empty when there is none.
    [[nodiscard]] QString exactly(UiLanguage language) const;
    //! The language asked for, then zh-CN, then en-US, then whatever is there; empty when nothing is.
    [[nodiscard]] QString best(UiLanguage language) const;

    friend bool operator==(const LocalizedText &, const LocalizedText &) = default;

private:
    [[nodiscard]] QString valueAt(qsizetype place) const;

    QStringList m_langs;
    PackedTexts m_values;
};

} // namespace sealdesk
