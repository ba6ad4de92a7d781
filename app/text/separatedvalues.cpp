// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "text/separatedvalues.h"

#include <algorithm>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr QStringView formulaStarts = u"=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";

//! What distinguishes one dialect from another.
struct DialectRules {
    QChar separator;
    QLatin1StringView recordEnd;
    QString (*cell)(QString text);
};

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

QString tabsCell(QString text)
{
    text.replace(u"\r\n"_s, u" "_s);
    std::ranges::replace_if(text, breaksCell, QChar(u' '));
    return text;
}

QString csvCell(QString text)
{
    if (!text.isEmpty() && formulaStarts.contains(text.front())) {
        text.prepend(u'\'');
    }
    const bool isQuoted = text.contains(u'"') || text.contains(u',') || text.contains(u'\n') || text.contains(u'\r');
    return isQuoted ? u'"' + text.replace(u'"', u"\"\""_s) + u'"' : text;
}

DialectRules rulesOf(SeparatedDialect dialect)
{
    switch (dialect) {
    case SeparatedDialect::Tabs:
        return {.separator = u'\t', .recordEnd = "\n"_L1, .cell = tabsCell};
    case SeparatedDialect::Csv:
        return {.separator = u',', .recordEnd = "\r\n"_L1, .cell = csvCell};
    }
    Q_UNREACHABLE();
}

} // namespace

void appendRecord(QString &text, const QStringList &cells, SeparatedDialect dialect)
{
    const DialectRules rules = rulesOf(dialect);
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0) {
            text += rules.separator;
        }
        text += rules.cell(cells[i]);
    }
    text += rules.recordEnd;
}

QByteArray toCsvFile(const std::vector<QStringList> &records)
{
    QString text(QChar::ByteOrderMark);
    for (const QStringList &record : records) {
        appendRecord(text, record, SeparatedDialect::Csv);
    }
    return text.toUtf8();
}

} // namespace sealdesk
