// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "settling.h"
#include "sightings.h"

#include "models/runfilesmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

namespace
{

std::vector<FileSighting> threeFiles()
{
    return {aFile(u"71"_s)
                .named(u"劳动合同-张三"_s, u"Contract Zhang San"_s)
                .in(KnownState::PendingSign)
                .labelled(u"待签字"_s, u"To be signed"_s)
                .from(u"9"_s)
                .employed(u"5"_s)
                .updated(at(9)),
            aFile(u"72"_s).in(KnownState::PendingSeal).from(u"10"_s), aFile(u"73"_s).in(KnownState::PendingSign)};
}

FileOutcome refusal()
{
    return {.state = OutcomeState::Failed,
            .cause = cause::RefusedByService{.reason = u"文件状态不允许终止"_s},
            .logId = u"20260203"_s};
}

FileOutcome terminated()
{
    return {.state = OutcomeState::Terminated, .cause = {}, .logId = u"20260204"_s};
}

QString cellAt(const RunFilesModel &model, int row, RunColumn column)
{
    return model.index(row, sectionOf(column)).data().toString();
}

QStringList shownFiles(const RunFilesModel &model)
{
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row) {
        ids.append(cellAt(model, row, RunColumn::SignatureFileId));
    }
    return ids;
}

} // namespace

class TestRunFilesModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void showsFilesAsConfirmed();
    void updatesAnOutcome();
    void labelsEveryOutcome();
    void showsThePresentStateSeparately();
    void showsCorrectionsBesideTheOutcome();
    void ignoresOlderSightings();
    void updatesTheFilteredRowsWithTheOutcomes();
    void countsAllFilesWhateverTheFilter();
    void retranslatesTexts();
    void givesTheTextsOfARow();
    void resetsForAnotherRun();
};

void TestRunFilesModel::showsFilesAsConfirmed()
{
    TerminationLedger ledger;
    ledger.addAttempt(threeFiles());
    RunFilesModel model(ledger);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
    model.retranslate();
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.columnCount(), runColumnCount);
    QCOMPARE(cellAt(model, 0, RunColumn::FileName), u"劳动合同-张三"_s);
    QCOMPARE(cellAt(model, 0, RunColumn::State), u"待签字"_s);
    QCOMPARE(cellAt(model, 0, RunColumn::Person), u"5"_s);
    QCOMPARE(cellAt(model, 0, RunColumn::Template), u"9"_s);
    QCOMPARE(cellAt(model, 0, RunColumn::Updated), u"2026-11-01 09:00:00"_s);
    QCOMPARE(cellAt(model, 0, RunColumn::SignatureFileId), u"71"_s);
    QCOMPARE(cellAt(model, 0, RunColumn::Reason), QString());
    QCOMPARE(cellAt(model, 0, RunColumn::PresentState), QString());
    QCOMPARE(ledger.count(OutcomeState::Waiting), 3);
    for (int column = 0; column < model.columnCount(); ++column) {
        QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
        QVERIFY(typicalChars(RunColumn{column}) > 0);
    }
    QCOMPARE(model.headerData(sectionOf(RunColumn::Person), Qt::Horizontal).toString(), u"Person"_s);
}

void TestRunFilesModel::updatesAnOutcome()
{
    TerminationLedger ledger;
    ledger.addAttempt(threeFiles());
    RunFilesModel model(ledger);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy cells(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy changes(&ledger, &TerminationLedger::changed);
    ledger.setOutcomes({{.index = 1, .outcome = refusal()}});
    QCOMPARE(cells.count(), 1);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(cellAt(model, 1, RunColumn::Outcome), u"Failed"_s);
    QVERIFY(cellAt(model, 1, RunColumn::Reason).contains(u"文件状态不允许终止"_s));
    QCOMPARE(cellAt(model, 1, RunColumn::LogId), u"20260203"_s);
    QCOMPARE(model.index(1, 0).data(OutcomeStateRole).value<OutcomeState>(), OutcomeState::Failed);
    ledger.setOutcomes({{.index = 1, .outcome = refusal()}});
    QCOMPARE(cells.count(), 1);
    QCOMPARE(changes.count(), 1);
}

void TestRunFilesModel::labelsEveryOutcome()
{
    TerminationLedger ledger;
    ledger.addAttempt(filesUpTo(1));
    RunFilesModel model(ledger);
    QSet<QString> labels;
    for (const OutcomeState state : allOutcomeStates) {
        ledger.setOutcomes({{.index = 0, .outcome = {.state = state, .cause = {}, .logId = {}}}});
        QCOMPARE(ledger.count(state), 1);
        labels.insert(cellAt(model, 0, RunColumn::Outcome));
    }
    QCOMPARE(labels.size(), outcomeStateCount);
}

void TestRunFilesModel::showsThePresentStateSeparately()
{
    TerminationLedger ledger;
    ledger.addAttempt(threeFiles());
    RunFilesModel model(ledger);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QModelIndex before = model.index(0, sectionOf(RunColumn::State));
    const QModelIndex now = model.index(0, sectionOf(RunColumn::PresentState));
    QVERIFY(!now.data(FileStateRole).isValid());
    ledger.addSightings({aFile(u"71"_s).in(KnownState::SignFinished).labelled(u"已完成"_s, u"Done"_s).updated(at(10))});
    QCOMPARE(before.data().toString(), u"To be signed"_s);
    QCOMPARE(before.data(FileStateRole).value<FileState>(), FileState(KnownState::PendingSign));
    QCOMPARE(now.data().toString(), u"Done"_s);
    QCOMPARE(now.data(FileStateRole).value<FileState>(), FileState(KnownState::SignFinished));
    ledger.addSightings({aFile(u"99"_s).in(KnownState::Failed)}); // from another run
    QCOMPARE(model.rowCount(), 3);
}

void TestRunFilesModel::showsCorrectionsBesideTheOutcome()
{
    TerminationLedger ledger;
    ledger.setRun(ledger.addAttempt(threeFiles()), RunId{7});
    RunFilesModel model(ledger);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    ledger.setOutcomes({{.index = 1, .outcome = refusal()}, {.index = 2, .outcome = terminated()}});
    const Correction correction{
        .shown = KnownState::Terminated, .shownLabels = {}, .updatedAt = at(10).instant(), .seenAt = at(11).instant()};
    QSignalSpy cells(&model, &QAbstractItemModel::dataChanged);
    ledger.addCorrection(FileId(u"72"_s), RunId{7}, correction);
    ledger.addCorrection(FileId(u"73"_s), RunId{6}, correction); // its latest attempt is another run
    QCOMPARE(cells.count(), 1);
    QCOMPARE(cellAt(model, 1, RunColumn::Outcome), u"Failed"_s);
    const QString reason = cellAt(model, 1, RunColumn::Reason);
    QVERIFY2(reason.startsWith(u"文件状态不允许终止 Correction of 2026-11-01 11:00:00"_s), qPrintable(reason));
    QVERIFY2(reason.contains(u"since 2026-11-01 10:00:00"_s), qPrintable(reason));
    QCOMPARE(cellAt(model, 2, RunColumn::Reason), QString());
}

void TestRunFilesModel::ignoresOlderSightings()
{
    TerminationLedger ledger;
    ledger.addAttempt(threeFiles());
    RunFilesModel model(ledger);
    ledger.addSightings({aFile(u"71"_s).in(KnownState::Terminated).updated(at(11))});
    ledger.addSightings({aFile(u"71"_s).in(KnownState::Sealing).updated(at(10)).byRequest(50)});
    QCOMPARE(ledger.file(0).present->file.state, FileState(KnownState::Terminated));
}

void TestRunFilesModel::updatesTheFilteredRowsWithTheOutcomes()
{
    TerminationLedger ledger;
    ledger.addAttempt(threeFiles());
    RunFilesModel model(ledger);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setOutcomeFilter(OutcomeState::Failed);
    QCOMPARE(model.rowCount(), 0);
    ledger.setOutcomes({{.index = 2, .outcome = refusal()}});
    ledger.setOutcomes({{.index = 0, .outcome = refusal()}});
    ledger.setOutcomes({{.index = 1, .outcome = terminated()}});
    QCOMPARE(shownFiles(model), QStringList({u"71"_s, u"73"_s}));
    QCOMPARE(model.indexAt(1), 2);
    QCOMPARE(model.rowOf(2), std::optional{1});
    QCOMPARE(model.rowOf(1), std::nullopt);
    ledger.setOutcomes({{.index = 0, .outcome = terminated()}});
    QCOMPARE(shownFiles(model), QStringList{u"73"_s});
    model.setOutcomeFilter(std::nullopt);
    QCOMPARE(shownFiles(model), QStringList({u"71"_s, u"72"_s, u"73"_s}));
}

void TestRunFilesModel::countsAllFilesWhateverTheFilter()
{
    TerminationLedger ledger;
    ledger.addAttempt(threeFiles());
    RunFilesModel model(ledger);
    ledger.setOutcomes({{.index = 0, .outcome = terminated()}});
    ledger.setOutcomes({{.index = 1, .outcome = refusal()}});
    model.setOutcomeFilter(OutcomeState::Failed);
    QCOMPARE(ledger.fileCount(), 3);
    QCOMPARE(ledger.count(OutcomeState::Terminated), 1);
    QCOMPARE(ledger.count(OutcomeState::Waiting), 1);
    QCOMPARE(ledger.count(OutcomeState::Unknown), 0);
}

void TestRunFilesModel::retranslatesTexts()
{
    TerminationLedger ledger;
    ledger.addAttempt(threeFiles());
    RunFilesModel model(ledger);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    MarkingTranslator translator;
    QVERIFY(QCoreApplication::installTranslator(&translator));
    QSignalSpy headers(&model, &QAbstractItemModel::headerDataChanged);
    QSignalSpy cells(&model, &QAbstractItemModel::dataChanged);
    QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
    model.retranslate();
    QCOMPARE(headers.count(), 1);
    QCOMPARE(cells.count(), 1);
    QCOMPARE(cellAt(model, 0, RunColumn::State), u"待签字"_s);
    QCOMPARE(cellAt(model, 0, RunColumn::Outcome), u"译:"_s + u"Waiting"_s);
    QCOMPARE(model.headerData(sectionOf(RunColumn::Outcome), Qt::Horizontal).toString(), u"译:Outcome"_s);
    QCoreApplication::removeTranslator(&translator);
}

void TestRunFilesModel::givesTheTextsOfARow()
{
    TerminationLedger ledger;
    ledger.addAttempt(threeFiles());
    RunFilesModel model(ledger);
    ledger.setOutcomes({{.index = 0, .outcome = terminated()}});
    const std::vector<RunColumn> columns{RunColumn::SignatureFileId, RunColumn::Outcome, RunColumn::LogId};
    QCOMPARE(model.record(1, columns), (QStringList{u"72"_s, u"Waiting"_s, QString()}));
    QCOMPARE(model.record(0, columns), (QStringList{u"71"_s, u"Terminated"_s, u"20260204"_s}));
}

void TestRunFilesModel::resetsForAnotherRun()
{
    TerminationLedger ledger;
    ledger.addAttempt(threeFiles());
    RunFilesModel model(ledger);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    ledger.setOutcomes({{.index = 0, .outcome = refusal()}});
    model.setOutcomeFilter(OutcomeState::Failed);
    ledger.load({{.confirmed = filesUpTo(2)[0]}, {.confirmed = filesUpTo(2)[1]}});
    QCOMPARE(shownFiles(model), QStringList({u"1"_s, u"2"_s}));
    QCOMPARE(ledger.count(OutcomeState::Waiting), 2);
    QCOMPARE(ledger.count(OutcomeState::Failed), 0);
}

QTEST_GUILESS_MAIN(TestRunFilesModel)
#include "test_runfilesmodel.moc"
