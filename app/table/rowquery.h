// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/columns.h"

#include <optional>
#include <vector>

namespace sealdesk
{

//! One key of a sort.
struct SortKey {
    ColumnId column = columnid::updated;
    Qt::SortOrder order = Qt::DescendingOrder;

    friend bool operator==(const SortKey &, const SortKey &) = default;
};

//! All columns, for a search in all of them.
[[nodiscard]] inline std::vector<ColumnId> everyColumn()
{
    std::vector<ColumnId> columns;
    for (std::size_t i = 0; i < allColumns.size(); ++i) {
        columns.push_back(ColumnId{static_cast<int>(i)});
    }
    return columns;
}

//! Which of the loaded files are shown, and in which order.
struct RowQuery {
    QString search; //!< Each of its words must be in one of the columns searchIn, whatever the case.
    std::vector<ColumnId> searchIn = everyColumn();
    std::optional<FileState> state; //!< Only files in this state.
    std::vector<SortKey> sort;      //!< Empty: in order of arrival.
    UiLanguage language = UiLanguage::English;

    friend bool operator==(const RowQuery &, const RowQuery &) = default;
};

} // namespace sealdesk
