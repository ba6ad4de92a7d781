// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/filesnapshot.h"
#include "table/rowquery.h"

#include <QCollator>

#include <compare>
#include <functional>

namespace sealdesk
{

//! Asked now and then by long work: whether its result is still wanted. An empty function means that it is.
using Cancelled = std::function<bool()>;

[[nodiscard]] inline bool isCancelled(const Cancelled &cancelled)
{
    return cancelled && cancelled();
}

//! Orders the rows of one snapshot: by the keys, files without a value last in either direction, then by file id.
class RowSorter final
{
public:
    RowSorter(const FileSnapshot &rows, const RowQuery &query);

    //! nullopt: cancelled.
    [[nodiscard]] std::optional<RowOrder> sorted(RowOrder rows, const Cancelled &cancelled) const;
    //! Whether \a a stands before \a b. Dearer for a pair than sorted() is: for few rows among many.
    [[nodiscard]] bool isBefore(RowNumber a, RowNumber b) const;

private:
    [[nodiscard]] bool sortBy(const SortKey &key, RowOrder &rows, const Cancelled &cancelled) const;
    [[nodiscard]] bool sortByTexts(const SortKey &key, RowOrder &rows, const Cancelled &cancelled) const;
    void sortByIds(RowField field, Qt::SortOrder order, RowOrder &rows) const;
    [[nodiscard]] std::strong_ordering compare(const SortKey &key, RowNumber a, RowNumber b) const;
    [[nodiscard]] std::strong_ordering compareTexts(const SortKey &key, RowNumber a, RowNumber b) const;
    [[nodiscard]] std::optional<int> statePlace(RowNumber row) const;
    [[nodiscard]] std::optional<int> templatePlace(RowNumber row) const;

    const FileSnapshot &m_rows;
    const RowQuery &m_query;
    std::vector<std::optional<int>> m_statePlaces;    //!< By the dictionary's number; nullopt: no state.
    std::vector<std::optional<int>> m_templatePlaces; //!< By the dictionary's number; nullopt: no template.
    QCollator m_collator;
};

//! The collation of the texts in a UI language, numbers in them by value.
[[nodiscard]] QCollator collatorFor(UiLanguage language);

} // namespace sealdesk
