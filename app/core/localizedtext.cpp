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
bool means(QStringView lang, QStringView tag)
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

LocalizedText::LocalizedText(QList<Entry> entries)
    : m_entries(std::move(entries))
{
    m_entries.removeIf([](const Entry &entry) { return entry.value.isEmpty(); });
}

QString LocalizedText::exactly(UiLanguage language) const
{
    const QString tag = serviceTag(language);
    const auto found = std::ranges::find_if(m_entries, [&](const Entry &entry) { return means(entry.lang, tag); });
    return found == m_entries.end() ? QString() : found->value;
}

QString LocalizedText::best(UiLanguage language) const
{
    for (const UiLanguage candidate : {language, UiLanguage::SimplifiedChinese, UiLanguage::English}) {
        if (QString text = exactly(candidate); !text.isEmpty()) {
            return text;
        }
    }
    return m_entries.empty() ? QString() : m_entries.front().value;
}

} // namespace sealdesk
