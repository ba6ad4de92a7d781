// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/pickedrows.h"

#include "text/separatedvalues.h"

#include <QtConcurrentRun>

namespace sealdesk
{

namespace
{

QStringList recordOf(const RowView &row, const std::vector<ColumnId> &columns, UiLanguage language)
{
    QStringList cells;
    for (const ColumnId column : columns) {
        cells.append(cellText(column, row, {.language = language}));
    }
    return cells;
}

//! nullopt: \a isCancelled() returned true.
template <class IsCancelled>
std::optional<QString> tsvOf(const PickedRows &picked, const std::vector<ColumnId> &columns, UiLanguage language,
                             IsCancelled isCancelled)
{
    QString text;
    for (const RowNumber row : picked.rows) {
        if (isCancelled()) {
            return std::nullopt;
        }
        appendRecord(text, recordOf(picked.files.at(row), columns, language), SeparatedDialect::Tabs);
    }
    return text;
}

} // namespace

std::vector<QStringList> recordsOf(const PickedRows &picked, const std::vector<ColumnId> &columns, UiLanguage language)
{
    std::vector<QStringList> records;
    records.reserve(picked.rows.size());
    for (const RowNumber row : picked.rows) {
        records.push_back(recordOf(picked.files.at(row), columns, language));
    }
    return records;
}

QString toTsv(const PickedRows &picked, const std::vector<ColumnId> &columns, UiLanguage language)
{
    return *tsvOf(picked, columns, language, [] { return false; });
}

QFuture<QString> toTsvInWorker(const PickedRows &picked, const std::vector<ColumnId> &columns, UiLanguage language)
{
    return QtConcurrent::run([picked, columns, language](QPromise<QString> &promise) {
        if (auto text = tsvOf(picked, columns, language, [&promise] { return promise.isCanceled(); })) {
            promise.addResult(std::move(*text));
        }
    });
}

} // namespace sealdesk
