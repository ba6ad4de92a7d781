// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "accessiblenames.h"
#include "flows/record/recoverypage.h"
#include "models/runfilesmodel.h"
#include "service/recovery.h"
#include "sqlitefile.h"
#include "test_recordstage.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace sealdesk;
using namespace sealdesk::test;

//! Tests the recovery page: what it queries, shows and offers (product.md 4).
class TestRecoveryPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void settlesByQueryAlone();
    void ignoresTheButtonsOfAHiddenPage();
    void showsPresentStates();
    void offersWhatWasNotTerminated();
    void offersNothingThatWasRetried();
    void absenceProvesNothing();
    void offersNothingWhileFilesAreUnknown();
    void confirmsAcceptedFiles();
    void looksOnWhileHidden();
    void leavesNothingUnknownBeforeTheServiceHadItsTime();
    void leavesFilesUnknownInAPersonsName();
    void keepsConfirmingAcceptedFilesWhenTheUnknownAreLeft();
    void needsTheCountFromTenFilesOn();
    void keepsLookingWhenToldSo();
    void leavesNothingUnknownFromAHiddenPage();
    void leavesNothingUnknownThatWasResolvedMeanwhile();
    void leavesNothingUnknownWithoutAJournal();
    void showsAFailedLookAndRepeatsItOnRequest();
    void settlesNothingFromAnUnreadableJournal();
    void settlesAgainWhatCouldNotBeRecorded_data();
    void settlesAgainWhatCouldNotBeRecorded();
    void leavesUnknownAfterAFailedWrite();
    void settlesEachFileInItsRun_data();
    void settlesEachFileInItsRun();
    void showsNothingWithoutASession();
    void filtersTheTableByOutcome();
    void namesEveryControlAndReachesItByTab();
    void retranslatesEveryText();

private:
    void addRunWithThreeSendingOneWaiting();
    void start();
    void pass(std::chrono::seconds duration);
    [[nodiscard]] bool waitResolved();
    [[nodiscard]] bool isOpenInJournal() const;
    [[nodiscard]] RunFilesModel &model() const;

    std::unique_ptr<RecordStage> stage;
    std::unique_ptr<RecoveryPage> page;
};

void TestRecoveryPage::init()
{
    stage = std::make_unique<RecordStage>();
    page = std::make_unique<RecoveryPage>(stage->clock);
    page->resize(1000, 700);
    page->show();
    QVERIFY(QTest::qWaitForWindowActive(page.get()));
}

void TestRecoveryPage::cleanup()
{
    page.reset();
    stage.reset();
}

void TestRecoveryPage::addRunWithThreeSendingOneWaiting()
{
    stage->service.addFiles(5, KnownState::PendingSign);
    stage->addRun({ended(OutcomeState::Terminated), ended(OutcomeState::Sending), ended(OutcomeState::Sending),
                   ended(OutcomeState::Sending)});
}

void TestRecoveryPage::start()
{
    page->setSession(&stage->session);
}

void TestRecoveryPage::pass(std::chrono::seconds duration)
{
    for (std::chrono::seconds passed{0}; passed < duration; ++passed) {
        stage->clock.advance(std::chrono::seconds{1});
    }
    QCoreApplication::processEvents(); // the page refreshes once for all changes
}

bool TestRecoveryPage::waitResolved()
{
    for (int second = 0; isOpenInJournal() && second < 1200; ++second) {
        stage->clock.advance(std::chrono::seconds{1});
    }
    QCoreApplication::processEvents();
    return !isOpenInJournal();
}

bool TestRecoveryPage::isOpenInJournal() const
{
    return !valueOf(stage->journal().unsettledRuns()).empty();
}

RunFilesModel &TestRecoveryPage::model() const
{
    return *qobject_cast<RunFilesModel *>(partOf<QTableView>(*page, "recoveryTable")->model());
}

void TestRecoveryPage::settlesByQueryAlone()
{
    addRunWithThreeSendingOneWaiting();
    stage->service.setState(TerminateService::idOf(1), KnownState::Terminated);
    stage->service.setState(TerminateService::idOf(2), KnownState::Terminated);
    QSignalSpy looked(page.get(), &RecoveryPage::looked);
    start();
    QCOMPARE(page->unknownCount(), 3);
    QCOMPARE(model().rowCount(), 5); // the last one had its outcome before
    QVERIFY(textOf(*page, "recoveryHeadline").contains(u'3'));
    QVERIFY(textOf(*page, "recoveryRun").contains(u"Wrong template"_s));
    QVERIFY(!partOf<QWidget>(*page, "recoveryRetry")->isVisible());

    // What is shown as terminated is known at once, the opposite not: the service may act or show it late.
    pass(std::chrono::minutes{9});
    QVERIFY(!looked.isEmpty());
    QCOMPARE(model().ledger().count(OutcomeState::Terminated), 3); // one of them before
    QCOMPARE(model().ledger().count(OutcomeState::Unknown), 1);
    QCOMPARE(model().ledger().count(OutcomeState::NotSent), 1);
    QCOMPARE(textOf(*page, "recoveryHeadline"), u"First: find out what happened to 1 file(s)"_s);
    QVERIFY(partOf<QWidget>(*page, "recoveryLook")->isVisible());

    QVERIFY(waitResolved());
    QCOMPARE(model().ledger().count(OutcomeState::Failed), 1);
    QVERIFY(stage->service.terminateRequests().empty());
    QCOMPARE(textOf(*page, "recoveryHeadline"), u"The outcome of every file of the earlier runs is known."_s);
    QVERIFY(textOf(*page, "recoveryPhase").isEmpty());
    QVERIFY(!partOf<QWidget>(*page, "recoveryLook")->isVisible());
    QVERIFY(!partOf<QWidget>(*page, "recoveryClose")->isVisible());
}

void TestRecoveryPage::showsPresentStates()
{
    addRunWithThreeSendingOneWaiting();
    stage->service.setState(TerminateService::idOf(1), KnownState::Terminated);
    QSignalSpy sighted(page.get(), &RecoveryPage::sighted);
    start();
    QVERIFY(waitResolved());
    QVERIFY(!sighted.isEmpty());
    for (int row = 0; row < model().rowCount(); ++row) {
        const LedgerFile &file = model().ledger().file(model().indexAt(row));
        if (file.confirmed.file.id.text() == TerminateService::idOf(1)) {
            QVERIFY(file.present);
            QCOMPARE(file.present->file.state, KnownState::Terminated);
        }
    }
}

void TestRecoveryPage::offersWhatWasNotTerminated()
{
    addRunWithThreeSendingOneWaiting();
    stage->service.setState(TerminateService::idOf(1), KnownState::Terminated);
    start();
    QVERIFY(waitResolved());
    QSignalSpy retry(page.get(), &RecoveryPage::retryRequested);
    click(*page, "recoveryRetry");
    QCOMPARE(retry.size(), 1);
    const auto request = retry.first().first().value<TerminationRequest>();
    QStringList ids;
    for (const FileSighting &file : request.files) {
        ids.append(file.file.id.text());
    }
    const QStringList expected{TerminateService::idOf(2), TerminateService::idOf(3), TerminateService::idOf(4)};
    QCOMPARE(ids, expected);
    QCOMPARE(request.reason, u"Wrong template"_s);
    QCOMPARE(request.origins.size(), 3);
    QCOMPARE(request.origins.value(request.files[0].file.id), RunId{1});
    QVERIFY(stage->service.terminateRequests().empty()); // the dialog has the user confirm
}

void TestRecoveryPage::offersNothingThatWasRetried()
{
    addRunWithThreeSendingOneWaiting();
    start();
    QVERIFY(waitResolved());
    QSignalSpy retry(page.get(), &RecoveryPage::retryRequested);
    click(*page, "recoveryRetry");
    const auto request = retry.first().first().value<TerminationRequest>();
    page->hide(); // the list is shown while the files are confirmed
    stage->addRun(request.files, std::vector(request.files.size(), ended(OutcomeState::Terminated)), request.reason,
                  request.origins.constBegin().value());
    page->show();
    QVERIFY(!partOf<QWidget>(*page, "recoveryRetry")->isVisible());
}

void TestRecoveryPage::absenceProvesNothing()
{
    stage->service.addFiles(2, KnownState::PendingSign);
    stage->addRun({ended(OutcomeState::Sending), ended(OutcomeState::Sending)});
    stage->service.removeFile(TerminateService::idOf(0));
    stage->service.setState(TerminateService::idOf(1), KnownState::Terminated);
    start();
    pass(std::chrono::minutes{30});
    QCOMPARE(model().ledger().count(OutcomeState::Terminated), 1);
    QCOMPARE(model().ledger().count(OutcomeState::Unknown), 1);
    QVERIFY(!partOf<QWidget>(*page, "recoveryRetry")->isVisible());
}

void TestRecoveryPage::offersNothingWhileFilesAreUnknown()
{
    addRunWithThreeSendingOneWaiting();
    stage->service.queryReply = FakeTransport::bare(200, "<html>login</html>");
    start();
    pass(std::chrono::minutes{30});
    QCOMPARE(model().ledger().count(OutcomeState::NotSent), 1);
    QCOMPARE(model().ledger().count(OutcomeState::Unknown), 3);
    QVERIFY(!partOf<QWidget>(*page, "recoveryRetry")->isVisible());
    QVERIFY(textOf(*page, "recoveryPhase").contains(u"Others can"_s));
}

void TestRecoveryPage::confirmsAcceptedFiles()
{
    stage->service.addFiles(2, KnownState::PendingSign);
    const std::vector<FileOutcome> sent{ended(OutcomeState::Sending), ended(OutcomeState::Sending)};
    const RunId run = stage->addRun(sent);
    QCOMPARE(problemOf(stage->journal().settle(run, settled(OutcomeState::Accepted, {0, 1}))), std::nullopt);
    stage->service.setState(TerminateService::idOf(0), KnownState::Terminated);
    start();
    QCOMPARE(page->unknownCount(), 0);
    QCOMPARE(textOf(*page, "recoveryHeadline"), u"2 file(s) accepted by the service are being confirmed"_s);
    QVERIFY(!partOf<QWidget>(*page, "recoveryClose")->isVisible()); // they are not unknown
    pass(std::chrono::seconds{3});
    QCOMPARE(model().ledger().count(OutcomeState::Terminated), 1);
    QCOMPARE(model().ledger().count(OutcomeState::Accepted), 1);
    stage->service.setState(TerminateService::idOf(1), KnownState::Terminated);
    QVERIFY(waitResolved());
    QCOMPARE(model().ledger().count(OutcomeState::Terminated), 2);
}

void TestRecoveryPage::looksOnWhileHidden()
{
    addRunWithThreeSendingOneWaiting();
    start();
    pass(std::chrono::seconds{3});
    page->hide();
    for (const int index : {1, 2, 3}) {
        stage->service.setState(TerminateService::idOf(index), KnownState::Terminated);
    }
    QVERIFY(waitResolved());
    QCOMPARE(model().ledger().count(OutcomeState::Terminated), 4);
}

// The whole deadline of the request: the process before may have sent it just before it ended.
void TestRecoveryPage::leavesNothingUnknownBeforeTheServiceHadItsTime()
{
    addRunWithThreeSendingOneWaiting();
    start();
    pass(std::chrono::seconds{80}); // several looks were answered
    QVERIFY(!partOf<QWidget>(*page, "recoveryClose")->isEnabled());
    pass(std::chrono::seconds{41});
    QVERIFY(partOf<QWidget>(*page, "recoveryClose")->isEnabled());
}

void TestRecoveryPage::leavesFilesUnknownInAPersonsName()
{
    addRunWithThreeSendingOneWaiting();
    start();
    pass(std::chrono::seconds{121}); // the service had its time
    QSignalSpy looked(page.get(), &RecoveryPage::looked);
    QVERIFY(!partOf<QWidget>(*page, "leaveQuestion")->isVisible());
    click(*page, "recoveryClose");
    QVERIFY(partOf<QWidget>(*page, "leaveQuestion")->isVisible());
    QVERIFY(textOf(*page, "leaveText").contains(u'3'));
    auto *confirm = partOf<QAbstractButton>(*page, "leaveConfirm");
    auto *person = partOf<QLineEdit>(*page, "leavePerson");
    QVERIFY(person->hasFocus());
    QVERIFY(!confirm->isEnabled());
    QTest::keyClicks(person, u"   "_s); // not a name
    QVERIFY(!confirm->isEnabled());
    QTest::keyClicks(person, u"Li Si "_s);
    QVERIFY(confirm->isEnabled());
    QVERIFY(confirm->text().contains(u'3'));
    QCOMPARE(model().ledger().count(OutcomeState::Unknown), 3);
    click(*page, "leaveConfirm");

    QCOMPARE(looked.size(), 1);
    QVERIFY(!partOf<QWidget>(*page, "leaveQuestion")->isVisible());
    QVERIFY(!partOf<QWidget>(*page, "recoveryClose")->isVisible());
    QCOMPARE(model().ledger().count(OutcomeState::LeftUnknown), 3);
    QVERIFY(!partOf<QWidget>(*page, "recoveryLook")->isVisible());
    QVERIFY(!partOf<QWidget>(*page, "waitLabel")->isVisible());    // nobody looks any more
    QCOMPARE(model().ledger().count(OutcomeState::Terminated), 1); // before
    QCOMPARE(model().ledger().count(OutcomeState::Failed), 0);
    QCOMPARE(textOf(*page, "recoveryHeadline"), u"The outcome of 3 file(s) stays unknown."_s);
    QVERIFY(!isOpenInJournal());
    const StoredRun run = valueOf(stage->journal().run(RunId{1}));
    for (const size_t position : {size_t{1}, size_t{2}, size_t{3}}) {
        QCOMPARE(run.files[position].outcome.state, OutcomeState::LeftUnknown);
        QVERIFY(run.files[position].outcome.cause == OutcomeCause(cause::ClosedByPerson{.person = u"Li Si"_s}));
    }
    QVERIFY(contentOf(stage->record->auditFile()).contains(R"("person":"Li Si")"));
    QVERIFY(stage->service.terminateRequests().empty());
    const size_t queries = stage->service.queries().size();
    pass(std::chrono::minutes{20});
    QCOMPARE(stage->service.queries().size(), queries);

    // Found out by accident, the truth is shown beside it.
    FileSighting shown = stage->service.listed()[1];
    shown.file.state = KnownState::Terminated;
    stage->session.observeRows(std::array{shown});
    const QString reason = model().index(0, sectionOf(RunColumn::Reason)).data().toString();
    QVERIFY2(reason.contains(u"Li Si"_s) && reason.contains(u"Correction of"_s), qPrintable(reason));
    QCOMPARE(model().ledger().file(0).outcome.state, OutcomeState::LeftUnknown);
}

void TestRecoveryPage::keepsConfirmingAcceptedFilesWhenTheUnknownAreLeft()
{
    stage->service.addFiles(2, KnownState::PendingSign);
    const RunId run = stage->addRun({ended(OutcomeState::Sending), ended(OutcomeState::Sending)});
    QCOMPARE(problemOf(stage->journal().settle(run, settled(OutcomeState::Accepted, {0}))), std::nullopt);
    start();
    QCOMPARE(page->unknownCount(), 1);
    pass(std::chrono::seconds{121}); // the service had its time
    click(*page, "recoveryClose");
    partOf<QLineEdit>(*page, "leavePerson")->setText(u"李四"_s);
    click(*page, "leaveConfirm");
    QCOMPARE(model().ledger().count(OutcomeState::LeftUnknown), 1);
    QCOMPARE(model().ledger().count(OutcomeState::Accepted), 1);
    stage->service.setState(TerminateService::idOf(0), KnownState::Terminated);
    QVERIFY(waitResolved());
    QCOMPARE(model().ledger().count(OutcomeState::Terminated), 1);
    QCOMPARE(model().ledger().count(OutcomeState::LeftUnknown), 1);
}

void TestRecoveryPage::needsTheCountFromTenFilesOn()
{
    stage->service.addFiles(10, KnownState::PendingSign);
    stage->addRun(std::vector(10, ended(OutcomeState::Sending)));
    start();
    pass(std::chrono::seconds{121}); // the service had its time
    click(*page, "recoveryClose");
    auto *confirm = partOf<QAbstractButton>(*page, "leaveConfirm");
    auto *count = partOf<QWidget>(*page, "countGate")->findChild<QLineEdit *>();
    partOf<QLineEdit>(*page, "leavePerson")->setText(u"李四"_s);
    QVERIFY(count->isVisible());
    QVERIFY(!confirm->isEnabled());
    count->setText(u"9"_s);
    QVERIFY(!confirm->isEnabled());
    count->setText(u"10"_s);
    QVERIFY(confirm->isEnabled());
    partOf<QLineEdit>(*page, "leavePerson")->clear();
    QVERIFY(!confirm->isEnabled());

    // What was entered is not an answer to a later question.
    click(*page, "leaveKeep");
    click(*page, "recoveryClose");
    QCOMPARE(count->text(), QString());
    partOf<QLineEdit>(*page, "leavePerson")->setText(u"李四"_s);
    QVERIFY(!confirm->isEnabled());
    count->setText(u"10"_s);
    click(*page, "leaveConfirm");
    QCOMPARE(model().ledger().count(OutcomeState::LeftUnknown), 10);
}

void TestRecoveryPage::keepsLookingWhenToldSo()
{
    addRunWithThreeSendingOneWaiting();
    start();
    pass(std::chrono::seconds{121}); // the service had its time
    click(*page, "recoveryClose");
    partOf<QLineEdit>(*page, "leavePerson")->setText(u"李四"_s);
    click(*page, "leaveKeep");
    QVERIFY(!partOf<QWidget>(*page, "leaveQuestion")->isVisible());
    QCOMPARE(model().ledger().count(OutcomeState::Unknown), 3);
    QVERIFY(isOpenInJournal());
}

// Assistive programs can press hidden buttons.
void TestRecoveryPage::leavesNothingUnknownFromAHiddenPage()
{
    addRunWithThreeSendingOneWaiting();
    start();
    pass(std::chrono::seconds{121}); // the service had its time
    auto *confirm = partOf<QAbstractButton>(*page, "leaveConfirm");
    partOf<QLineEdit>(*page, "leavePerson")->setText(u"李四"_s);
    confirm->click(); // nobody was asked
    QCOMPARE(model().ledger().count(OutcomeState::Unknown), 3);

    click(*page, "recoveryClose");
    partOf<QLineEdit>(*page, "leavePerson")->setText(u"李四"_s);
    QVERIFY(confirm->isEnabled());
    page->hide();
    confirm->click();
    QCOMPARE(model().ledger().count(OutcomeState::Unknown), 3);
    QVERIFY(isOpenInJournal());

    page->show();
    click(*page, "leaveKeep");
    page->hide();
    partOf<QAbstractButton>(*page, "recoveryClose")->click();
    page->show();
    QVERIFY(!partOf<QWidget>(*page, "leaveQuestion")->isVisible());
}

// The person answered for other files.
void TestRecoveryPage::leavesNothingUnknownThatWasResolvedMeanwhile()
{
    addRunWithThreeSendingOneWaiting();
    start();
    pass(std::chrono::seconds{121}); // the service had its time
    click(*page, "recoveryClose");
    partOf<QLineEdit>(*page, "leavePerson")->setText(u"李四"_s);
    stage->service.setState(TerminateService::idOf(1), KnownState::Terminated);
    click(*page, "recoveryLook");
    pass(std::chrono::seconds{3});
    QCOMPARE(model().ledger().count(OutcomeState::Unknown), 2);
    QVERIFY(textOf(*page, "leaveText").contains(u'2'));
    QVERIFY(partOf<QAbstractButton>(*page, "leaveConfirm")->text().contains(u'2'));
    for (const int index : {2, 3}) {
        stage->service.setState(TerminateService::idOf(index), KnownState::Terminated);
    }
    QVERIFY(waitResolved());
    QVERIFY(!partOf<QWidget>(*page, "leaveQuestion")->isVisible());
    QCOMPARE(model().ledger().count(OutcomeState::LeftUnknown), 0);
}

void TestRecoveryPage::leavesNothingUnknownWithoutAJournal()
{
    addRunWithThreeSendingOneWaiting();
    start();
    pass(std::chrono::seconds{121}); // the service had its time
    click(*page, "recoveryClose");
    partOf<QLineEdit>(*page, "leavePerson")->setText(u"李四"_s);
    SqliteFile other(stage->record->journalFile());
    other.run(u"BEGIN IMMEDIATE"_s);
    click(*page, "leaveConfirm");
    other.run(u"ROLLBACK"_s);
    QCOMPARE(model().ledger().count(OutcomeState::Unknown), 3);
    QCOMPARE(bannerTexts(*page).size(), 1);
    QVERIFY(partOf<QWidget>(*page, "leaveQuestion")->isVisible());
    click(*page, "leaveConfirm");
    QCOMPARE(model().ledger().count(OutcomeState::LeftUnknown), 3);
}

void TestRecoveryPage::showsAFailedLookAndRepeatsItOnRequest()
{
    addRunWithThreeSendingOneWaiting();
    stage->service.queryReply = FakeTransport::failure(TransportFailure::Refused);
    start();
    pass(std::chrono::seconds{30});
    QCOMPARE(bannerTexts(*page).size(), 1);
    QVERIFY(textOf(*page, "recoveryHeadline").contains(u'3'));

    stage->service.queryReply.reset();
    for (const int index : {1, 2, 3}) {
        stage->service.setState(TerminateService::idOf(index), KnownState::Terminated);
    }
    QTRY_VERIFY(partOf<QWidget>(*page, "recoveryLook")->isEnabled());
    click(*page, "recoveryLook");
    QVERIFY(bannerTexts(*page).isEmpty());
    QTRY_COMPARE(model().ledger().count(OutcomeState::Unknown), 0); // at once
    QCOMPARE(model().ledger().count(OutcomeState::Terminated), 4);
    QVERIFY(stage->service.terminateRequests().empty());
}

void TestRecoveryPage::settlesNothingFromAnUnreadableJournal()
{
    addRunWithThreeSendingOneWaiting();
    SqliteFile other(stage->record->journalFile());
    other.run(u"ALTER TABLE chunk RENAME TO elsewhere"_s);
    start();
    QVERIFY(page->isJournalUnreadable());
    other.run(u"ALTER TABLE run_file RENAME TO elsewhere_too"_s);
    QVERIFY(hasOpenFiles(stage->session));
    other.run(u"ALTER TABLE elsewhere_too RENAME TO run_file"_s);
    QCOMPARE(bannerTexts(*page).size(), 1);
    QCOMPARE(textOf(*page, "recoveryHeadline"), u"The open outcomes of earlier runs can't be read."_s);
    QVERIFY(partOf<QWidget>(*page, "recoveryLook")->isVisible());

    other.run(u"ALTER TABLE elsewhere RENAME TO chunk"_s);
    click(*page, "recoveryLook");
    QVERIFY(!page->isJournalUnreadable());
    QCOMPARE(model().rowCount(), 5);
    QVERIFY(bannerTexts(*page).isEmpty());
    QVERIFY(waitResolved());
}

void TestRecoveryPage::settlesAgainWhatCouldNotBeRecorded_data()
{
    QTest::addColumn<bool>("byHand");
    QTest::newRow("at once, by the button") << true;
    QTest::newRow("by itself") << false;
}

void TestRecoveryPage::settlesAgainWhatCouldNotBeRecorded()
{
    addRunWithThreeSendingOneWaiting();
    start();
    for (const int index : {1, 2, 3}) {
        stage->service.setState(TerminateService::idOf(index), KnownState::Terminated);
    }
    SqliteFile other(stage->record->journalFile());
    other.run(u"BEGIN IMMEDIATE"_s);
    pass(std::chrono::seconds{3});
    other.run(u"ROLLBACK"_s);
    QCOMPARE(model().ledger().count(OutcomeState::Unknown), 3); // nothing is shown that is not recorded
    QCOMPARE(bannerTexts(*page).size(), 1);
    QVERIFY(partOf<QWidget>(*page, "recoveryLook")->isEnabled());
    QFETCH(const bool, byHand);
    if (byHand) {
        click(*page, "recoveryLook");
    }
    pass(byHand ? std::chrono::seconds{3} : std::chrono::seconds{603});
    QCOMPARE(model().ledger().count(OutcomeState::Terminated), 4);
    QVERIFY(!isOpenInJournal());
}

void TestRecoveryPage::leavesUnknownAfterAFailedWrite()
{
    addRunWithThreeSendingOneWaiting();
    start();
    stage->service.setState(TerminateService::idOf(1), KnownState::Terminated);
    SqliteFile other(stage->record->journalFile());
    other.run(u"BEGIN IMMEDIATE"_s);
    pass(std::chrono::seconds{3});
    other.run(u"ROLLBACK"_s);
    pass(std::chrono::seconds{90});
    click(*page, "recoveryClose");
    partOf<QLineEdit>(*page, "leavePerson")->setText(u"李四"_s);
    click(*page, "leaveConfirm");
    const StoredRun run = valueOf(stage->record->journal().run(RunId{1}));
    QCOMPARE(std::ranges::count(run.files, OutcomeState::LeftUnknown,
                                [](const StoredFile &file) { return file.outcome.state; }),
             3);
}

void TestRecoveryPage::settlesEachFileInItsRun_data()
{
    QTest::addColumn<bool>("failsAtFirst");
    QTest::newRow("at once") << false;
    QTest::newRow("after the second run could not be read") << true;
}

// Both requests were the first of their run.
void TestRecoveryPage::settlesEachFileInItsRun()
{
    QFETCH(const bool, failsAtFirst);
    stage->service.addFiles(5, KnownState::PendingSign);
    const std::vector<FileSighting> files = stage->service.listed();
    const FileOutcome sending = ended(OutcomeState::Sending);
    const RunId first =
        stage->addRun({files[0], files[1], files[2]}, {ended(OutcomeState::Terminated), sending, sending});
    const RunId second = stage->addRun({files[3], files[4]}, {sending, sending});
    for (const int index : {1, 2, 3, 4}) {
        stage->service.setState(TerminateService::idOf(index), KnownState::Terminated);
    }
    if (failsAtFirst) {
        SqliteFile other(stage->record->journalFile());
        other.run(u"UPDATE run SET id = 99 WHERE id = 2"_s);
        start();
        QVERIFY(page->isJournalUnreadable());
        other.run(u"UPDATE run SET id = 2 WHERE id = 99"_s);
        click(*page, "recoveryLook");
    } else {
        start();
    }
    QVERIFY(waitResolved());
    for (const RunId run : {first, second}) {
        for (const StoredFile &file : valueOf(stage->journal().run(run)).files) {
            QCOMPARE(file.outcome.state, OutcomeState::Terminated);
        }
    }
}

void TestRecoveryPage::showsNothingWithoutASession()
{
    addRunWithThreeSendingOneWaiting();
    start();
    QVERIFY(page->isInUse());
    page->setSession(nullptr);
    QVERIFY(!page->isInUse());
    QCOMPARE(model().rowCount(), 0);
    QVERIFY(valueOf(stage->journal().unsettledRuns()).size() == 1);
}

void TestRecoveryPage::filtersTheTableByOutcome()
{
    addRunWithThreeSendingOneWaiting();
    start();
    QVERIFY(waitResolved());
    click(*page, "outcomeNotSent");
    QCOMPARE(model().rowCount(), 1);
    click(*page, "outcomeAll");
    QCOMPARE(model().rowCount(), 5);
}

void TestRecoveryPage::namesEveryControlAndReachesItByTab()
{
    addRunWithThreeSendingOneWaiting();
    start();
    pass(std::chrono::seconds{121}); // the service had its time
    click(*page, "recoveryClose");
    assertAllNamed(page.get());
    click(*page, "leaveKeep");
    QVERIFY(partOf<QWidget>(*page, "recoveryTable")->hasFocus());
    QVERIFY(waitResolved());
    assertAllNamed(page.get());
    QTest::keyClick(page->focusWidget(), Qt::Key_Tab);
    QCOMPARE(page->focusWidget()->objectName(), u"recoveryRetry"_s);
    QTest::keyClick(page->focusWidget(), Qt::Key_Tab);
    QCOMPARE(page->focusWidget()->objectName(), u"recoveryLeave"_s);
    QSignalSpy leave(page.get(), &RecoveryPage::leaveRequested);
    QTest::keyClick(page->focusWidget(), Qt::Key_Space);
    QCOMPARE(leave.size(), 1);
}

void TestRecoveryPage::retranslatesEveryText()
{
    addRunWithThreeSendingOneWaiting();
    stage->service.queryReply = FakeTransport::failure(TransportFailure::Refused);
    start();
    pass(std::chrono::seconds{121}); // the service had its time
    pass(std::chrono::seconds{30});
    click(*page, "recoveryClose");
    const auto words = [this] {
        return QStringList{textOf(*page, "recoveryHeadline"),
                           textOf(*page, "recoveryText"),
                           textOf(*page, "recoveryPhase"),
                           partOf<QAbstractButton>(*page, "recoveryLook")->text(),
                           partOf<QAbstractButton>(*page, "recoveryClose")->text(),
                           partOf<QAbstractButton>(*page, "recoveryLeave")->text(),
                           textOf(*page, "leaveText"),
                           partOf<QAbstractButton>(*page, "leaveKeep")->text(),
                           partOf<QAbstractButton>(*page, "leaveConfirm")->text(),
                           bannerTexts(*page).value(0)};
    };
    const QStringList english = words();
    const InChinese chinese;
    QTRY_COMPARE(unchangedTexts(english, words()), QStringList());
    QVERIFY(words().first().contains(u'3'));
}

void TestRecoveryPage::ignoresTheButtonsOfAHiddenPage()
{
    addRunWithThreeSendingOneWaiting();
    start();
    QVERIFY(waitResolved());
    QSignalSpy retry(page.get(), &RecoveryPage::retryRequested);
    page->hide();
    partOf<QAbstractButton>(*page, "recoveryRetry")->click();
    QCOMPARE(retry.size(), 0);
    page->setSession(nullptr);
    partOf<QAbstractButton>(*page, "recoveryLook")->click();
    page->show();
    partOf<QAbstractButton>(*page, "recoveryLook")->click();
    QVERIFY(!page->isInUse());
}

QTEST_MAIN(TestRecoveryPage)
#include "test_recoverypage.moc"
