// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/columns.h"
#include "table/filesnapshot.h"

#include <QFuture>

namespace sealdesk
{

//! Rows that the user chose, with their content of that moment. Cheap to make and to keep: nothing is unpacked.
struct PickedRows {
    FileSnapshot files;
    RowOrder rows; //!< Each of them in files.
};

//! The text of each cell of the rows, in that order.
[[nodiscard]] std::vector<QStringList> recordsOf(const PickedRows &picked, const std::vector<ColumnId> &columns,
                                                 UiLanguage language);
//! The rows, in that order, as tab-separated text of \a columns.
[[nodiscard]] QString toTsv(const PickedRows &picked, const std::vector<ColumnId> &columns, UiLanguage language);
//! The same in a worker thread: a million rows take seconds. A cancelled future has no result.
[[nodiscard]] QFuture<QString> toTsvInWorker(const PickedRows &picked, const std::vector<ColumnId> &columns,
                                             UiLanguage language);

} // namespace sealdesk
