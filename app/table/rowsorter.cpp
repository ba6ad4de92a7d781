// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/rowsorter.h"

#include "table/filestore.h"
#include "table/rowvalues.h"
#include "table/statetally.h"
#include "table/textranks.h"

#include <algorithm>

namespace sealdesk
{

namespace
{

// Below that, comparing is faster than taking keys.
constexpr std::size_t rowsToCompare = 64;

// Values that are there come first, in either direction; nullopt: both are there.
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

template <class Value>
std::strong_ordering compareValues(const std::optional<Value> &a, const std::optional<Value> &b, Qt::SortOrder order)
{
    const auto missing = compareMissing(a.has_value(), b.has_value());
    return missing ? *missing : turned(*a <=> *b, order);
}

std::strong_ordering compareIds(const PackedId &a, const PackedId &b, Qt::SortOrder order)
{
    if (const auto missing = compareMissing(!isEmpty(a), !isEmpty(b))) {
        return *missing;
    }
    return turned(unpacked(a) <=> unpacked(b), order);
}

// Keeps the order of signed numbers.
quint64 unsignedKey(qint64 value)
{
    return static_cast<quint64>(value) ^ (quint64{1} << 63U);
}

template <class Value, class Less>
std::vector<std::optional<int>> placesOf(const QList<Value> &values, Less less, const Value &missing)
{
    std::vector<Value> sorted(values.begin(), values.end());
    std::ranges::sort(sorted, less);
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    std::vector<std::optional<int>> places;
    for (const Value &value : values) {
        const auto place = std::ranges::lower_bound(sorted, value, less) - sorted.begin();
        places.push_back(value == missing ? std::nullopt : std::optional{static_cast<int>(place)});
    }
    return places;
}

QList<FileState> bareStates(const QList<WordedState> &states)
{
    QList<FileState> bare;
    std::ranges::transform(states, std::back_inserter(bare), &WordedState::state);
    return bare;
}

std::optional<quint64> keyOf(const std::optional<int> &place)
{
    return place ? std::optional{static_cast<quint64>(*place)} : std::nullopt;
}

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
    , m_language(query.language)
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

// False: cancelled, as below. Rows come in the order in which they lie in memory, and stay so within a tie: the next
// key's values are read in that order, too.
bool RowSorter::sort(std::span<RowNumber> rows, std::size_t level, const Cancelled &cancelled) const
{
    const SortKey &key = m_keys[level];
    if (rows.size() < rowsToCompare || !haveNumbers(rows, key)) {
        std::ranges::sort(rows, [&](RowNumber a, RowNumber b) { return isBefore(a, b, level); });
        return true;
    }
    auto values = isCancelled(cancelled) ? std::nullopt : keyed(rows, key, cancelled);
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

// Ids are plain numbers as a rule, and then sort as such; one that isn't makes all of them be compared.
bool RowSorter::haveNumbers(std::span<const RowNumber> rows, const SortKey &key) const
{
    const Column &column = columnOf(key.column);
    if (column.sort != SortKind::Id || column.field == RowField::Template) {
        return true;
    }
    return std::ranges::all_of(rows, [&](RowNumber row) {
        const PackedId id = idOf(m_rows.at(row), column.field);
        return std::holds_alternative<quint64>(id) || isEmpty(id);
    });
}

std::optional<RowSorter::Keyed> RowSorter::keyed(std::span<const RowNumber> rows, const SortKey &key,
                                                 const Cancelled &cancelled) const
{
    const Column &column = columnOf(key.column);
    if (column.sort == SortKind::Text) {
        return keyedByTexts(rows, key, cancelled);
    }
    Keyed result;
    result.rows.reserve(rows.size());
    for (const RowNumber row : rows) {
        if (const auto value = number(row, column)) {
            result.rows.push_back({.key = key.order == Qt::AscendingOrder ? *value : ~*value, .row = row});
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
        const PackedText text = textOf(m_rows.at(row), columnOf(key.column).field, m_language);
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

// What sorts like the value; nullopt: the file has none.
std::optional<quint64> RowSorter::number(RowNumber row, const Column &column) const
{
    if (column.sort == SortKind::Time) {
        const auto time = timeOf(m_rows.at(row).packed(), column.field);
        return time ? std::optional{unsignedKey(*time)} : std::nullopt;
    }
    if (column.sort == SortKind::State) {
        return keyOf(statePlace(row));
    }
    if (column.field == RowField::Template) {
        return keyOf(templatePlace(row));
    }
    const PackedId id = idOf(m_rows.at(row), column.field);
    const auto *number = std::get_if<quint64>(&id);
    return number != nullptr ? std::optional{*number} : std::nullopt;
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
    const RowField field = columnOf(key.column).field;
    switch (columnOf(key.column).sort) {
    case SortKind::Text:
        return compareTexts(key, a, b);
    case SortKind::Id:
        return field == RowField::Template
                   ? compareValues(templatePlace(a), templatePlace(b), key.order)
                   : compareIds(idOf(m_rows.at(a), field), idOf(m_rows.at(b), field), key.order);
    case SortKind::Time:
        return compareValues(timeOf(m_rows.at(a).packed(), field), timeOf(m_rows.at(b).packed(), field), key.order);
    case SortKind::State:
        return compareValues(statePlace(a), statePlace(b), key.order);
    }
    Q_UNREACHABLE();
}

std::strong_ordering RowSorter::compareTexts(const SortKey &key, RowNumber a, RowNumber b) const
{
    const RowField field = columnOf(key.column).field;
    const PackedText aText = textOf(m_rows.at(a), field, m_language);
    const PackedText bText = textOf(m_rows.at(b), field, m_language);
    if (const auto missing = compareMissing(!aText.isEmpty(), !bText.isEmpty())) {
        return *missing;
    }
    return aText == bText ? std::strong_ordering::equal
                          : turned(m_collator.compare(aText.text(), bText.text()) <=> 0, key.order);
}

std::optional<int> RowSorter::statePlace(RowNumber row) const
{
    return m_statePlaces[m_rows.at(row).packed().stateNumber];
}

std::optional<int> RowSorter::templatePlace(RowNumber row) const
{
    return m_templatePlaces[m_rows.at(row).packed().templateNumber];
}

} // namespace sealdesk
