// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/list/clipboardcopy.h"

#include "core/whenfinished.h"
#include "tables/copytable.h"
#include "text/separatedvalues.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QWidget>

namespace sealdesk
{

ClipboardCopy::ClipboardCopy(QWidget &widget)
    : QObject(&widget)
    , m_widget(widget)
{
    // Anything that was copied meanwhile, here or elsewhere, is newer.
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, &ClipboardCopy::reset);
}

ClipboardCopy::~ClipboardCopy()
{
    m_text.cancel();
}

void ClipboardCopy::copy(const PickedRows &picked, const std::vector<ColumnId> &columns, UiLanguage language)
{
    reset();
    QStringList titles;
    for (const ColumnId column : columns) {
        titles.append(columnTitle(column));
    }
    if (picked.rows.size() <= maxImmediateRows) {
        std::vector<QStringList> records = recordsOf(picked, columns, language);
        records.insert(records.begin(), titles);
        copyTable(records);
        return;
    }
    QString header;
    appendRecord(header, titles, SeparatedDialect::Tabs);
    m_widget.setCursor(Qt::BusyCursor);
    m_text = toTsvInWorker(picked, columns, language);
    whenFinished(m_text, this, [this, header](const QString &text) {
        QGuiApplication::clipboard()->setText(header + text);
        reset();
    });
}

void ClipboardCopy::reset()
{
    m_text.cancel();
    m_text = {};
    m_widget.unsetCursor();
}

} // namespace sealdesk
