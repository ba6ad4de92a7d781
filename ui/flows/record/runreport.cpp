// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/record/runreport.h"

#include "models/runcolumns.h"

#include <QCoreApplication>

#include <array>

namespace sealdesk
{

namespace
{

struct ReportWords {
    Q_DECLARE_TR_FUNCTIONS(RunReport)
};

// The columns that a stored run has; it does not have the present state.
constexpr std::array columns{
    RunColumn::FileName, RunColumn::SignatureFileId, RunColumn::Outcome, RunColumn::Reason, RunColumn::State,
    RunColumn::Person,   RunColumn::Template,        RunColumn::Updated, RunColumn::LogId,
};

QStringList titles()
{
    QStringList row;
    for (const RunColumn column : columns) {
        row += columnTitle(column);
    }
    return row;
}

QStringList cells(const StoredFile &file, UiLanguage language)
{
    const LedgerFile shown{.confirmed = file.file, .outcome = file.outcome, .corrections = file.corrections};
    QStringList row;
    for (const RunColumn column : columns) {
        row += cellText(column, shown, {.language = language});
    }
    return row;
}

} // namespace

std::vector<QStringList> runReport(const StoredRun &run, const AuditHead &head, UiLanguage language)
{
    std::vector<QStringList> rows{
        {ReportWords::tr("Run"), QString::number(run.summary.id.value)},
        {ReportWords::tr("Started (UTC+8)"), BeijingTime::fromInstant(run.summary.startedAt).text()},
        {ReportWords::tr("Connection"), run.summary.connectionName},
        {ReportWords::tr("Operator"), run.summary.operatorId.text()},
        {ReportWords::tr("Reason"), run.summary.reason},
        {ReportWords::tr("List filter"), run.filterText},
        {ReportWords::tr("Program"), run.writer.programVersion},
        {ReportWords::tr("User and computer"), run.writer.osUser + u'@' + run.writer.host},
        {ReportWords::tr("Head of the audit trail"), QString::fromLatin1(head.hash)},
        {ReportWords::tr("Records in the audit trail"), QString::number(head.seq)},
        {},
        titles(),
    };
    for (const StoredFile &file : run.files) {
        rows.push_back(cells(file, language));
    }
    return rows;
}

} // namespace sealdesk
