// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/rowsorter.h"

#include "table/filestore.h"
#include "table/statetally.h"
#include "table/textranks.h"

#include <algorithm>

namespace sealdesk
{

namespace
{

// With fewer, comparing is faster than making keys.
constexpr std::size_t rowsToCompare = 64;

// Rows that have a value come first, in either direction. nullopt: both have one.
std::optional<std::strong_ordering> compareMissing(bool aIsThere, bool bIsThere)
{
    if (aIsThere && bIsThere) {
        return std::nullopt;
    }
    return static_cast<int>(bIsThere) <=> static_cast<int>(aIsThere);
}

std::strong_ordering turned(std::strong_ordering ordering, Qt::SortOrder order)
{
    return order == Qt::AscendingOrder ? ordering : 0 <=> ordering;
}

bool hasText(const RowValue &value)
{
    return std::holds_alternative<PackedText>(value) && !isMissing(value);
}

IdValue idOf(const RowValue &value)
{
    const auto *number = std::get_if<quint64>(&value);
    return number != nullptr ? IdValue(*number) : IdValue(std::get<PackedText>(value).text());
}

// Keeps the order of signed numbers.
quint64 unsignedKey(qint64 value)
{
    return static_cast<quint64>(value) ^ (quint64{1} << 63U);
}

//! By the dictionary's number.
using Places = std::vector<std::optional<quint64>>;

template <class Value, class Less>
Places placesOf(const QList<Value> &values, Less less, const Value &missing)
{
    std::vector<Value> sorted(values.begin(), values.end());
    std::ranges::sort(sorted, less);
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    Places places;
    for (const Value &value : values) {
        const auto place = std::ranges::lower_bound(sorted, value, less) - sorted.begin();
        places.push_back(value == missing ? std::nullopt : std::optional{static_cast<quint64>(place)});
    }
    return places;
}

QList<FileState> bareStates(const QList<WordedState> &states)
{
    QList<FileState> bare;
    std::ranges::transform(states, std::back_inserter(bare), &WordedState::state);
    return bare;
}

//! A number that sorts like the value; nullopt: the file has none, or a text.
class ValueNumber final
{
public:
    ValueNumber(const Places &states, const Places &templates)
        : m_states(states)
        , m_templates(templates)
    {
    }

    std::optional<quint64> operator()(const PackedText & /*text*/) const { return std::nullopt; }
    std::optional<quint64> operator()(quint64 id) const { return id; }
    std::optional<quint64> operator()(UnixSeconds time) const { return unsignedKey(static_cast<qint64>(time)); }
    std::optional<quint64> operator()(JulianDay day) const { return unsignedKey(static_cast<qint64>(day)); }
    std::optional<quint64> operator()(StateNumber state) const { return m_states[static_cast<std::size_t>(state)]; }
    std::optional<quint64> operator()(TemplateNumber id) const { return m_templates[static_cast<std::size_t>(id)]; }

private:
    const Places &m_states;
    const Places &m_templates;
};

} // namespace

QCollator collatorFor(UiLanguage language)
{
    QCollator collator(language == UiLanguage::English ? QLocale(QLocale::English, QLocale::UnitedStates)
                                                       : QLocale(QLocale::Chinese, QLocale::China));
    collator.setNumericMode(true); // "Contract 9" before "Contract 10"
    return collator;
}

RowSorter::RowSorter(const FileSnapshot &rows, const RowQuery &query)
    : m_rows(rows)
    , m_context{.language = query.language}
    , m_keys(query.sort)
    , m_statePlaces(placesOf(bareStates(rows.dictionary().states()), comesBefore, FileState()))
    , m_templatePlaces(placesOf(rows.dictionary().templates(), std::ranges::less(), TemplateId()))
    , m_collator(collatorFor(query.language))
{
    if (!m_keys.empty()) {
        m_keys.push_back({.column = columnid::fileId, .order = Qt::AscendingOrder});
    }
}

std::optional<RowOrder> RowSorter::sorted(RowOrder rows, const Cancelled &cancelled) const
{
    return m_keys.empty() || sort(rows, 0, cancelled) ? std::optional{std::move(rows)} : std::nullopt;
}

// False: cancelled, as below. Rows come in the order in which they are stored and keep it within a tie, so that the
// values of the next key are read in that order, too.
bool RowSorter::sort(std::span<RowNumber> rows, std::size_t level, const Cancelled &cancelled) const
{
    const SortKey &key = m_keys[level];
    const bool areFew = rows.size() < rowsToCompare;
    auto values = areFew || isCancelled(cancelled) ? std::nullopt : keyed(rows, key, cancelled);
    if (areFew || (values && !values->hasAllKeys)) {
        std::ranges::sort(rows, [&](RowNumber a, RowNumber b) { return isBefore(a, b, level); });
        return true;
    }
    if (!values) {
        return false;
    }
    radixSort(values->rows);
    const auto tail = std::ranges::transform(values->rows, rows.begin(), &KeyedRow::row).out;
    std::ranges::copy(values->keyless, tail);
    return level + 1 == m_keys.size() || sortTies(*values, rows, level + 1, cancelled);
}

bool RowSorter::sortTies(const Keyed &keyed, std::span<RowNumber> rows, std::size_t level,
                         const Cancelled &cancelled) const
{
    for (std::size_t first = 0; first < keyed.rows.size();) {
        std::size_t end = first + 1;
        while (end < keyed.rows.size() && keyed.rows[end].key == keyed.rows[first].key) {
            ++end;
        }
        if (end - first > 1 && !sort(rows.subspan(first, end - first), level, cancelled)) {
            return false;
        }
        first = end;
    }
    return sort(rows.subspan(keyed.rows.size()), level, cancelled);
}

// Ids are usually numbers and then sorted as such; a single one that is not makes all of them be compared.
std::optional<RowSorter::Keyed> RowSorter::keyed(std::span<const RowNumber> rows, const SortKey &key,
                                                 const Cancelled &cancelled) const
{
    if (columnOf(key.column).sort == SortKind::Text) {
        return keyedByTexts(rows, key, cancelled);
    }
    Keyed result;
    result.rows.reserve(rows.size());
    for (const RowNumber row : rows) {
        const RowValue rowValue = value(key, row);
        if (const auto place = number(rowValue)) {
            result.rows.push_back({.key = key.order == Qt::AscendingOrder ? *place : ~*place, .row = row});
        } else if (hasText(rowValue)) {
            return Keyed{.rows = {}, .keyless = {}, .hasAllKeys = false};
        } else {
            result.keyless.push_back(row);
        }
    }
    return result;
}

std::optional<RowSorter::Keyed> RowSorter::keyedByTexts(std::span<const RowNumber> rows, const SortKey &key,
                                                        const Cancelled &cancelled) const
{
    Keyed result;
    std::vector<PackedText> texts;
    texts.reserve(rows.size());
    for (const RowNumber row : rows) {
        const PackedText text = std::get<PackedText>(value(key, row));
        if (text.isEmpty()) {
            result.keyless.push_back(row);
        } else {
            result.rows.push_back({.key = 0, .row = row});
            texts.push_back(text);
        }
    }
    const auto ranks = ranksOf(texts, m_collator, cancelled);
    if (!ranks) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < ranks->size(); ++i) {
        const quint64 rank = (*ranks)[i];
        result.rows[i].key = key.order == Qt::AscendingOrder ? rank : ~rank;
    }
    return result;
}

RowValue RowSorter::value(const SortKey &key, RowNumber row) const
{
    return columnOf(key.column).value(m_rows.at(row), m_context);
}

std::optional<quint64> RowSorter::number(const RowValue &value) const
{
    return std::visit(ValueNumber(m_statePlaces, m_templatePlaces), value);
}

bool RowSorter::isBefore(RowNumber a, RowNumber b, std::size_t level) const
{
    for (; level < m_keys.size(); ++level) {
        if (const auto ordering = compare(m_keys[level], a, b); ordering != 0) {
            return ordering < 0;
        }
    }
    return a < b;
}

std::strong_ordering RowSorter::compare(const SortKey &key, RowNumber a, RowNumber b) const
{
    const RowValue aValue = value(key, a);
    const RowValue bValue = value(key, b);
    const auto aNumber = number(aValue);
    const auto bNumber = number(bValue);
    if (const auto missing = compareMissing(aNumber || hasText(aValue), bNumber || hasText(bValue))) {
        return *missing;
    }
    if (aNumber && bNumber) {
        return turned(*aNumber <=> *bNumber, key.order);
    }
    return turned(columnOf(key.column).sort == SortKind::Text
                      ? compareTexts(std::get<PackedText>(aValue), std::get<PackedText>(bValue))
                      : idOf(aValue) <=> idOf(bValue),
                  key.order);
}

std::strong_ordering RowSorter::compareTexts(const PackedText &a, const PackedText &b) const
{
    return a == b ? std::strong_ordering::equal : m_collator.compare(a.text(), b.text()) <=> 0;
}

} // namespace sealdesk
