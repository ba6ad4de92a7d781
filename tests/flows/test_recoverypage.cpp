// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "accessiblenames.h"
#include "flows/record/recoverypage.h"
#include "models/runfilesmodel.h"
#include "service/reconciler.h"
#include "sqlitefile.h"
#include "test_recordstage.h"

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
    void offersNothingThatIsGone();
    void offersNothingWhileFilesAreUnknown();
    void showsAFailedLookAndRepeatsItOnRequest();
    void settlesNothingFromAnUnreadableJournal();
    void showsNothingWithoutASession();
    void filtersTheTableByOutcome();
    void namesEveryControlAndReachesItByTab();
    void retranslatesEveryText();

private:
    void addRunWithThreeSendingOneWaiting();
    void start();
    [[nodiscard]] bool lookUntilItEnds();
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

bool TestRecoveryPage::lookUntilItEnds()
{
    for (int second = 0; page->isRunning() && second < 600; ++second) {
        stage->clock.advance(std::chrono::seconds{1});
    }
    QCoreApplication::processEvents(); // the page refreshes once for all changes
    return !page->isRunning();
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
    QSignalSpy settled(page.get(), &RecoveryPage::settled);
    start();
    QVERIFY(page->isRunning());
    QCOMPARE(model().rowCount(), 4); // the fifth has its outcome
    QVERIFY(textOf(*page, "recoveryHeadline").contains(u'3'));
    QVERIFY(textOf(*page, "recoveryRun").contains(u"Wrong template"_s));
    QVERIFY(!partOf<QWidget>(*page, "recoveryRetry")->isVisible());

    QVERIFY(lookUntilItEnds());
    QCOMPARE(settled.size(), 1);
    QCOMPARE(model().ledger().count(OutcomeState::Terminated), 2);
    QCOMPARE(model().ledger().count(OutcomeState::Failed), 1);
    QCOMPARE(model().ledger().count(OutcomeState::NotSent), 1);
    QVERIFY(valueOf(stage->journal().unsettledRuns()).empty());
    QVERIFY(stage->service.terminateRequests().empty());
    QVERIFY(!textOf(*page, "recoveryHeadline").contains(u'?'));
    QVERIFY(textOf(*page, "recoveryPhase").isEmpty());
    QVERIFY(!partOf<QWidget>(*page, "recoveryLook")->isVisible());
}

void TestRecoveryPage::showsPresentStates()
{
    addRunWithThreeSendingOneWaiting();
    stage->service.setState(TerminateService::idOf(1), KnownState::Terminated);
    QSignalSpy sighted(page.get(), &RecoveryPage::sighted);
    start();
    QVERIFY(lookUntilItEnds());
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
    QVERIFY(lookUntilItEnds());
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
    QVERIFY(lookUntilItEnds());
    QSignalSpy retry(page.get(), &RecoveryPage::retryRequested);
    click(*page, "recoveryRetry");
    const auto request = retry.first().first().value<TerminationRequest>();
    page->hide(); // the list is shown while the files are confirmed
    stage->addRun(request.files, std::vector(request.files.size(), ended(OutcomeState::Terminated)), request.reason,
                  request.origins.constBegin().value());
    page->show();
    QVERIFY(!partOf<QWidget>(*page, "recoveryRetry")->isVisible());
}

void TestRecoveryPage::offersNothingThatIsGone()
{
    stage->service.addFiles(2, KnownState::PendingSign);
    stage->addRun({ended(OutcomeState::Sending), ended(OutcomeState::Sending)});
    stage->service.removeFile(TerminateService::idOf(0));
    stage->service.setState(TerminateService::idOf(1), KnownState::Terminated);
    start();
    QVERIFY(lookUntilItEnds());
    QCOMPARE(model().ledger().count(OutcomeState::Failed), 1);
    QVERIFY(!partOf<QWidget>(*page, "recoveryRetry")->isVisible());
}

void TestRecoveryPage::offersNothingWhileFilesAreUnknown()
{
    addRunWithThreeSendingOneWaiting();
    stage->service.queryReply = FakeTransport::bare(200, "<html>login</html>");
    start();
    QVERIFY(lookUntilItEnds());
    QCOMPARE(model().ledger().count(OutcomeState::NotSent), 1);
    QCOMPARE(model().ledger().count(OutcomeState::Unknown), 3);
    QVERIFY(!partOf<QWidget>(*page, "recoveryRetry")->isVisible());
    QVERIFY(!textOf(*page, "recoveryPhase").isEmpty());
}

void TestRecoveryPage::showsAFailedLookAndRepeatsItOnRequest()
{
    addRunWithThreeSendingOneWaiting();
    stage->service.queryReply = FakeTransport::failure(TransportFailure::Refused);
    start();
    QVERIFY(lookUntilItEnds());
    QCOMPARE(bannerTexts(*page).size(), 1);
    QVERIFY(textOf(*page, "recoveryHeadline").contains(u'3'));

    stage->service.queryReply.reset();
    for (const int index : {1, 2, 3}) {
        stage->service.setState(TerminateService::idOf(index), KnownState::Terminated);
    }
    click(*page, "recoveryLook");
    QVERIFY(page->isRunning());
    QVERIFY(bannerTexts(*page).isEmpty());
    QVERIFY(lookUntilItEnds());
    QCOMPARE(model().ledger().count(OutcomeState::Terminated), 3);
    QVERIFY(stage->service.terminateRequests().empty());
}

void TestRecoveryPage::settlesNothingFromAnUnreadableJournal()
{
    addRunWithThreeSendingOneWaiting();
    SqliteFile other(stage->record->journalFile());
    other.run(u"ALTER TABLE chunk RENAME TO elsewhere"_s);
    start();
    QVERIFY(!page->isRunning());
    QCOMPARE(bannerTexts(*page).size(), 1);
    QCOMPARE(textOf(*page, "recoveryHeadline"), u"Before anything else: what earlier runs left open can't be read."_s);
    QVERIFY(partOf<QWidget>(*page, "recoveryLook")->isVisible());

    other.run(u"ALTER TABLE elsewhere RENAME TO chunk"_s);
    click(*page, "recoveryLook");
    QVERIFY(page->isRunning());
    QCOMPARE(model().rowCount(), 4);
    QVERIFY(bannerTexts(*page).isEmpty());
    QVERIFY(lookUntilItEnds());
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
    QVERIFY(lookUntilItEnds());
    click(*page, "outcomeNotSent");
    QCOMPARE(model().rowCount(), 1);
    click(*page, "outcomeAll");
    QCOMPARE(model().rowCount(), 4);
}

void TestRecoveryPage::namesEveryControlAndReachesItByTab()
{
    addRunWithThreeSendingOneWaiting();
    start();
    QVERIFY(lookUntilItEnds());
    assertAllNamed(page.get());
    QVERIFY(partOf<QWidget>(*page, "recoveryTable")->hasFocus());
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
    QVERIFY(lookUntilItEnds());
    const auto words = [this] {
        return QStringList{textOf(*page, "recoveryHeadline"),
                           textOf(*page, "recoveryText"),
                           textOf(*page, "recoveryPhase"),
                           partOf<QAbstractButton>(*page, "recoveryLook")->text(),
                           partOf<QAbstractButton>(*page, "recoveryLeave")->text(),
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
    QVERIFY(lookUntilItEnds());
    QSignalSpy retry(page.get(), &RecoveryPage::retryRequested);
    page->hide();
    partOf<QAbstractButton>(*page, "recoveryRetry")->click();
    QCOMPARE(retry.size(), 0);
    page->setSession(nullptr);
    partOf<QAbstractButton>(*page, "recoveryLook")->click();
    page->show();
    partOf<QAbstractButton>(*page, "recoveryLook")->click();
    QVERIFY(!page->isRunning());
}

QTEST_MAIN(TestRecoveryPage)
#include "test_recoverypage.moc"
