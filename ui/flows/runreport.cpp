// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/runreport.h"

#include "models/runcolumns.h"

#include <QCoreApplication>

#include <array>

namespace sealdesk
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RunReport)
};

// What a stored run knows; the state at present is not in it.
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
    const RunFile shown{.confirmed = file.file, .outcome = file.outcome, .present = {}};
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
        titles(),
    };
    for (const StoredFile &file : run.files) {
        rows.push_back(cells(file, language));
    }
    return rows;
}

} // namespace sealdesk
