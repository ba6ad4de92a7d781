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

//! Every column, for a search in all of them.
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
    QString search; //!< Every word of it must be found, in upper or lower case, in a text of searchIn.
    std::vector<ColumnId> searchIn = everyColumn();
    std::optional<FileState> state; //!< Only files in this state.
    std::vector<SortKey> sort;      //!< None: the order in which the files arrived.
    UiLanguage language = UiLanguage::English;

    friend bool operator==(const RowQuery &, const RowQuery &) = default;
};

} // namespace sealdesk
