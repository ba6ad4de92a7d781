// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "core/localizedtext.h"

#include <algorithm>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

// "zh_CN", "zh-cn" and a bare "zh" all mean what the service usually writes as "zh-CN".
bool matches(QStringView lang, QStringView tag)
{
    if (lang.size() >= 2 && lang.size() < tag.size()) {
        return tag.startsWith(lang, Qt::CaseInsensitive) && tag[lang.size()] == u'-';
    }
    return lang.size() == tag.size() && lang.startsWith(tag.first(2), Qt::CaseInsensitive) &&
           lang.mid(3).compare(tag.mid(3), Qt::CaseInsensitive) == 0;
}

} // namespace

QString serviceTag(UiLanguage language)
{
    switch (language) {
    case UiLanguage::SimplifiedChinese:
        return u"zh-CN"_s;
    case UiLanguage::English:
        return u"en-US"_s;
    }
    Q_UNREACHABLE();
}

LocalizedText::LocalizedText(const QList<Entry> &entries)
{
    for (const Entry &entry : entries) {
        if (SharedText value(entry.value); !value.isEmpty()) {
            m_langs.append(entry.lang);
            m_values.append(std::move(value));
        }
    }
}

QList<LocalizedText::Entry> LocalizedText::entries() const
{
    QList<Entry> entries;
    entries.reserve(m_langs.size());
    for (qsizetype i = 0; i < m_langs.size(); ++i) {
        entries.append({.lang = m_langs.at(i), .value = m_values.at(i).text()});
    }
    return entries;
}

QString LocalizedText::exactly(UiLanguage language) const
{
    const QString tag = serviceTag(language);
    const auto found = std::ranges::find_if(m_langs, [&](const QString &lang) { return matches(lang, tag); });
    return found == m_langs.end() ? QString() : m_values.at(found - m_langs.begin()).text();
}

QString LocalizedText::best(UiLanguage language) const
{
    for (const UiLanguage candidate : {language, UiLanguage::SimplifiedChinese, UiLanguage::English}) {
        if (QString text = exactly(candidate); !text.isEmpty()) {
            return text;
        }
    }
    return m_langs.isEmpty() ? QString() : m_values.at(0).text();
}

} // namespace sealdesk
