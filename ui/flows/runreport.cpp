// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/runreport.h"

#include <QCoreApplication>

namespace sealdesk
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RunReport)
};

QStringList titles(const RunFilesModel &files)
{
    QStringList row;
    for (int column = 0; column < files.columnCount(); ++column) {
        row += files.headerData(column, Qt::Horizontal).toString();
    }
    return row;
}

QStringList cells(const RunFilesModel &files, int row)
{
    QStringList cells;
    for (int column = 0; column < files.columnCount(); ++column) {
        cells += files.index(row, column).data().toString();
    }
    return cells;
}

} // namespace

std::vector<QStringList> runReport(const StoredRun &run, const AuditHead &head, const RunFilesModel &files)
{
    std::vector<QStringList> rows{
        {Words::tr("Run"), QString::number(run.summary.id.value)},
        {Words::tr("Started (UTC+8)"), BeijingTime::fromInstant(run.summary.startedAt).text()},
        {Words::tr("Connection"), run.summary.connectionName},
        {Words::tr("Operator"), run.summary.operatorId.text()},
        {Words::tr("Reason"), run.summary.reason},
        {Words::tr("List filter"), run.filterText},
        {Words::tr("Program"), run.writer.programVersion},
        {Words::tr("User and computer"), run.writer.osUser + u'@' + run.writer.host},
        {Words::tr("Head of the audit trail"), QString::fromLatin1(head.hash)},
        {Words::tr("Records in the audit trail"), QString::number(head.seq)},
        {},
        titles(files),
    };
    for (int row = 0; row < files.rowCount(); ++row) {
        rows.push_back(cells(files, row));
    }
    return rows;
}

} // namespace sealdesk
