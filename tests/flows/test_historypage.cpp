// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "accessiblenames.h"
#include "flows/record/historypage.h"
#include "models/runfilesmodel.h"
#include "models/runlistmodel.h"
#include "sightings.h"
#include "sqlitefile.h"
#include "test_recordstage.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace sealdesk;
using namespace sealdesk::test;

//! Tests the history: searching and opening runs, and offering retries.
class TestHistoryPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void listsNewestRunsFirst();
    void opensARunAsItsResultTable();
    void keepsTheShownRunAfterReloading();
    void findsBy_data();
    void findsBy();
    void findsByOutcome();
    void showsTheLastSearchAfterFastTyping();
    void showsWhatIsMissing();
    void showsThatTheJournalIsUnreadable();
    void offersTheFailedAndTheNotSent();
    void offersARetriedFileOnlyInTheLaterRun();
    void showsACorrectionAndOffersTheFileNoMore();
    void offersNothingFromAHiddenPage();
    void sendsTheUnsettledToRecovery();
    void namesEveryControl();
    void tabsInReadingOrder();
    void retranslatesEveryText();

private:
    void addRuns();
    void open();
    [[nodiscard]] RunListModel &runs() const;
    [[nodiscard]] RunFilesModel &files() const;
    [[nodiscard]] QStringList reasons() const;
    void search(const QString &words) const { partOf<QLineEdit>(*page, "historySearch")->setText(words); }
    [[nodiscard]] QString emptyTitle() const;

    std::unique_ptr<RecordStage> stage;
    std::unique_ptr<HistoryPage> page;
};

void TestHistoryPage::init()
{
    stage = std::make_unique<RecordStage>();
    page = std::make_unique<HistoryPage>(stage->settings);
    page->resize(1100, 760);
    page->show();
    QVERIFY(QTest::qWaitForWindowActive(page.get()));
}

void TestHistoryPage::cleanup()
{
    page.reset();
    stage.reset();
}

void TestHistoryPage::addRuns()
{
    const std::vector<FileSighting> first{
        aFile(u"7147527056140813828"_s).named(u"劳动合同-张三"_s, u"Contract Zoë"_s).employed(u"emp_77"_s),
        aFile(u"7147527056140813829"_s).named(u"保密协议-李四"_s).preHire(u"pre_5"_s)};
    const std::vector<FileSighting> second{
        aFile(u"7200000000000000001"_s).named(u"劳动合同-王五"_s).employed(u"emp_78"_s)};
    stage->addRun(first, {ended(OutcomeState::Terminated), ended(OutcomeState::NotSent, cause::Stopped{})}, u"离职"_s);
    stage->addRun(second, {ended(OutcomeState::Failed, cause::RefusedByService{.reason = u"已归档"_s})},
                  u"Wrong template"_s);
}

void TestHistoryPage::open()
{
    page->setSession(&stage->session);
    QTRY_VERIFY(runs().rowCount() > 0 && files().ledger().fileCount() > 0);
}

RunListModel &TestHistoryPage::runs() const
{
    return *qobject_cast<RunListModel *>(partOf<QTableView>(*page, "runsTable")->model());
}

RunFilesModel &TestHistoryPage::files() const
{
    return *qobject_cast<RunFilesModel *>(partOf<QTableView>(*page, "runFiles")->model());
}

QStringList TestHistoryPage::reasons() const
{
    QStringList all;
    for (int row = 0; row < runs().rowCount(); ++row) {
        all.append(runs().run(row).reason);
    }
    return all;
}

QString TestHistoryPage::emptyTitle() const
{
    const auto *empty = partOf<QWidget>(*page, "historyEmpty");
    return empty->isVisible() ? textOf(*empty, "emptyTitle") : QString();
}

void TestHistoryPage::listsNewestRunsFirst()
{
    addRuns();
    open();
    const QStringList expected{u"Wrong template"_s, u"离职"_s};
    QCOMPARE(reasons(), expected);
    QCOMPARE(partOf<QTableView>(*page, "runsTable")->currentIndex().row(), 0);
}

void TestHistoryPage::opensARunAsItsResultTable()
{
    addRuns();
    open();
    QCOMPARE(files().ledger().fileCount(), 1);
    QVERIFY(textOf(*page, "runFacts").contains(u"Wrong template"_s));
    QCOMPARE(files().ledger().file(0).outcome.cause, OutcomeCause(cause::RefusedByService{.reason = u"已归档"_s}));

    partOf<QTableView>(*page, "runsTable")->setFocus();
    QTest::keyClick(partOf<QTableView>(*page, "runsTable"), Qt::Key_Down);
    QTRY_COMPARE(files().ledger().fileCount(), 2);
    QVERIFY(textOf(*page, "runFacts").contains(u"离职"_s));
    QCOMPARE(files().ledger().count(OutcomeState::NotSent), 1);
    click(*page, "outcomeNotSent");
    QCOMPARE(files().rowCount(), 1);
    QCOMPARE(files().index(0, sectionOf(RunColumn::SignatureFileId)).data().toString(), u"7147527056140813829"_s);
}

void TestHistoryPage::keepsTheShownRunAfterReloading()
{
    addRuns();
    open();
    partOf<QTableView>(*page, "runsTable")->selectRow(1);
    QTRY_COMPARE(files().ledger().fileCount(), 2);
    addRuns();
    page->reload();
    QTRY_COMPARE(runs().rowCount(), 4);
    QCOMPARE(partOf<QTableView>(*page, "runsTable")->currentIndex().row(), 3);
}

void TestHistoryPage::findsBy_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QStringList>("reasons");
    const QStringList first{u"离职"_s};
    const QStringList second{u"Wrong template"_s};
    const QStringList both{u"Wrong template"_s, u"离职"_s};
    QTest::newRow("file id") << u"7147527056140813829"_s << first;
    QTest::newRow("part of a file's name") << u"王五"_s << second;
    QTest::newRow("name in another language, any case") << u"contract zoë"_s << first;
    QTest::newRow("a name in both") << u"劳动合同"_s << both;
    QTest::newRow("employee") << u"emp_78"_s << second;
    QTest::newRow("pre-hire") << u"pre_5"_s << first;
    QTest::newRow("reason") << u"wrong TEMPL"_s << second;
    QTest::newRow("operator") << u"6966236933198579208"_s << both;
    QTest::newRow("blanks around") << u"  离职  "_s << first;
}

void TestHistoryPage::findsBy()
{
    QFETCH(const QString, words);
    QFETCH(const QStringList, reasons);
    addRuns();
    open();
    search(u"nothing has this"_s);
    QTRY_COMPARE(runs().rowCount(), 0);
    search(words);
    QTRY_COMPARE(this->reasons(), reasons);
    QTRY_VERIFY(files().ledger().fileCount() > 0);
}

void TestHistoryPage::findsByOutcome()
{
    addRuns();
    stage->addRun({aFile(u"9"_s)}, {ended(OutcomeState::Sending)}, u"cut"_s);
    open();
    auto *outcome = partOf<QComboBox>(*page, "historyOutcome");
    const auto choose = [outcome](OutcomeState state) {
        outcome->setFocus();
        QTest::keyClick(outcome, Qt::Key_Home);
        while (outcome->currentData() != static_cast<int>(state) && outcome->currentIndex() + 1 < outcome->count()) {
            QTest::keyClick(outcome, Qt::Key_Down);
        }
    };
    choose(OutcomeState::Failed);
    QTRY_COMPARE(reasons(), QStringList{u"Wrong template"_s});
    choose(OutcomeState::NotSent);
    QTRY_COMPARE(reasons(), QStringList{u"离职"_s});
    choose(OutcomeState::Unknown); // the outcome of files that were being sent is unknown
    QTRY_COMPARE(reasons(), QStringList{u"cut"_s});
    choose(OutcomeState::Skipped);
    QTRY_COMPARE(emptyTitle(), u"No run fits"_s);
}

void TestHistoryPage::showsTheLastSearchAfterFastTyping()
{
    addRuns();
    open();
    for (const auto &words : {u"离"_s, u"x"_s, u"离职"_s, u"w"_s, u"wrong"_s}) {
        search(words);
    }
    QTRY_COMPARE(reasons(), QStringList{u"Wrong template"_s});
    search({});
    search(u"离职"_s);
    QTRY_COMPARE(reasons(), QStringList{u"离职"_s});
}

void TestHistoryPage::showsWhatIsMissing()
{
    QCOMPARE(emptyTitle(), u"Not connected"_s);
    page->setSession(&stage->session);
    QTRY_COMPARE(emptyTitle(), u"Nothing was terminated yet"_s);
    addRuns();
    page->reload();
    QTRY_VERIFY(emptyTitle().isEmpty());
    QVERIFY(partOf<QWidget>(*page, "runsTable")->isVisible());
    search(u"nothing has this"_s);
    QTRY_COMPARE(emptyTitle(), u"No run fits"_s);
    QVERIFY(!partOf<QWidget>(*page, "reportButton")->isEnabled());
    click(*page, "emptyAction");
    QTRY_COMPARE(runs().rowCount(), 2);
    QVERIFY(emptyTitle().isEmpty());
    page->setSession(nullptr);
    QCOMPARE(emptyTitle(), u"Not connected"_s);
}

void TestHistoryPage::showsThatTheJournalIsUnreadable()
{
    addRuns();
    open();
    SqliteFile other(stage->record->journalFile());
    other.run(u"ALTER TABLE run_file RENAME TO elsewhere"_s);
    page->reload();
    QTRY_COMPARE(emptyTitle(), u"The history could not be read"_s);
    QCOMPARE(bannerTexts(*page).size(), 1);
    other.run(u"ALTER TABLE elsewhere RENAME TO run_file"_s);
    page->reload();
    QTRY_COMPARE(runs().rowCount(), 2);
    QVERIFY(bannerTexts(*page).isEmpty());
}

void TestHistoryPage::offersTheFailedAndTheNotSent()
{
    stage->service.addFiles(5, KnownState::PendingSign);
    const RunId run =
        stage->addRun({ended(OutcomeState::Terminated), ended(OutcomeState::Failed), ended(OutcomeState::NotSent),
                       ended(OutcomeState::Failed, cause::Gone{}), ended(OutcomeState::Skipped)});
    open();
    QSignalSpy retry(page.get(), &HistoryPage::retryRequested);
    click(*page, "retryRunButton");
    QCOMPARE(retry.size(), 1);
    const auto request = retry.first().first().value<TerminationRequest>();
    QCOMPARE(request.files.size(), size_t{2});
    QCOMPARE(request.files[0].file.id.text(), TerminateService::idOf(1));
    QCOMPARE(request.files[1].file.id.text(), TerminateService::idOf(2));
    QCOMPARE(request.reason, u"Wrong template"_s);
    QCOMPARE(request.origins.size(), 2);
    QCOMPARE(request.origins.value(request.files[0].file.id), run);
}

void TestHistoryPage::offersARetriedFileOnlyInTheLaterRun()
{
    stage->service.addFiles(3, KnownState::PendingSign);
    const auto listed = stage->service.listed();
    const RunId first =
        stage->addRun({ended(OutcomeState::Terminated), ended(OutcomeState::Failed), ended(OutcomeState::NotSent)});
    stage->addRun({listed[1]}, {ended(OutcomeState::Failed)}, u"again"_s, first);
    open();
    QSignalSpy retry(page.get(), &HistoryPage::retryRequested);
    const auto offered = [&] {
        click(*page, "retryRunButton");
        QStringList ids;
        for (const FileSighting &file : retry.takeLast().first().value<TerminationRequest>().files) {
            ids.append(file.file.id.text());
        }
        return ids;
    };
    QCOMPARE(offered(), QStringList{TerminateService::idOf(1)});
    partOf<QTableView>(*page, "runsTable")->selectRow(1);
    QTRY_COMPARE(files().ledger().fileCount(), 3);
    QCOMPARE(offered(), QStringList{TerminateService::idOf(2)});
}

void TestHistoryPage::showsACorrectionAndOffersTheFileNoMore()
{
    stage->service.addFiles(2, KnownState::PendingSign);
    const RunId run = stage->addRun({ended(OutcomeState::Failed), ended(OutcomeState::Failed)});
    QCOMPARE(problemOf(stage->journal().correct(run, 0, terminationSeen(stage->clock.now()))), std::nullopt);
    open();
    QCOMPARE(files().ledger().count(OutcomeState::Failed), 2); // what was recorded first stays
    const auto reasonAt = [this](int row) {
        return files().index(row, sectionOf(RunColumn::Reason)).data().toString();
    };
    QVERIFY2(reasonAt(0).contains(u"Correction of"_s), qPrintable(reasonAt(0)));
    QVERIFY2(!reasonAt(1).contains(u"Correction of"_s), qPrintable(reasonAt(1)));
    QSignalSpy retry(page.get(), &HistoryPage::retryRequested);
    click(*page, "retryRunButton");
    const auto request = retry.first().first().value<TerminationRequest>();
    QCOMPARE(request.files.size(), size_t{1});
    QCOMPARE(request.files[0].file.id.text(), TerminateService::idOf(1));
}

void TestHistoryPage::sendsTheUnsettledToRecovery()
{
    stage->service.addFiles(2, KnownState::PendingSign);
    stage->addRun({ended(OutcomeState::Sending), ended(OutcomeState::Failed)});
    open();
    QSignalSpy retry(page.get(), &HistoryPage::retryRequested);
    QSignalSpy recovery(page.get(), &HistoryPage::recoveryRequested);
    click(*page, "retryRunButton");
    QCOMPARE(recovery.size(), 1);
    QCOMPARE(retry.size(), 0);
}

void TestHistoryPage::namesEveryControl()
{
    assertAllNamed(page.get());
    addRuns();
    open();
    assertAllNamed(page.get());
}

void TestHistoryPage::tabsInReadingOrder()
{
    addRuns();
    open();
    page->focusSearch();
    QStringList stops;
    for (int i = 0; i < 9; ++i) {
        stops.append(page->focusWidget()->objectName());
        QTest::keyClick(page->focusWidget(), Qt::Key_Tab);
    }
    const QStringList expected{u"historySearch"_s,  u"runsTable"_s,    u"outcomeAll"_s,
                               u"runFiles"_s,       u"verifyButton"_s, u"retentionChoice"_s,
                               u"retryRunButton"_s, u"reportButton"_s, u"historyLeave"_s};
    stops.removeAll(u"runFacts"_s); // reached only on platforms where Tab reaches texts
    stops.removeAll(u"auditHead"_s);
    QCOMPARE(stops, expected.first(stops.size()));
}

void TestHistoryPage::retranslatesEveryText()
{
    addRuns();
    open();
    const auto words = [this] {
        return QStringList{textOf(*page, "runFacts"),
                           textOf(*page, "auditHead"),
                           partOf<QLineEdit>(*page, "historySearch")->placeholderText(),
                           partOf<QLineEdit>(*page, "historySearch")->toolTip(),
                           partOf<QComboBox>(*page, "historyOutcome")->currentText(),
                           partOf<QComboBox>(*page, "retentionChoice")->currentText(),
                           partOf<QAbstractButton>(*page, "verifyButton")->text(),
                           partOf<QAbstractButton>(*page, "reportButton")->text(),
                           bannerTexts(*page).value(0),
                           runs().headerData(RunListModel::Operator, Qt::Horizontal).toString()};
    };
    click(*page, "verifyButton");
    QTRY_VERIFY(!bannerTexts(*page).isEmpty());
    const QStringList english = words();
    const InChinese chinese;
    QTRY_COMPARE(unchangedTexts(english, words()), QStringList());
}

void TestHistoryPage::offersNothingFromAHiddenPage()
{
    stage->service.addFiles(1, KnownState::PendingSign);
    stage->addRun({ended(OutcomeState::Failed)});
    open();
    QSignalSpy retry(page.get(), &HistoryPage::retryRequested);
    page->hide();
    partOf<QAbstractButton>(*page, "retryRunButton")->click();
    QCOMPARE(retry.size(), 0);
}

QTEST_MAIN(TestHistoryPage)
#include "test_historypage.moc"
