// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/csv.h"

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr QStringView formulaStarts = u"=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";

QString csvCell(QString text)
{
    if (!text.isEmpty() && formulaStarts.contains(text.front())) {
        text.prepend(u'\'');
    }
    const bool quoted = text.contains(u'"') || text.contains(u',') || text.contains(u'\n') || text.contains(u'\r');
    return quoted ? u'"' + text.replace(u'"', u"\"\""_s) + u'"' : text;
}

} // namespace

QByteArray toCsv(const std::vector<QStringList> &rows)
{
    QByteArray out = "\xEF\xBB\xBF";
    for (const QStringList &row : rows) {
        QStringList cells;
        for (const QString &cell : row) {
            cells += csvCell(cell);
        }
        out += cells.join(u',').toUtf8() + "\r\n";
    }
    return out;
}

} // namespace sealdesk
