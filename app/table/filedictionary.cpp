// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/filedictionary.h"

#include <algorithm>
#include <numeric>

namespace sealdesk
{

namespace
{

// A page has fewer different ones.
constexpr qsizetype mostLastStates = 16;

size_t hashOf(const FileState &state, const LocalizedText &labels)
{
    const auto withValue = [](size_t seed, const SharedText &value) {
        return qHashBits(value.utf8().data(), value.utf8().size(), seed);
    };
    const auto &values = labels.values();
    return std::accumulate(values.begin(), values.end(), qHashMulti(0, state, labels.langs()), withValue);
}

// Applies LocalizedText::best() to a text whose value in each language is the place of the language.
std::optional<int> bestOf(const QStringList &langs, UiLanguage language)
{
    QList<LocalizedText::Entry> places;
    places.reserve(langs.size());
    for (const QString &lang : langs) {
        places.push_back({.lang = lang, .value = QString::number(places.size())});
    }
    const QString best = LocalizedText(places).best(language);
    return best.isEmpty() ? std::nullopt : std::optional{best.toInt()};
}

NameForm formFor(const QStringList &langs)
{
    NameForm form{.langs = langs, .best = {}};
    for (const UiLanguage language : {UiLanguage::SimplifiedChinese, UiLanguage::English}) {
        form.best[static_cast<std::size_t>(language)] = bestOf(form.langs, language);
    }
    return form;
}

//! The place in \a values of the one for which \a isSought returns true; when there is none, appends what \a make
//! returns. \a numbers has the places by hash value.
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
    const QStringList &langs = names.langs();
    const auto isSought = [&langs](const NameForm &each) { return each.langs == langs; };
    if (m_lastForm >= m_forms.size() || !isSought(m_forms.at(m_lastForm))) {
        m_lastForm = numberIn(m_forms, m_formNumbers, qHash(langs), isSought, [&langs] { return formFor(langs); });
    }
    return m_lastForm;
}

} // namespace sealdesk
