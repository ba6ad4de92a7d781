// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "test_terminatestage.h"

using namespace Qt::StringLiterals;
using namespace sealdesk;
using namespace sealdesk::test;

//! Tests closing the dialog: what it asks, what it waits for, and what it never drops silently (product.md 4).
class TestTerminateClose final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { stage = std::make_unique<TerminateStage>(); }
    void cleanup() { stage.reset(); }

    void asksAtEscapeWhileRunning();
    void closesAfterTheRequestInFlight();
    void asksOnceBeforeClosingWithUnknownFiles();
    void closesWithAcceptedFilesWithoutAQuestion();
    void closesWithUnknownFilesAsAsked();
    void stopsLookingAtOnceWhenClosed();
    void keepsUnknownFilesAtShutdown();
    void asksNothingAtShutdown();

private:
    void openChecked(int files);

    std::unique_ptr<TerminateStage> stage;
};

namespace
{

const auto lost = FakeTransport::failure(TransportFailure::ConnectionLost);

} // namespace

void TestTerminateClose::openChecked(int files)
{
    stage->service.addFiles(files, KnownState::PendingSign);
    stage->open();
    QVERIFY(stage->waitChecked());
}

void TestTerminateClose::asksAtEscapeWhileRunning()
{
    openChecked(3);
    stage->service.setAnswering(TerminateService::Answering::Held);
    stage->confirm();
    QTRY_VERIFY(stage->dialog->isSending());
    QTest::keyClick(stage->dialog.get(), Qt::Key_Escape);
    QVERIFY(stage->dialog->isVisible());
    QVERIFY(stage->dialog->isRunning());
    QVERIFY(stage->button("questionFirst")->isVisible());
    QVERIFY(stage->button("questionFirst")->hasFocus());

    stage->button("questionFirst")->click(); // keep running
    QVERIFY(!stage->button("questionFirst")->isVisible());
    stage->service.setAnswering(TerminateService::Answering::AtOnce);
    QVERIFY(stage->waitFinished());
    QVERIFY(stage->dialog->isVisible());
    QCOMPARE(stage->model("resultTable")->ledger().count(OutcomeState::Accepted), 3);
    QVERIFY(stage->waitResolved());
    QVERIFY(stage->dialog->isVisible());
    QCOMPARE(stage->model("resultTable")->ledger().count(OutcomeState::Terminated), 3);
}

void TestTerminateClose::closesAfterTheRequestInFlight()
{
    openChecked(150);
    stage->service.setAnswering(TerminateService::Answering::Held);
    stage->confirm();
    QTRY_COMPARE(stage->service.terminateRequests().size(), size_t{1});
    stage->dialog->close();
    QVERIFY(stage->dialog->isVisible());
    stage->button("questionSecond")->click();
    QVERIFY(stage->dialog->isVisible());
    QVERIFY(!stage->text("phaseText").isEmpty());

    stage->service.setAnswering(TerminateService::Answering::AtOnce);
    QTRY_VERIFY(!stage->dialog->isVisible());
    QCOMPARE(stage->service.terminateRequests().size(), size_t{1});
}

void TestTerminateClose::asksOnceBeforeClosingWithUnknownFiles()
{
    stage->breakService();
    openChecked(3);
    stage->confirm();
    QTRY_COMPARE(stage->model("resultTable")->ledger().count(OutcomeState::Unknown), 3);
    QVERIFY(stage->waitFinished());
    stage->pass(std::chrono::minutes{3});
    stage->button("closeButton")->click();
    QVERIFY(stage->dialog->isVisible());
    QVERIFY(stage->text("questionText").contains(u'3'));
    stage->button("questionSecond")->click(); // close anyway
    QVERIFY(!stage->dialog->isVisible());
}

// Their outcome needs no attention, and the journal keeps them open for later queries.
void TestTerminateClose::closesWithAcceptedFilesWithoutAQuestion()
{
    openChecked(3);
    stage->confirm();
    QVERIFY(stage->waitFinished());
    QCOMPARE(stage->ledger().count(OutcomeState::Accepted), 3);
    stage->button("closeButton")->click();
    QVERIFY(!stage->dialog->isVisible());
    const auto unsettled = stage->journal->unsettledRuns();
    QVERIFY(unsettled && unsettled.value().size() == 1);
}

void TestTerminateClose::closesWithUnknownFilesAsAsked()
{
    stage->service.terminate = [](const QStringList &) { return lost; };
    openChecked(3);
    stage->service.setAnswering(TerminateService::Answering::Held);
    stage->confirm();
    QTRY_COMPARE(stage->service.terminateRequests().size(), size_t{1});
    stage->dialog->close();
    stage->button("questionSecond")->click();
    stage->service.setAnswering(TerminateService::Answering::AtOnce);
    QTRY_VERIFY(!stage->dialog->isVisible()); // one question is enough
    const auto unsettled = stage->journal->unsettledRuns();
    QVERIFY(unsettled && unsettled.value().size() == 1);
}

void TestTerminateClose::stopsLookingAtOnceWhenClosed()
{
    stage->service.terminate = [](const QStringList &) { return lost; };
    openChecked(103);
    stage->confirm();
    QTRY_COMPARE(stage->model("resultTable")->ledger().count(OutcomeState::Unknown), 100);
    stage->dialog->close();
    QVERIFY(stage->dialog->isRunning());
    stage->button("questionSecond")->click(); // stop and close
    QVERIFY(!stage->dialog->isRunning());
    QVERIFY(!stage->dialog->isVisible());
    QCOMPARE(stage->service.terminateRequests().size(), size_t{1});
}

void TestTerminateClose::keepsUnknownFilesAtShutdown()
{
    stage->service.terminate = [](const QStringList &) { return lost; };
    openChecked(3);
    stage->confirm();
    QTRY_COMPARE(stage->model("resultTable")->ledger().count(OutcomeState::Unknown), 3);
    stage->dialog->stopForShutdown();
    QVERIFY(!stage->dialog->isVisible());
    const auto unsettled = stage->journal->unsettledRuns();
    QVERIFY(unsettled && unsettled.value().size() == 1); // for the next start
}

void TestTerminateClose::asksNothingAtShutdown()
{
    openChecked(150);
    stage->service.setAnswering(TerminateService::Answering::Held);
    stage->confirm();
    QTRY_COMPARE(stage->service.terminateRequests().size(), size_t{1});
    stage->dialog->stopForShutdown();
    QVERIFY(!stage->button("questionFirst")->isVisible());
    QVERIFY(stage->dialog->isSending());
    stage->service.setAnswering(TerminateService::Answering::AtOnce);
    QTRY_VERIFY(!stage->dialog->isVisible());
    QCOMPARE(stage->service.terminateRequests().size(), size_t{1});
}

QTEST_MAIN(TestTerminateClose)
#include "test_terminateclose.moc"
