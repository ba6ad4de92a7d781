// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/pickedrows.h"

#include "text/separatedvalues.h"

#include <QtConcurrentRun>

namespace sealdesk
{

namespace
{

//! nullopt: \a isCancelled() returned true.
template <class IsCancelled>
std::optional<QString> tsvOf(const PickedRows &picked, const std::vector<ColumnId> &columns, UiLanguage language,
                             IsCancelled isCancelled)
{
    QString text;
    QStringList cells;
    for (const RowNumber row : picked.rows) {
        if (isCancelled()) {
            return std::nullopt;
        }
        const RowView view = picked.files.at(row);
        cells.clear();
        for (const ColumnId column : columns) {
            cells.append(cellText(column, view, {.language = language}));
        }
        appendRecord(text, cells, SeparatedDialect::Tabs);
    }
    return text;
}

} // namespace

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
