// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "text/separatedvalues.h"

#include "text/servicetext.h"

#include <QRegularExpression>

#include <algorithm>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr QStringView formulaStarts = u"=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";

// Both say that the cell is text: the first to Excel and WPS, the second to LibreOffice.
constexpr QStringView textCell = uR"(<td style='mso-number-format:"\@";white-space:pre' sdnum="0;0;@">)";

//! What distinguishes one dialect from another.
struct DialectRules {
    QChar separator;
    QLatin1StringView recordEnd;
    QString (*cell)(const QString &raw);
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

// Looks at the text as it leaves: what is in front of it may have been removed.
QString withoutFormula(QString text)
{
    if (!text.isEmpty() && formulaStarts.contains(text.front())) {
        text.prepend(u'\'');
    }
    return text;
}

// Spreadsheets keep 15 digits of a number, and show more than 11 as a power of ten; they drop zeros in front, and take
// 12E3 for a power. (="123" would be a formula.)
bool isChangedAsNumber(const QString &text)
{
    static const QRegularExpression pattern(u"^(?:[0-9]{12,}|0[0-9]+|[0-9]+[eE][0-9]+)$"_s);
    return pattern.match(text).hasMatch();
}

QString tabsCell(const QString &raw)
{
    QString text = ServiceText(raw).exported();
    text.replace(u"\r\n"_s, u" "_s);
    std::ranges::replace_if(text, breaksCell, QChar(u' '));
    return withoutFormula(std::move(text));
}

QString csvCell(const QString &raw)
{
    QString text = withoutFormula(ServiceText(raw).exported());
    if (isChangedAsNumber(text)) {
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

QString toHtmlTable(const std::vector<QStringList> &records)
{
    QString html =
        u"<html><head><meta http-equiv=\"content-type\" content=\"text/html; charset=utf-8\"></head><body><table>\n"_s;
    for (const QStringList &record : records) {
        html += u"<tr>"_s;
        for (const QString &cell : record) {
            html.append(textCell).append(tabsCell(cell).toHtmlEscaped()).append(u"</td>"_s);
        }
        html += u"</tr>\n"_s;
    }
    return html + u"</table></body></html>\n"_s;
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
