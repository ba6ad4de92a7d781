// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QString>

namespace sealdesk
{

//! The languages that the program speaks.
enum class UiLanguage { SimplifiedChinese, English };

//! The BCP 47 tag by which the service marks texts of \a language ("zh-CN", "en-US").
[[nodiscard]] QString serviceTag(UiLanguage language);

//! A text that the service gives in several languages ({lang, value} pairs). Copying is cheap (implicit sharing).
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
    explicit LocalizedText(QList<Entry> entries);

    [[nodiscard]] const QList<Entry> &entries() const { return m_entries; }
    [[nodiscard]] bool isEmpty() const { return m_entries.empty(); }
    //! Whether one is a copy of the other, told without a look at the texts: equal then; if not, they may be equal too.
    [[nodiscard]] bool isCopyOf(const LocalizedText &other) const
    {
        return m_entries.constData() == other.m_entries.constData() && m_entries.size() == other.m_entries.size();
    }
    //! The text of exactly this language; empty when there is none.
    [[nodiscard]] QString exactly(UiLanguage language) const;
    //! The language asked for, then zh-CN, then en-US, then whatever is there; empty when nothing is.
    [[nodiscard]] QString best(UiLanguage language) const;

    friend bool operator==(const LocalizedText &, const LocalizedText &) = default;

private:
    QList<Entry> m_entries;
};

} // namespace sealdesk
