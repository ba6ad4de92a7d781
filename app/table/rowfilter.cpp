// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/rowfilter.h"

#include "table/rowvalues.h"
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

} // namespace

QStringList searchWords(const QString &search)
{
    // simplified() takes the ideographic space of Chinese input methods for a blank, too.
    return search.simplified().split(u' ', Qt::SkipEmptyParts);
}

bool narrows(const RowQuery &query, const RowQuery &other)
{
    if (query.searchIn != other.searchIn || query.language != other.language ||
        (other.state && query.state != other.state)) {
        return false;
    }
    const QStringList words = searchWords(query.search);
    return std::ranges::all_of(searchWords(other.search), [&words](const QString &wanted) {
        return std::ranges::any_of(words, [&wanted](const QString &word) { return SearchWord(word).implies(wanted); });
    });
}

RowFilter::RowFilter(const FileSnapshot &rows, const RowQuery &query)
    : m_rows(rows)
    , m_query(query)
{
    const FileDictionary &dictionary = rows.dictionary();
    for (const QString &text : searchWords(query.search)) {
        const SearchWord word(text);
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
    return std::ranges::any_of(m_query.searchIn, [&](ColumnId column) { return isIn(word, row, columnOf(column)); });
}

bool RowFilter::isIn(const Word &word, const RowView &row, const Column &column) const
{
    switch (column.field) {
    case RowField::Name:
    case RowField::ContractCode:
        return word.word.isIn(textOf(row, column.field, m_query.language));
    case RowField::State:
        return word.isInState[row.packed().stateNumber];
    case RowField::Template:
        return word.isInTemplate[row.packed().templateNumber];
    case RowField::UpdateTime:
    case RowField::CreateTime: {
        const auto time = timeOf(row.packed(), column.field);
        return time && word.word.isInTime(*time);
    }
    case RowField::EffectiveDay: {
        const auto day = timeOf(row.packed(), column.field);
        return day && word.word.isInDate(*day);
    }
    case RowField::Person:
    case RowField::File:
    case RowField::Employment:
    case RowField::PreHire: {
        const PackedId id = idOf(row, column.field);
        const auto *number = std::get_if<quint64>(&id);
        return number != nullptr ? word.word.isInNumber(*number) : word.word.isIn(std::get<PackedText>(id));
    }
    }
    Q_UNREACHABLE();
}

} // namespace sealdesk
