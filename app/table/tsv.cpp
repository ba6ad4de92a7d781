// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/tsv.h"

#include <algorithm>

namespace sealdesk
{

namespace
{

bool breaksCell(QChar c)
{
    switch (c.unicode()) {
    case u'\t':
    case u'\n':
    case u'\v':
    case u'\f':
    case u'\r':
    case 0x0085: // next line
    case QChar::LineSeparator:
    case QChar::ParagraphSeparator:
        return true;
    }
    return false;
}

} // namespace

QString tsvCell(QString text)
{
    text.replace(QStringLiteral("\r\n"), QStringLiteral(" "));
    std::ranges::replace_if(text, breaksCell, QChar(u' '));
    return text;
}

void appendTsv(QString &text, const QStringList &row)
{
    for (qsizetype i = 0; i < row.size(); ++i) {
        if (i > 0) {
            text += u'\t';
        }
        text += tsvCell(row[i]);
    }
    text += u'\n';
}

} // namespace sealdesk
