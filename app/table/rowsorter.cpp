// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/rowsorter.h"

#include "table/filestore.h"
#include "table/radixsort.h"
#include "table/rowvalues.h"
#include "table/statetally.h"
#include "table/textranks.h"

#include <algorithm>
#include <limits>

namespace sealdesk
{

namespace
{

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
    const auto *aNumber = std::get_if<quint64>(&a);
    const auto *bNumber = std::get_if<quint64>(&b);
    if (aNumber != nullptr && bNumber != nullptr) {
        return turned(*aNumber <=> *bNumber, order);
    }
    const QString aText = idText(a);
    const QString bText = idText(b);
    return turned(aText.size() != bText.size() ? aText.size() <=> bText.size() : aText.compare(bText) <=> 0, order);
}

// One pass of a least-significant-key-first sort: stable, so that the passes before decide ties. Rows without a key
// keep their order at the end.
template <class KeyOf>
void sortByKeys(RowOrder &rows, Qt::SortOrder order, KeyOf keyOf)
{
    std::vector<KeyedRow> keyed;
    keyed.reserve(rows.size());
    RowOrder keyless;
    for (const RowNumber row : rows) {
        if (const std::optional<quint64> key = keyOf(row)) {
            keyed.push_back({.key = order == Qt::AscendingOrder ? *key : ~*key, .row = row});
        } else {
            keyless.push_back(row);
        }
    }
    radixSort(keyed);
    const auto tail = std::ranges::transform(keyed, rows.begin(), &KeyedRow::row).out;
    std::ranges::copy(keyless, tail);
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
    , m_query(query)
    , m_statePlaces(placesOf(bareStates(rows.dictionary().states()), comesBefore, FileState()))
    , m_templatePlaces(placesOf(
          rows.dictionary().templates(),
          [](const TemplateId &a, const TemplateId &b) { return idLess(a.text(), b.text()); }, TemplateId()))
    , m_collator(collatorFor(query.language))
{
}

std::optional<RowOrder> RowSorter::sorted(RowOrder rows, const Cancelled &cancelled) const
{
    if (m_query.sort.empty()) {
        return rows;
    }
    sortByIds(RowField::File, Qt::AscendingOrder, rows);
    const std::vector<SortKey> leastFirst(m_query.sort.rbegin(), m_query.sort.rend());
    for (const SortKey &key : leastFirst) {
        if (isCancelled(cancelled) || !sortBy(key, rows, cancelled)) {
            return std::nullopt;
        }
    }
    return rows;
}

bool RowSorter::sortBy(const SortKey &key, RowOrder &rows, const Cancelled &cancelled) const
{
    const RowField field = columnOf(key.column).field;
    switch (columnOf(key.column).sort) {
    case SortKind::Text:
        return sortByTexts(key, rows, cancelled);
    case SortKind::Id:
        if (field == RowField::Template) {
            sortByKeys(rows, key.order, [this](RowNumber row) { return keyOf(templatePlace(row)); });
        } else {
            sortByIds(field, key.order, rows);
        }
        return true;
    case SortKind::Time:
        sortByKeys(rows, key.order, [&](RowNumber row) {
            const auto time = timeOf(m_rows.at(row).packed(), field);
            return time ? std::optional{unsignedKey(*time)} : std::nullopt;
        });
        return true;
    case SortKind::State:
        sortByKeys(rows, key.order, [this](RowNumber row) { return keyOf(statePlace(row)); });
        return true;
    }
    Q_UNREACHABLE();
}

// Ids are plain numbers as a rule, and then sort as such; one that isn't makes all of them be compared.
void RowSorter::sortByIds(RowField field, Qt::SortOrder order, RowOrder &rows) const
{
    const bool allNumbers = std::ranges::all_of(rows, [&](RowNumber row) {
        const PackedId id = idOf(m_rows.at(row), field);
        return std::holds_alternative<quint64>(id) || isEmpty(id);
    });
    if (!allNumbers) {
        std::ranges::stable_sort(rows, [&](RowNumber a, RowNumber b) {
            return compareIds(idOf(m_rows.at(a), field), idOf(m_rows.at(b), field), order) < 0;
        });
        return;
    }
    sortByKeys(rows, order, [&](RowNumber row) {
        const PackedId id = idOf(m_rows.at(row), field);
        const auto *number = std::get_if<quint64>(&id);
        return number != nullptr ? std::optional{*number} : std::nullopt;
    });
}

bool RowSorter::sortByTexts(const SortKey &key, RowOrder &rows, const Cancelled &cancelled) const
{
    const RowField field = columnOf(key.column).field;
    RowOrder named;
    RowOrder nameless;
    std::vector<PackedText> texts;
    texts.reserve(rows.size());
    for (const RowNumber row : rows) {
        const PackedText text = textOf(m_rows.at(row), field, m_query.language);
        (text.isEmpty() ? nameless : named).push_back(row);
        if (!text.isEmpty()) {
            texts.push_back(text);
        }
    }
    const auto ranks = ranksOf(texts, m_collator, cancelled);
    if (!ranks) {
        return false;
    }
    std::size_t next = 0;
    sortByKeys(named, key.order, [&](RowNumber /*row*/) { return std::optional<quint64>{(*ranks)[next++]}; });
    const auto tail = std::ranges::copy(named, rows.begin()).out;
    std::ranges::copy(nameless, tail);
    return true;
}

bool RowSorter::isBefore(RowNumber a, RowNumber b) const
{
    for (const SortKey &key : m_query.sort) {
        if (const auto ordering = compare(key, a, b); ordering != 0) {
            return ordering < 0;
        }
    }
    if (m_query.sort.empty()) {
        return a < b;
    }
    return compareIds(m_rows.at(a).id(IdField::File), m_rows.at(b).id(IdField::File), Qt::AscendingOrder) < 0;
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
    const PackedText aText = textOf(m_rows.at(a), field, m_query.language);
    const PackedText bText = textOf(m_rows.at(b), field, m_query.language);
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
