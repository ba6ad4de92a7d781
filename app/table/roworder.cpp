// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/roworder.h"

#include "table/filestore.h"
#include "table/rowfilter.h"
#include "table/statetally.h"

#include <QCollator>
#include <QHash>

#include <algorithm>

namespace sealdesk
{

namespace
{

constexpr RowNumber rowsBetweenChecks = 4096;
constexpr qsizetype digitsOfQuint64 = 19;

bool isCancelled(const Cancelled &cancelled)
{
    return cancelled && cancelled();
}

// One pass of a least-significant-key-first sort: stable, so that the passes before decide ties. Keys are made once a
// row; rows without one keep their order at the end.
template <class Key, class KeyOf, class Less>
void sortStably(RowOrder &rows, Qt::SortOrder order, KeyOf keyOf, Less less)
{
    std::vector<std::pair<Key, RowNumber>> keyed;
    keyed.reserve(rows.size());
    RowOrder keyless;
    for (const RowNumber row : rows) {
        if (std::optional<Key> key = keyOf(row)) {
            keyed.emplace_back(std::move(*key), row);
        } else {
            keyless.push_back(row);
        }
    }
    if (order == Qt::AscendingOrder) {
        std::ranges::stable_sort(keyed, [&](const auto &a, const auto &b) { return less(a.first, b.first); });
    } else {
        std::ranges::stable_sort(keyed, [&](const auto &a, const auto &b) { return less(b.first, a.first); });
    }
    const auto tail = std::ranges::transform(keyed, rows.begin(), [](const auto &pair) { return pair.second; }).out;
    std::ranges::copy(keyless, tail);
}

// The value of an id that is written as a number without leading zeros; then value and idLess() agree.
std::optional<quint64> plainNumber(QStringView text)
{
    if (text.isEmpty() || text.size() > digitsOfQuint64 || (text.front() == u'0' && text.size() > 1)) {
        return std::nullopt;
    }
    quint64 value = 0;
    for (const QChar c : text) {
        if (c < u'0' || c > u'9') {
            return std::nullopt;
        }
        value = value * 10 + (c.unicode() - u'0');
    }
    return value;
}

// Ids are plain numbers as a rule, and then sort as such; one that isn't makes all of them sort as text.
template <class TextOf>
void sortByIdText(RowOrder &rows, Qt::SortOrder order, TextOf textOf)
{
    const bool allNumbers = std::ranges::all_of(rows, [&](RowNumber row) {
        const QString text = textOf(row);
        return text.isEmpty() || plainNumber(text);
    });
    if (allNumbers) {
        sortStably<quint64>(
            rows, order, [&](RowNumber row) { return plainNumber(textOf(row)); }, std::less<>());
        return;
    }
    const auto key = [&](RowNumber row) {
        QString text = textOf(row);
        return text.isEmpty() ? std::nullopt : std::optional{std::move(text)};
    };
    sortStably<QString>(rows, order, key, idLess);
}

QCollator collatorFor(UiLanguage language)
{
    QCollator collator(language == UiLanguage::English ? QLocale(QLocale::English, QLocale::UnitedStates)
                                                       : QLocale(QLocale::Chinese, QLocale::China));
    collator.setNumericMode(true); // "Contract 9" before "Contract 10"
    return collator;
}

//! Sorts the rows of one snapshot.
class Sorter final
{
public:
    Sorter(const FileSnapshot &rows, UiLanguage language)
        : m_rows(rows)
        , m_context{.language = language}
    {
    }

    void byFileId(RowOrder &order) const
    {
        sortByIdText(order, Qt::AscendingOrder, [this](RowNumber row) { return file(row).id.text(); });
    }

    void by(const SortKey &key, RowOrder &order) const
    {
        switch (columnOf(key.column).sort) {
        case SortKind::Text:
            return byText(key, order);
        case SortKind::Id:
            return sortByIdText(order, key.order, [&](RowNumber row) { return text(key, row); });
        case SortKind::Time:
            return sortStably<qint64>(
                order, key.order, [&](RowNumber row) { return columnOf(key.column).rank(file(row)); }, std::less<>());
        case SortKind::State:
            return byState(key, order);
        }
        Q_UNREACHABLE();
    }

private:
    [[nodiscard]] const SignatureFile &file(RowNumber row) const { return m_rows.find(row)->file; }
    [[nodiscard]] QString text(const SortKey &key, RowNumber row) const
    {
        return columnOf(key.column).text(file(row), m_context);
    }

    void byText(const SortKey &key, RowOrder &order) const
    {
        const QCollator collator = collatorFor(m_context.language);
        const auto keyOf = [&](RowNumber row) {
            const QString value = text(key, row);
            return value.isEmpty() ? std::nullopt : std::optional{collator.sortKey(value)};
        };
        sortStably<QCollatorSortKey>(order, key.order, keyOf, std::less<>());
    }

    // A state is looked up by its name; there are a dozen of them, so each is placed once.
    void byState(const SortKey &key, RowOrder &order) const
    {
        QHash<FileState, int> places;
        for (const RowNumber row : order) {
            places.insert(file(row).state, 0);
        }
        std::vector<FileState> states(places.keyBegin(), places.keyEnd());
        std::ranges::sort(states, comesBefore);
        for (std::size_t i = 0; i < states.size(); ++i) {
            places[states[i]] = static_cast<int>(i);
        }
        const auto keyOf = [&](RowNumber row) {
            const FileState &state = file(row).state;
            return state.name().isEmpty() ? std::nullopt : std::optional{places.value(state)};
        };
        sortStably<int>(order, key.order, keyOf, std::less<>());
    }

    const FileSnapshot &m_rows;
    CellContext m_context;
};

std::optional<RowOrder> filtered(const FileSnapshot &rows, const RowQuery &query, const Cancelled &cancelled)
{
    const RowFilter filter(query);
    RowOrder order;
    for (RowNumber row = 0; row < rows.end(); ++row) {
        if (row % rowsBetweenChecks == 0 && isCancelled(cancelled)) {
            return std::nullopt;
        }
        const FileSighting *sighting = rows.find(row);
        if (sighting != nullptr && filter.matches(sighting->file)) {
            order.push_back(row);
        }
    }
    return order;
}

} // namespace

std::optional<RowOrder> computeOrder(const FileSnapshot &rows, const RowQuery &query, const Cancelled &cancelled)
{
    std::optional<RowOrder> order = filtered(rows, query, cancelled);
    if (!order || query.sort.empty()) {
        return order;
    }
    const Sorter sorter(rows, query.language);
    sorter.byFileId(*order);
    const std::vector<SortKey> leastFirst(query.sort.rbegin(), query.sort.rend());
    for (const SortKey &key : leastFirst) {
        if (isCancelled(cancelled)) {
            return std::nullopt;
        }
        sorter.by(key, *order);
    }
    return order;
}

} // namespace sealdesk
