// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/cancelled.h"
#include "table/filesnapshot.h"
#include "table/radixsort.h"
#include "table/rowquery.h"

#include <QCollator>

#include <compare>
#include <span>

namespace sealdesk
{

//! Orders the rows of one snapshot: by the keys, files without a value last in either direction, then by file id.
class RowSorter final
{
public:
    RowSorter(const FileSnapshot &rows, const RowQuery &query);

    //! nullopt: cancelled.
    [[nodiscard]] std::optional<RowOrder> sorted(RowOrder rows, const Cancelled &cancelled) const;
    //! Whether \a a comes before \a b. Slower than sorted() for many rows; for a few rows to be inserted among many.
    [[nodiscard]] bool isBefore(RowNumber a, RowNumber b) const { return isBefore(a, b, 0); }

private:
    //! Rows with the numbers that they are sorted by, and those that have no value.
    struct Keyed {
        std::vector<KeyedRow> rows;
        RowOrder keyless;
        bool hasAllKeys = true; //!< False: a value has no number, and the rows have to be compared.
    };

    [[nodiscard]] bool sort(std::span<RowNumber> rows, std::size_t level, const Cancelled &cancelled) const;
    [[nodiscard]] bool sortTies(const Keyed &keyed, std::span<RowNumber> rows, std::size_t level,
                                const Cancelled &cancelled) const;
    [[nodiscard]] bool isBefore(RowNumber a, RowNumber b, std::size_t level) const;
    [[nodiscard]] std::optional<Keyed> keyed(std::span<const RowNumber> rows, const SortKey &key,
                                             const Cancelled &cancelled) const;
    [[nodiscard]] std::optional<Keyed> keyedByTexts(std::span<const RowNumber> rows, const SortKey &key,
                                                    const Cancelled &cancelled) const;
    [[nodiscard]] RowValue value(const SortKey &key, RowNumber row) const;
    [[nodiscard]] std::optional<quint64> number(const RowValue &value) const;
    [[nodiscard]] std::strong_ordering compare(const SortKey &key, RowNumber a, RowNumber b) const;
    [[nodiscard]] std::strong_ordering compareTexts(const PackedText &a, const PackedText &b) const;

    const FileSnapshot &m_rows;
    CellContext m_context;
    std::vector<SortKey> m_keys;                          //!< The query's, and then the file id.
    std::vector<std::optional<quint64>> m_statePlaces;    //!< By the dictionary's number; nullopt: no state.
    std::vector<std::optional<quint64>> m_templatePlaces; //!< By the dictionary's number; nullopt: no template.
    QCollator m_collator;
};

//! The collation of the texts in a UI language, numbers in them by value.
[[nodiscard]] QCollator collatorFor(UiLanguage language);

} // namespace sealdesk
