// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "accessiblenames.h"
#include "service/terminationattempts.h"
#include "test_terminatestage.h"
#include "widgets/reasoneditor.h"

#include <QAccessible>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QProgressBar>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace sealdesk;
using namespace sealdesk::test;

//! Tests the dialog while and after it sends: outcomes, stopping, unknown files, retries (product.md 4).
class TestTerminateRun final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { stage.reset(); }

    void showsTheOutcomesOfFortyFiles();
    void sendsWhatWasConfirmed();
    void filtersByOutcome();
    void copiesRows();
    void readsThePresentStateAfterwards();
    void waitsForTheRequestInFlightWhenStopped();
    void looksUpALostAnswer();
    void looksUpUnknownFilesOnRequest();
    void saysWhyNothingIsSentWhileAFileIsUnknown();
    void keepsTheGradesApart();
    void doesNotCallAFileTerminatedThatIsOnlyAccepted();
    void sendsNothingWithoutAJournal();
    void showsOneBannerForARefusedRequest();
    void showsThatCountsDisagree();
    void offersFailedAndNotSentFilesForRetry();
    void asksForNewAnswersInARetry_data();
    void asksForNewAnswersInARetry();
    void returnsToTheResultAfterACancelledRetry();
    void keepsTheOtherRowsInARetry();
    void namesEveryControl();
    void neverAdvisesToSendAgain();
    void skipsAFileThatChangedSinceTheConfirmation();
    void sendsOnlyWhatTheCheckReached();
    void sendsNothingFromAHiddenButton();
    void sendsNothingForAConfirmationInTheWrongStage();
    void sendsNoFileTwice();
    void knowsTheOriginOfEachRetriedFile();

private:
    void openChecked(int files);

    std::unique_ptr<TerminateStage> stage;
};

namespace
{

//! Presses \a button as an assistive program does, visible or not.
void press(QAbstractButton *button)
{
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(button);
    accessible->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    button->click();
}

const auto lost = FakeTransport::failure(TransportFailure::ConnectionLost);

} // namespace

void TestTerminateRun::init()
{
    stage = std::make_unique<TerminateStage>();
}

void TestTerminateRun::openChecked(int files)
{
    stage->service.addFiles(files, KnownState::PendingSign);
    stage->open();
    QVERIFY(stage->waitChecked());
}

void TestTerminateRun::showsTheOutcomesOfFortyFiles()
{
    const QStringList refused{TerminateService::idOf(3), TerminateService::idOf(17)};
    stage->service.terminate = [this, refused](const QStringList &ids) {
        return stage->service.terminateSome(ids, refused, u"文件状态不允许终止"_s);
    };
    openChecked(40);
    QSignalSpy reasonUsed(stage->dialog.get(), &TerminateDialog::reasonUsed);
    QSignalSpy runFinished(stage->dialog.get(), &TerminateDialog::runFinished);
    stage->confirm(u"Process changed"_s);
    QVERIFY(stage->waitFinished());

    RunFilesModel &model = *stage->model("resultTable");
    QCOMPARE(model.rowCount(), 40);
    QCOMPARE(model.ledger().count(OutcomeState::Accepted), 38);
    QCOMPARE(model.ledger().count(OutcomeState::Failed), 2);
    QCOMPARE(stage->text("resultHeadline"),
             u"So far, of 40 file(s): 0 terminated, 2 failed, 38 accepted and to be confirmed."_s);
    QCOMPARE(model.index(3, sectionOf(RunColumn::Reason)).data().toString(), u"文件状态不允许终止"_s);
    QCOMPARE(stage->service.terminateRequests().size(), size_t{1});
    QCOMPARE(reasonUsed.count(), 1);
    QCOMPARE(reasonUsed.at(0).at(0).toString(), u"Process changed"_s);
    QCOMPARE(runFinished.count(), 1);
    QVERIFY(!stage->button("stopButton")->isVisible());
    QVERIFY(!stage->find<QProgressBar>("progress")->isVisible());

    QVERIFY(stage->waitResolved());
    QCOMPARE(model.ledger().count(OutcomeState::Terminated), 38);
    QTRY_COMPARE(stage->text("resultHeadline"), u"Of 40 file(s): 38 terminated, 2 failed."_s);
    QCOMPARE(stage->service.terminateRequests().size(), size_t{1});
}

void TestTerminateRun::sendsWhatWasConfirmed()
{
    openChecked(3);
    stage->confirm(u" 流程变更，\n\"重新签署\" 😀 "_s);
    QVERIFY(stage->waitFinished());
    const HttpRequest &request = stage->service.terminateRequests().at(0);
    const QJsonObject body = FakeTransport::bodyOf(request);
    QCOMPARE(body[u"terminate_reason"_s].toString(), u"流程变更，\n\"重新签署\" 😀"_s);
    QCOMPARE(body[u"operator"_s].toString(), u"7386593105085988001"_s);
    QCOMPARE(FakeTransport::parameter(request, u"user_id_type"_s), u"people_corehr_id"_s);
    QCOMPARE(body[u"ids"_s].toArray().size(), 3);
}

void TestTerminateRun::filtersByOutcome()
{
    stage->service.terminate = [this](const QStringList &ids) {
        return stage->service.terminateSome(ids, {TerminateService::idOf(1)}, u"no"_s);
    };
    openChecked(5);
    stage->confirm();
    QVERIFY(stage->waitFinished());
    QTRY_VERIFY(stage->button("outcomeFailed")->isVisible());
    QVERIFY(!stage->button("outcomeUnknown")->isVisible());
    stage->button("outcomeFailed")->click();
    QCOMPARE(stage->model("resultTable")->rowCount(), 1);
    stage->button("outcomeAll")->click();
    QCOMPARE(stage->model("resultTable")->rowCount(), 5);
}

void TestTerminateRun::copiesRows()
{
    openChecked(3);
    stage->confirm();
    QVERIFY(stage->waitFinished());
    stage->button("copyButton")->click();
    const QString all = QGuiApplication::clipboard()->text();
    QCOMPARE(all.count(u'\n'), 4); // a line of titles
    QVERIFY(all.contains(TerminateService::idOf(2)));

    auto *table = stage->find<QTableView>("resultTable");
    table->setFocus();
    table->selectRow(1);
    QTest::keySequence(table, QKeySequence::Copy);
    const QString one = QGuiApplication::clipboard()->text();
    QCOMPARE(one.count(u'\n'), 2);
    QVERIFY(one.contains(TerminateService::idOf(1)));
}

void TestTerminateRun::readsThePresentStateAfterwards()
{
    stage->service.terminate = [this](const QStringList &ids) {
        stage->service.setState(TerminateService::idOf(0), KnownState::SignFinished);
        return stage->service.terminateSome(ids, {TerminateService::idOf(0)}, u"no"_s);
    };
    openChecked(2);
    stage->confirm();
    QVERIFY(stage->waitFinished());
    const QModelIndex now = stage->model("resultTable")->index(0, sectionOf(RunColumn::PresentState));
    QTRY_COMPARE(now.data().toString(), u"Completed"_s);
}

void TestTerminateRun::waitsForTheRequestInFlightWhenStopped()
{
    openChecked(250);
    stage->service.setAnswering(TerminateService::Answering::Held);
    stage->confirm();
    QTRY_VERIFY(stage->dialog->isSending());
    QTRY_COMPARE(stage->service.terminateRequests().size(), size_t{1});
    QVERIFY(stage->button("stopButton")->isEnabled());
    stage->button("stopButton")->click();
    QVERIFY(!stage->button("stopButton")->isEnabled());
    QVERIFY(stage->dialog->isRunning());

    stage->service.setAnswering(TerminateService::Answering::AtOnce);
    QVERIFY(stage->waitFinished());
    RunFilesModel &model = *stage->model("resultTable");
    QCOMPARE(model.ledger().count(OutcomeState::Accepted), 100);
    QCOMPARE(model.ledger().count(OutcomeState::NotSent), 150);
    QVERIFY(stage->waitResolved());
    QCOMPARE(model.ledger().count(OutcomeState::Terminated), 100);
    QCOMPARE(model.ledger().count(OutcomeState::NotSent), 150);
    QCOMPARE(stage->service.terminateRequests().size(), size_t{1});
    QVERIFY(stage->dialog->isVisible());
}

void TestTerminateRun::looksUpALostAnswer()
{
    stage->service.terminate = [this](const QStringList &ids) {
        stage->service.setState(ids[0], KnownState::Terminated);
        return lost;
    };
    openChecked(2);
    stage->confirm();
    RunFilesModel &model = *stage->model("resultTable");
    QTRY_COMPARE(model.ledger().count(OutcomeState::Unknown), 2);
    QVERIFY(stage->waitFinished()); // nothing is left to be sent
    QTRY_VERIFY(stage->find<QWidget>("unknownText")->isVisible());
    stage->pass(std::chrono::seconds{2});
    QCOMPARE(model.ledger().count(OutcomeState::Terminated), 1);
    QCOMPARE(model.ledger().count(OutcomeState::Unknown), 1);
    QTRY_VERIFY(stage->text("unknownText").startsWith(u'1'));
    QVERIFY(!stage->button("retryButton")->isVisible());

    // The other one is not terminated, but the service may act or show it late.
    stage->pass(std::chrono::minutes{9});
    QCOMPARE(model.ledger().count(OutcomeState::Unknown), 1);
    QVERIFY(stage->waitResolved());
    QCOMPARE(model.ledger().count(OutcomeState::Failed), 1);
    QVERIFY(!model.index(1, sectionOf(RunColumn::Reason)).data().toString().isEmpty());
    QTRY_VERIFY(stage->button("retryButton")->isVisible());
    QVERIFY(!stage->find<QWidget>("unknownText")->isVisible());
    QCOMPARE(stage->service.terminateRequests().size(), size_t{1});
}

void TestTerminateRun::looksUpUnknownFilesOnRequest()
{
    stage->breakService();
    openChecked(2);
    stage->confirm();
    RunFilesModel &model = *stage->model("resultTable");
    QTRY_COMPARE(model.ledger().count(OutcomeState::Unknown), 2);
    QVERIFY(stage->waitFinished());
    stage->pass(std::chrono::minutes{30});
    QCOMPARE(model.ledger().count(OutcomeState::Unknown), 2);
    QVERIFY(stage->find<QWidget>("unknownText")->isVisible());
    QVERIFY(stage->text("unknownText").contains(u'2'));
    QVERIFY(!stage->button("retryButton")->isVisible());

    // The service is back. That it doesn't show the second file doesn't say what became of it.
    stage->service.queryReply.reset();
    stage->service.setState(TerminateService::idOf(0), KnownState::Terminated);
    stage->service.removeFile(TerminateService::idOf(1));
    stage->button("checkNowButton")->click();
    QTRY_COMPARE(model.ledger().count(OutcomeState::Terminated), 1);
    stage->pass(std::chrono::minutes{30});
    QCOMPARE(model.ledger().count(OutcomeState::Unknown), 1);
    QVERIFY(stage->text("unknownText").contains(u'1'));
    QVERIFY(!stage->button("retryButton")->isVisible());
    QCOMPARE(stage->service.terminateRequests().size(), size_t{1});
}

void TestTerminateRun::saysWhyNothingIsSentWhileAFileIsUnknown()
{
    stage->service.terminate = [this](const QStringList &ids) {
        const HttpReply reply = stage->service.terminateSome(ids, {}, {});
        return stage->service.terminateRequests().size() == 1 ? lost : reply;
    };
    openChecked(120);
    stage->confirm();
    RunFilesModel &model = *stage->model("resultTable");
    QTRY_COMPARE(model.ledger().count(OutcomeState::Unknown), 100);
    QTRY_VERIFY(stage->text("phaseText").contains(u"No clear response"_s));
    QVERIFY(stage->dialog->isRunning());
    QVERIFY(stage->button("stopButton")->isEnabled());
    QCOMPARE(stage->service.terminateRequests().size(), size_t{1});

    // The queries show what happened, and the run goes on.
    QVERIFY(stage->waitResolved());
    QVERIFY(stage->waitFinished());
    QCOMPARE(model.ledger().count(OutcomeState::Terminated), 120);
    QCOMPARE(stage->service.terminateRequests().size(), size_t{2});
    QCOMPARE(TerminateService::idsOf(stage->service.terminateRequests().at(1)).size(), 20);
}

// The service leaves the first file out of its lists and takes its time with the third.
void TestTerminateRun::keepsTheGradesApart()
{
    stage->service.terminate = [this](const QStringList &ids) {
        HttpReply reply = stage->service.terminateSome(ids.mid(1), {}, {});
        stage->service.setState(ids[2], KnownState::PendingSign);
        return reply;
    };
    openChecked(3);
    stage->confirm();
    QVERIFY(stage->waitFinished());
    RunFilesModel &model = *stage->model("resultTable");
    QCOMPARE(model.ledger().count(OutcomeState::Unknown), 1);
    QCOMPARE(model.ledger().count(OutcomeState::Accepted), 2);
    QTRY_COMPARE(stage->text("resultHeadline"),
                 u"So far, of 3 file(s): 0 terminated, 1 with an unknown outcome, 2 accepted and to be confirmed."_s);
    QTRY_VERIFY(stage->button("outcomeUnknown")->isVisible());
    QVERIFY(stage->button("outcomeAccepted")->isVisible());
    QVERIFY(!stage->button("outcomeTerminated")->isVisible());

    stage->service.setState(TerminateService::idOf(0), KnownState::Terminated);
    stage->pass(std::chrono::seconds{2});
    QCOMPARE(model.ledger().count(OutcomeState::Terminated), 2);
    QTRY_COMPARE(stage->text("resultHeadline"),
                 u"So far, of 3 file(s): 2 terminated, 1 accepted and to be confirmed."_s);
    QTRY_VERIFY(!stage->button("outcomeUnknown")->isVisible());
    QVERIFY(stage->text("unknownText").contains(u"accepted the request for 1 file"_s));
    stage->button("outcomeAccepted")->click();
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(model.index(0, sectionOf(RunColumn::Reason)).data().toString().contains(u"being confirmed"_s));

    stage->service.setState(TerminateService::idOf(2), KnownState::Terminated);
    QVERIFY(stage->waitResolved());
    stage->button("outcomeAll")->click();
    QTRY_COMPARE(stage->text("resultHeadline"), u"3 file(s) terminated."_s);
    QVERIFY(!stage->find<QWidget>("unknownText")->isVisible());
    QTRY_VERIFY(!stage->button("outcomeAccepted")->isVisible());
}

void TestTerminateRun::doesNotCallAFileTerminatedThatIsOnlyAccepted()
{
    stage->service.terminate = [](const QStringList &ids) {
        return FakeTransport::success({{u"total_count"_s, ids.size()},
                                       {u"success_count"_s, ids.size()},
                                       {u"fail_count"_s, 0},
                                       {u"success_file_id_list"_s, QJsonArray::fromStringList(ids)},
                                       {u"fail_file_id_and_reasons"_s, QJsonArray()}});
    };
    openChecked(2);
    stage->confirm();
    QVERIFY(stage->waitFinished());
    stage->pass(std::chrono::minutes{9});
    RunFilesModel &model = *stage->model("resultTable");
    QCOMPARE(model.ledger().count(OutcomeState::Accepted), 2);
    QVERIFY(!stage->button("retryButton")->isVisible());

    QVERIFY(stage->waitResolved());
    QCOMPARE(model.ledger().count(OutcomeState::Failed), 2);
    const QString reason = model.index(0, sectionOf(RunColumn::Reason)).data().toString();
    QVERIFY2(reason.contains(u"accepted the request, but the file is not terminated"_s), qPrintable(reason));
    QTRY_COMPARE(stage->text("resultHeadline"), u"Of 2 file(s): 0 terminated, 2 failed."_s);
    QVERIFY(stage->button("retryButton")->isEnabled()); // only by a new confirmation
    QCOMPARE(stage->service.terminateRequests().size(), size_t{1});
}

void TestTerminateRun::sendsNothingWithoutAJournal()
{
    stage->session.setJournal(JournalProblem{.kind = JournalProblem::Kind::InUse, .path = u"/records"_s, .detail = {}});
    stage->service.addFiles(3, KnownState::PendingSign);
    stage->open();
    QTRY_COMPARE(stage->bannerTexts().size(), 1);
    QVERIFY(!stage->button("terminateButton")->isEnabled());
    stage->find<ReasonEditor>("reasonEditor")->editor().setPlainText(u"test"_s);
    QVERIFY(!stage->button("terminateButton")->isEnabled());
    QVERIFY(stage->service.terminateRequests().empty());
}

void TestTerminateRun::showsOneBannerForARefusedRequest()
{
    stage->service.terminate = [](const QStringList &) { return FakeTransport::refusal(400, 99991672, u"scope"_s); };
    openChecked(3);
    stage->confirm();
    QVERIFY(stage->waitFinished());
    QCOMPARE(stage->model("resultTable")->ledger().count(OutcomeState::NotSent), 3);
    QTRY_COMPARE(stage->bannerTexts().size(), 1);
}

void TestTerminateRun::showsThatCountsDisagree()
{
    stage->service.terminate = [this](const QStringList &ids) {
        (void)stage->service.terminateSome(ids, {}, {});
        return FakeTransport::success({{u"total_count"_s, 9},
                                       {u"success_count"_s, 9},
                                       {u"fail_count"_s, 0},
                                       {u"success_file_id_list"_s, QJsonArray::fromStringList(ids)},
                                       {u"fail_file_id_and_reasons"_s, QJsonArray()}});
    };
    openChecked(2);
    stage->confirm();
    QVERIFY(stage->waitFinished());
    QTRY_VERIFY(stage->bannerTexts().join(u'\n').contains(u"counts"_s));
    QCOMPARE(stage->model("resultTable")->ledger().count(OutcomeState::Accepted), 2);
    QVERIFY(stage->waitResolved());
    QCOMPARE(stage->model("resultTable")->ledger().count(OutcomeState::Terminated), 2);
}

void TestTerminateRun::offersFailedAndNotSentFilesForRetry()
{
    int requests = 0;
    stage->service.terminate = [this, &requests](const QStringList &ids) {
        return ++requests == 1 ? stage->service.terminateSome(ids, {TerminateService::idOf(1)}, u"no"_s)
                               : stage->service.terminateSome(ids, {}, {});
    };
    openChecked(4);
    stage->confirm(u"Process changed"_s);
    QVERIFY(stage->waitFinished());
    QTRY_VERIFY(stage->button("retryButton")->isVisible());
    QVERIFY(!stage->button("retryButton")->isEnabled()); // the others are only accepted
    QVERIFY(QMetaObject::invokeMethod(stage->find<QWidget>("resultPane"), "retryRequested"));
    QVERIFY(stage->find<QWidget>("resultPane")->isVisible());
    QVERIFY(stage->waitResolved());
    const size_t queries = stage->service.queries().size();
    QTRY_VERIFY(stage->button("retryButton")->isEnabled());
    stage->button("retryButton")->click();

    QVERIFY(stage->waitChecked());
    QVERIFY(stage->find<QWidget>("confirmPane")->isVisible());
    QVERIFY(stage->service.queries().size() > queries); // a check of its own
    QCOMPARE(stage->reason()->toPlainText(), u"Process changed"_s);
    QCOMPARE(stage->model("filesTable")->rowCount(), 1);
    QCOMPARE(stage->service.terminateRequests().size(), size_t{1}); // sends nothing without a new confirmation
    stage->click("terminateButton");
    QVERIFY(stage->waitFinished());
    QCOMPARE(TerminateService::idsOf(stage->service.terminateRequests().at(1)), QStringList{TerminateService::idOf(1)});
}

void TestTerminateRun::asksForNewAnswersInARetry_data()
{
    QTest::addColumn<bool>("insist");
    QTest::newRow("count alone") << false;
    QTest::newRow("insist and count") << true;
}

// All files are refused, so that the retry is about the same files.
void TestTerminateRun::asksForNewAnswersInARetry()
{
    QFETCH(const bool, insist);
    stage->service.terminate = [this](const QStringList &ids) {
        return stage->service.terminateSome(ids, ids, u"no"_s);
    };
    stage->service.addFiles(insist ? 1 : 0, KnownState::SignFinished);
    openChecked(12);
    stage->type(u"Process changed"_s);
    stage->find<QCheckBox>("finalsInsist")->setChecked(insist);
    stage->typeCount(insist ? u"13"_s : u"12"_s);
    stage->click("terminateButton");
    QVERIFY(stage->waitFinished());
    QTRY_VERIFY(stage->button("retryButton")->isEnabled());
    stage->button("retryButton")->click();
    QVERIFY(stage->waitChecked());
    QCOMPARE(stage->model("filesTable")->rowCount(), 12);
    QVERIFY(!stage->button("finalsInsist")->isChecked());
    QCOMPARE(stage->count()->text(), QString());
    QVERIFY(!stage->button("terminateButton")->isEnabled());
}

void TestTerminateRun::returnsToTheResultAfterACancelledRetry()
{
    stage->service.terminate = [this](const QStringList &ids) {
        return stage->service.terminateSome(ids, {TerminateService::idOf(1)}, u"no"_s);
    };
    openChecked(4);
    stage->confirm();
    QVERIFY(stage->waitFinishedAndResolved());
    QTRY_VERIFY(stage->button("retryButton")->isEnabled());
    stage->button("retryButton")->click();
    QVERIFY(stage->waitChecked());
    QVERIFY(stage->button("terminateButton")->isEnabled());
    QTest::keyClick(stage->reason(), Qt::Key_Escape);
    QVERIFY(stage->dialog->isVisible());
    QVERIFY(stage->find<QWidget>("resultPane")->isVisible());
    QVERIFY(QMetaObject::invokeMethod(stage->find<QWidget>("confirmPane"), "confirmed"));
    QCOMPARE(stage->service.terminateRequests().size(), size_t{1}); // hidden, it confirms nothing
    QCOMPARE(stage->model("resultTable")->rowCount(), 4);
    QCOMPARE(stage->model("resultTable")->ledger().count(OutcomeState::Failed), 1);
}

void TestTerminateRun::keepsTheOtherRowsInARetry()
{
    int requests = 0;
    stage->service.terminate = [this, &requests](const QStringList &ids) {
        return ++requests == 1 ? stage->service.terminateSome(ids, {TerminateService::idOf(1)}, u"no"_s)
                               : stage->service.terminateSome(ids, {}, {});
    };
    openChecked(4);
    stage->confirm();
    QVERIFY(stage->waitFinishedAndResolved());
    QTRY_VERIFY(stage->button("retryButton")->isEnabled());
    stage->button("retryButton")->click();
    QVERIFY(stage->waitChecked());
    stage->click("terminateButton");
    QVERIFY(stage->waitFinished());
    QCOMPARE(stage->ledger().count(OutcomeState::Terminated), 3);
    QCOMPARE(stage->ledger().count(OutcomeState::Accepted), 1);
    QVERIFY(stage->waitResolved());
    QTRY_COMPARE(stage->model("resultTable")->ledger().count(OutcomeState::Terminated), 4);
    QCOMPARE(stage->model("resultTable")->rowCount(), 4);
    QTRY_VERIFY(!stage->button("retryButton")->isVisible());
}

void TestTerminateRun::namesEveryControl()
{
    stage->breakService();
    openChecked(3);
    stage->confirm();
    QTRY_COMPARE(stage->model("resultTable")->ledger().count(OutcomeState::Unknown), 3);
    QVERIFY(stage->waitFinished());
    stage->pass(std::chrono::seconds{3});
    stage->button("closeButton")->click();
    QVERIFY(stage->button("questionFirst")->isVisible());
    assertAllNamed(stage->dialog.get());
}

void TestTerminateRun::neverAdvisesToSendAgain()
{
    stage->breakService();
    openChecked(3);
    stage->confirm();
    QTRY_COMPARE(stage->model("resultTable")->ledger().count(OutcomeState::Unknown), 3);
    QVERIFY(stage->waitFinished());
    stage->pass(std::chrono::seconds{3});
    QTRY_COMPARE(stage->bannerTexts().size(), 2); // the lost answer and the failed look
    for (const Banner *banner : stage->dialog->findChildren<Banner *>()) {
        QVERIFY(!banner->content().advice.contains(u"try again"_s, Qt::CaseInsensitive));
        QVERIFY(!banner->content().details.isEmpty());
    }
    QVERIFY(!stage->button("retryButton")->isVisible());
}

void TestTerminateRun::skipsAFileThatChangedSinceTheConfirmation()
{
    openChecked(2);
    stage->service.setState(TerminateService::idOf(0), KnownState::SignFinished);
    stage->clock.advance(std::chrono::seconds{31});
    stage->confirm();
    QVERIFY(stage->waitFinished());
    RunFilesModel &model = *stage->model("resultTable");
    QCOMPARE(model.ledger().count(OutcomeState::Skipped), 1);
    QCOMPARE(model.ledger().count(OutcomeState::Accepted), 1);
    QVERIFY(stage->waitResolved());
    QCOMPARE(model.ledger().count(OutcomeState::Terminated), 1);
    QCOMPARE(TerminateService::idsOf(stage->service.terminateRequests().at(0)), QStringList{TerminateService::idOf(1)});
}

// Without windows, a check reaches the first files; each of the others is checked before it is sent.
void TestTerminateRun::sendsOnlyWhatTheCheckReached()
{
    breakWindows(stage->session);
    openChecked(40);
    stage->confirm();
    QTRY_VERIFY(!stage->service.terminateRequests().empty());
    QCOMPARE(TerminateService::idsOf(stage->service.terminateRequests().at(0)).size(), 25);
}

void TestTerminateRun::sendsNothingFromAHiddenButton()
{
    openChecked(12);
    stage->service.setAnswering(TerminateService::Answering::Held);
    stage->confirm();
    QTRY_COMPARE(stage->service.terminateRequests().size(), size_t{1});
    QVERIFY(!stage->button("terminateButton")->isVisible());
    QVERIFY(!stage->button("terminateButton")->isEnabled());
    press(stage->button("terminateButton"));

    stage->service.setAnswering(TerminateService::Answering::AtOnce);
    QVERIFY(stage->waitFinished());
    press(stage->button("terminateButton"));
    QVERIFY(!stage->dialog->isRunning());
    QVERIFY(stage->waitResolved());
    press(stage->button("terminateButton"));
    QVERIFY(!stage->dialog->isRunning());
    QCOMPARE(stage->service.terminateRequests().size(), size_t{1});
    QCOMPARE(stage->model("resultTable")->ledger().count(OutcomeState::Terminated), 12);
}

void TestTerminateRun::sendsNothingForAConfirmationInTheWrongStage()
{
    openChecked(3);
    stage->service.setAnswering(TerminateService::Answering::Held);
    stage->confirm();
    QTRY_COMPARE(stage->service.terminateRequests().size(), size_t{1});
    auto *pane = stage->find<QWidget>("confirmPane");
    QVERIFY(QMetaObject::invokeMethod(pane, "confirmed"));
    auto *result = stage->find<QWidget>("resultPane");
    QVERIFY(QMetaObject::invokeMethod(result, "retryRequested"));
    QVERIFY(stage->dialog->isRunning());
    QVERIFY(result->isVisible());

    stage->service.setAnswering(TerminateService::Answering::AtOnce);
    QVERIFY(stage->waitFinished());
    QVERIFY(QMetaObject::invokeMethod(pane, "confirmed"));
    QVERIFY(!stage->dialog->isRunning());
    QCOMPARE(stage->service.terminateRequests().size(), size_t{1});
}

void TestTerminateRun::sendsNoFileTwice()
{
    stage->service.addFiles(3, KnownState::PendingSign);
    stage->service.terminate = [this](const QStringList &ids) {
        return stage->service.terminateSome(ids, {TerminateService::idOf(2)}, u"no"_s);
    };
    const auto planOf = [this](std::vector<FileSighting> files) {
        return TerminationPlan{.files = std::move(files),
                               .reason = std::get<TerminationReason>(TerminationReason::make(u"Process changed"_s)),
                               .checkedAt = stage->clock.monotonic()};
    };
    const std::vector<FileSighting> files = stage->service.listed();
    TerminationAttempts attempts(stage->session);

    QVERIFY(!attempts.start(planOf(files)));
    QCOMPARE(attempts.start(planOf({files[2]})), std::optional(TerminationAttempts::StartRefusal::RunUnderWay));
    QTRY_VERIFY(!attempts.isRunning());
    QCOMPARE(attempts.start(planOf({files[2]})), std::optional(TerminationAttempts::StartRefusal::OutcomesOpen));
    stage->clock.advance(std::chrono::seconds{3});
    QCOMPARE(attempts.ledger().count(OutcomeState::Terminated), 2);
    QCOMPARE(attempts.start(planOf(files)), std::optional(TerminationAttempts::StartRefusal::NotToBeRepeated));
    QVERIFY(!attempts.start(planOf({files[2]})));
    QTRY_VERIFY(!attempts.isRunning());
    QCOMPARE(stage->service.terminateRequests().size(), size_t{2});
}

// A and B are refused, A becomes final; B is tried again, then both with A insisted on.
void TestTerminateRun::knowsTheOriginOfEachRetriedFile()
{
    stage->service.terminate = [this](const QStringList &ids) {
        return stage->service.terminateSome(ids, ids, u"no"_s);
    };
    openChecked(2);
    stage->confirm();
    QVERIFY(stage->waitFinished());
    stage->service.setState(TerminateService::idOf(0), KnownState::SignFinished);

    stage->click("retryButton");
    QTRY_COMPARE(stage->model("filesTable")->rowCount(), 1);
    stage->confirm();
    QTRY_COMPARE(stage->service.terminateRequests().size(), size_t{2});
    QVERIFY(stage->waitFinished());

    stage->service.terminate = [this](const QStringList &ids) { return stage->service.terminateSome(ids, {}, {}); };
    stage->click("retryButton");
    QTRY_VERIFY(stage->button("finalsInsist")->isVisible());
    QVERIFY(stage->waitChecked());
    stage->button("finalsInsist")->click();
    stage->confirm();
    QVERIFY(stage->waitFinished());
    QCOMPARE(stage->service.terminateRequests().size(), size_t{3});

    const auto originOf = [this](int run, int file) -> std::optional<RunId> {
        const auto stored = stage->journal->run(RunId{run});
        for (const StoredFile &candidate : stored.value().files) {
            if (candidate.file.file.id.text() == TerminateService::idOf(file)) {
                return candidate.origin;
            }
        }
        return std::nullopt;
    };
    QCOMPARE(originOf(2, 1), RunId{1});
    QCOMPARE(originOf(3, 0), RunId{1});
    QCOMPARE(originOf(3, 1), RunId{2});
    const auto first = stage->journal->run(RunId{1});
    for (const StoredFile &file : first.value().files) {
        QCOMPARE(file.retriedBy, RunId{3}); // so the history does not offer it any more
    }
}

QTEST_MAIN(TestTerminateRun)
#include "test_terminaterun.moc"
