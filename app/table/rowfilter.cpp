// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/rowfilter.h"

#include "text/statelabel.h"

#include <algorithm>

namespace sealdesk
{

namespace
{

template <class Value, class IsOne>
std::vector<bool> bitsOf(const QList<Value> &values, IsOne isOne)
{
    std::vector<bool> bits;
    bits.reserve(static_cast<std::size_t>(values.size()));
    std::ranges::transform(values, std::back_inserter(bits), isOne);
    return bits;
}

//! Whether a word is in the text of a value, mostly without making the text.
class ValueSearch final
{
public:
    explicit ValueSearch(const RowFilter::Word &word)
        : m_word(word)
    {
    }

    bool operator()(const PackedText &text) const { return m_word.word.isIn(text); }
    bool operator()(quint64 id) const { return m_word.word.isInNumber(id); }
    bool operator()(UnixSeconds time) const { return m_word.word.isInTime(static_cast<qint64>(time)); }
    bool operator()(JulianDay day) const { return m_word.word.isInDate(static_cast<qint64>(day)); }
    bool operator()(StateNumber state) const { return m_word.isInState[static_cast<std::size_t>(state)]; }
    bool operator()(TemplateNumber id) const { return m_word.isInTemplate[static_cast<std::size_t>(id)]; }

private:
    const RowFilter::Word &m_word;
};

} // namespace

std::vector<SearchWord> searchWords(const QString &search)
{
    std::vector<SearchWord> words;
    for (TextPattern &pattern : patternsOf(search)) {
        words.emplace_back(std::move(pattern));
    }
    return words;
}

bool narrows(const RowQuery &query, const RowQuery &other)
{
    if (query.searchIn != other.searchIn || query.language != other.language ||
        (other.state && query.state != other.state)) {
        return false;
    }
    const std::vector<SearchWord> words = searchWords(query.search);
    return std::ranges::all_of(searchWords(other.search), [&words](const SearchWord &wanted) {
        return std::ranges::any_of(words, [&wanted](const SearchWord &word) { return word.implies(wanted); });
    });
}

RowFilter::RowFilter(const FileSnapshot &rows, const RowQuery &query)
    : m_rows(rows)
    , m_query(query)
{
    const FileDictionary &dictionary = rows.dictionary();
    for (const SearchWord &word : searchWords(query.search)) {
        m_words.push_back(
            {.word = word,
             .isInState = bitsOf(dictionary.states(),
                                 [&](const WordedState &state) {
                                     return word.isIn(stateLabel(state.state, state.labels, query.language));
                                 }),
             .isInTemplate =
                 bitsOf(dictionary.templates(), [&](const TemplateId &id) { return word.isIn(id.text()); })});
    }
    if (query.state) {
        m_isWantedState =
            bitsOf(dictionary.states(), [&](const WordedState &state) { return state.state == *query.state; });
    }
}

bool RowFilter::matches(RowNumber row) const
{
    const RowView view = m_rows.at(row);
    if (m_query.state && !m_isWantedState[view.packed().stateNumber]) {
        return false;
    }
    return std::ranges::all_of(m_words, [&](const Word &word) { return isIn(word, view); });
}

bool RowFilter::isIn(const Word &word, const RowView &row) const
{
    return std::ranges::any_of(m_query.searchIn, [&](ColumnId column) {
        return std::visit(ValueSearch(word), columnOf(column).value(row, {.language = m_query.language}));
    });
}

} // namespace sealdesk
