// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "tables/copytable.h"

#include "text/separatedvalues.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

namespace sealdesk
{

void copyTable(const std::vector<QStringList> &records)
{
    QString text;
    for (const QStringList &record : records) {
        appendRecord(text, record, SeparatedDialect::Tabs);
    }
    auto *data = new QMimeData;
    data->setText(text);
    if (records.size() <= maxSpreadsheetRows + 1) {
        data->setHtml(toHtmlTable(records));
    }
    QGuiApplication::clipboard()->setMimeData(data);
}

} // namespace sealdesk
