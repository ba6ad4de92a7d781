// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/filedictionary.h"

#include <algorithm>

namespace sealdesk
{

namespace
{

// A page has fewer.
constexpr qsizetype mostLastStates = 16;

size_t hashOf(const FileState &state, const LocalizedText &labels)
{
    size_t hash = qHash(state);
    for (const LocalizedText::Entry &label : labels.entries()) {
        hash = qHashMulti(hash, label.lang, label.value);
    }
    return hash;
}

size_t hashOfLangs(const LocalizedText &text)
{
    size_t hash = 0;
    for (const LocalizedText::Entry &entry : text.entries()) {
        hash = qHash(entry.lang, hash);
    }
    return hash;
}

bool isOfForm(const LocalizedText &text, const NameForm &form)
{
    return std::ranges::equal(text.entries(), form.langs, {}, &LocalizedText::Entry::lang);
}

// Asks the rule itself, with a text in which each language says its place.
std::optional<int> bestOf(const std::vector<QString> &langs, UiLanguage language)
{
    QList<LocalizedText::Entry> places;
    places.reserve(static_cast<qsizetype>(langs.size()));
    for (const QString &lang : langs) {
        places.push_back({.lang = lang, .value = QString::number(places.size())});
    }
    const QString best = LocalizedText(std::move(places)).best(language);
    return best.isEmpty() ? std::nullopt : std::optional{best.toInt()};
}

NameForm formFor(const LocalizedText &text)
{
    NameForm form;
    for (const LocalizedText::Entry &entry : text.entries()) {
        form.langs.push_back(entry.lang);
    }
    for (const UiLanguage language : {UiLanguage::SimplifiedChinese, UiLanguage::English}) {
        form.best[static_cast<std::size_t>(language)] = bestOf(form.langs, language);
    }
    return form;
}

//! The place in \a values of the one that \a isSought; \a make makes it where there is none. \a numbers has the places
//! by hash values.
template <class Value, class IsSought, class Make>
quint32 numberIn(QList<Value> &values, QMultiHash<size_t, quint32> &numbers, size_t hash, IsSought isSought, Make make)
{
    const auto [begin, end] = std::as_const(numbers).equal_range(hash);
    const auto found = std::find_if(begin, end, [&](quint32 number) { return isSought(values.at(number)); });
    if (found != end) {
        return *found;
    }
    const auto number = static_cast<quint32>(values.size());
    values.append(make());
    numbers.insert(hash, number);
    return number;
}

} // namespace

quint32 FileDictionary::numberOf(const TemplateId &id)
{
    if (const auto found = m_templateNumbers.constFind(id); found != m_templateNumbers.cend()) {
        return *found;
    }
    const auto number = static_cast<quint32>(m_templates.size());
    m_templates.append(id);
    m_templateNumbers.insert(id, number);
    return number;
}

quint32 FileDictionary::numberOf(const FileState &state, const LocalizedText &labels)
{
    const auto isCopy = [&](const NumberedState &each) {
        return each.state.labels.isCopyOf(labels) && each.state.state.isCopyOf(state);
    };
    if (const auto last = std::ranges::find_if(std::as_const(m_lastStates), isCopy); last != m_lastStates.cend()) {
        return last->number;
    }
    const WordedState sought{.state = state, .labels = labels};
    const quint32 number = numberIn(
        m_states, m_stateNumbers, hashOf(state, labels), [&](const WordedState &each) { return each == sought; },
        [&] { return sought; });
    if (m_lastStates.size() == mostLastStates) {
        m_lastStates.removeFirst();
    }
    m_lastStates.append({.state = sought, .number = number});
    return number;
}

quint32 FileDictionary::formOf(const LocalizedText &names)
{
    const auto isSought = [&](const NameForm &each) { return isOfForm(names, each); };
    if (m_lastForm >= m_forms.size() || !isSought(m_forms.at(m_lastForm))) {
        m_lastForm = numberIn(m_forms, m_formNumbers, hashOfLangs(names), isSought, [&] { return formFor(names); });
    }
    return m_lastForm;
}

} // namespace sealdesk
