// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "runfixture.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;

using Phase = TerminationRun::Phase;
using Unsettled = TerminationRun::Unsettled;

namespace
{

const QString logId = u"20261120000000TEST"_s;

QString now()
{
    return u"2026-11-20 08:00:05"_s;
}

QJsonArray items(int from, int to, const QString &state)
{
    QJsonArray out;
    for (int number = from; number < to; ++number) {
        out.append(item(number, state, now()));
    }
    return out;
}

// A run whose first answer was lost.
struct LostStory : RunStory {
    explicit LostStory(int files = 3)
        : RunStory(files)
    {
        start();
        loseAnswer();
        changed.clear();
    }
};

// In the order of the rows of canBeStoppedInAnySignal().
template <class Stop, class StopAtRest>
std::array<QMetaObject::Connection, 8> connectAll(RunStory &story, Stop stop, StopAtRest stopAtRest)
{
    TerminationRun *const run = story.run.get();
    return {
        QObject::connect(run, &TerminationRun::phaseChanged, &story.context, stop),
        QObject::connect(run, &TerminationRun::waiting, &story.context, stop),
        QObject::connect(run, &TerminationRun::lookStarted, &story.context, stop),
        QObject::connect(run, &TerminationRun::lookFailed, &story.context, stop),
        QObject::connect(&story.ledger, &TerminationLedger::changed, &story.context, stop),
        QObject::connect(run, &TerminationRun::sighted, &story.context, stop),
        QObject::connect(run, &TerminationRun::reconciled, &story.context, stop),
        QObject::connect(&story.ledger, &TerminationLedger::changed, &story.context, stopAtRest),
    };
}

void keepOnly(int index, const std::array<QMetaObject::Connection, 8> &connections)
{
    for (size_t i = 0; i < connections.size(); ++i) {
        if (static_cast<int>(i) != index) {
            QObject::disconnect(connections[i]);
        }
    }
}

} // namespace

//! Tests how a run handles a request whose answer was lost.
class TestTerminationReconciling final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsNothingBeforeItIsSettled();
    void queriesTheWindowAroundTheTimeOfSending();
    void concludesOnlyAtTheLastLook();
    void reportsThatAFileIsGone();
    void checksTheRestAgainAfterALongReconciliation();
    void endsWithUnknownFiles();
    void endsAtOnceWhenNoLookCanHelp();
    void settlesTheRestWhenStopped();
    void keepsFilesUnknownOnRequest();
    void keepsFilesUnknownAtTheSecondStop();
    void makesNoLookWhenStoppedForGood();
    void canBeStoppedInAnySignal_data();
    void canBeStoppedInAnySignal();
    void looksAgainOnRequest();
    void looksOnceForRepeatedRequests();
    void looksAgainOnlyAtUnknownFiles();
    void doesNotLookAgainWithoutUnknownFiles();
    void canBeDestroyedWhileLooking();
};

void TestTerminationReconciling::sendsNothingBeforeItIsSettled()
{
    LostStory story(150);
    QCOMPARE(story.run->phase(), Phase::Settling);
    QCOMPARE(story.count(OutcomeState::Unknown), 100);
    QCOMPARE(story.count(OutcomeState::Waiting), 50);
    QCOMPARE(story.waits.back().cause, WaitCause::BeforeRecheck);
    QCOMPARE(story.waits.back().length, 2s);
    story.pass(2s);
    QCOMPARE(story.looks, std::vector{1});
    story.reply(lastPage(items(0, 99, u"terminated"_s)));
    QCOMPARE(story.count(OutcomeState::Terminated), 99);
    QCOMPARE(story.terminateCount(), 1);
    story.reply(lastPage({item(99, u"terminated"_s)})); // it was not in the window
    QCOMPARE(story.outcome(99),
             (FileOutcome{.state = OutcomeState::Terminated, .cause = cause::ConfirmedByQuery{}, .logId = logId}));
    QCOMPARE(story.reconciled, 1);
    QCOMPARE(story.sighted, idTexts(0, 100));
    QCOMPARE(story.terminateIds(1), idTexts(100, 150));
    story.terminateAll();
    QCOMPARE(story.count(OutcomeState::Terminated), 150);
    QCOMPARE(story.phases, (std::vector{Phase::Sending, Phase::Settling, Phase::Sending, Phase::Finished}));
    QCOMPARE(story.finished, 1);
}

void TestTerminationReconciling::queriesTheWindowAroundTheTimeOfSending()
{
    RunStory story(103);
    story.start();
    story.session.client().gate(Endpoint::TerminateSignatureFiles).closeFor(20s);
    story.terminateAll();
    story.pass(20s); // the second request is sent now
    QCOMPARE(story.terminateCount(), 2);
    story.pass(8s);
    story.loseAnswer();
    story.pass(2s);
    QCOMPARE(story.parameter(2, u"update_time_start"_s), u"2026-11-20 07:58:20"_s);
    QCOMPARE(story.parameter(2, u"update_time_end"_s), u"2026-11-20 08:10:20"_s);
}

void TestTerminationReconciling::concludesOnlyAtTheLastLook()
{
    LostStory story;
    story.pass(2s);
    story.reply(lastPage());
    for (int i = 0; i < 3; ++i) {
        story.reply(lastPage({item(i, i == 1 ? u"terminated"_s : u"pending_sign"_s)}));
    }
    QCOMPARE(story.outcome(1).state, OutcomeState::Terminated);
    QCOMPARE(story.count(OutcomeState::Unknown), 2);
    QCOMPARE(story.sighted, idTexts(1, 2));
    story.lookAt(u"reviewing"_s);
    QCOMPARE(story.looks, (std::vector{1, 2, 3, 4, 5}));
    for (const int position : {0, 2}) {
        QCOMPARE(story.outcome(position).state, OutcomeState::Failed);
        QCOMPARE(std::get<cause::StillInState>(story.outcome(position).cause).now, FileState{KnownState::Reviewing});
        QCOMPARE(story.outcome(position).logId, logId);
    }
    QCOMPARE(story.changed, (std::vector{1, 0, 2}));
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.terminateCount(), 1);
}

void TestTerminationReconciling::reportsThatAFileIsGone()
{
    LostStory story(1);
    story.pass(2s);
    story.reply(lastPage());
    QCOMPARE(story.outcome(0).state, OutcomeState::Unknown); // it may be delayed
    while (story.run->isReconciling()) {
        story.pass(1s);
        if (story.transport.openRequests() > 0) {
            story.reply(lastPage());
        }
    }
    QCOMPARE(story.outcome(0), (FileOutcome{.state = OutcomeState::Failed, .cause = cause::Gone{}, .logId = logId}));
    QVERIFY(story.sighted.isEmpty());
}

void TestTerminationReconciling::checksTheRestAgainAfterALongReconciliation()
{
    LostStory story(101);
    story.lookUntilTheLast();
    story.lookAt(u"pending_sign"_s);
    QCOMPARE(story.count(OutcomeState::Failed), 100);
    QCOMPARE(story.run->phase(), Phase::Checking);
    QCOMPARE(story.terminateCount(), 1);
    QCOMPARE(story.parameter(story.requestCount() - 1, u"signature_file_id"_s), idText(100));
    story.reply(lastPage({item(100)}));
    QCOMPARE(story.terminateIds(1), idTexts(100, 101));
}

void TestTerminationReconciling::endsWithUnknownFiles()
{
    LostStory story(101);
    story.lookInVain();
    QCOMPARE(story.looks, (std::vector{1, 2, 3, 4, 5}));
    QCOMPARE(story.lookFailures.size(), 5U);
    QCOMPARE(story.lookFailures.back().kind, ApiErrorKind::BadReply);
    QCOMPARE(story.reconciled, 1);
    QCOMPARE(story.count(OutcomeState::Unknown), 100);
    QVERIFY(story.because<cause::NoAnswer>(0));
    QVERIFY(story.because<cause::EarlierUnknown>(100));
    QCOMPARE(story.changed, std::vector{100});
    QCOMPARE(story.finished, 1);
}

void TestTerminationReconciling::endsAtOnceWhenNoLookCanHelp()
{
    LostStory story(101);
    story.pass(2s);
    story.reply(FakeTransport::refusal(400, 99991672));
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.count(OutcomeState::Unknown), 100);
    QVERIFY(story.because<cause::EarlierUnknown>(100));
    QCOMPARE(story.lookFailures.size(), 1U);
    QCOMPARE(story.lookFailures[0].kind, ApiErrorKind::ScopeMissing);
    story.pass(10min);
    QCOMPARE(story.requestCount(), 2);
}

void TestTerminationReconciling::settlesTheRestWhenStopped()
{
    LostStory story(103);
    story.run->stop(Unsettled::Reconcile);
    QCOMPARE(story.changed, (std::vector{100, 101, 102}));
    QVERIFY(story.because<cause::Stopped>(102));
    QCOMPARE(story.run->phase(), Phase::Settling);
    story.pass(2s);
    story.reply(lastPage(items(0, 100, u"terminated"_s)));
    QCOMPARE(story.count(OutcomeState::Terminated), 100);
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.terminateCount(), 1);
}

void TestTerminationReconciling::keepsFilesUnknownOnRequest()
{
    LostStory story(103);
    story.pass(2s); // a look is under way
    story.run->stop(Unsettled::Leave);
    QCOMPARE(story.run->phase(), Phase::Finished);
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.count(OutcomeState::Unknown), 100);
    QVERIFY(story.because<cause::Stopped>(102));
    story.reply(lastPage(items(0, 100, u"terminated"_s)));
    story.pass(10min);
    QCOMPARE(story.count(OutcomeState::Unknown), 100);
    QCOMPARE(story.requestCount(), 2);
}

void TestTerminationReconciling::keepsFilesUnknownAtTheSecondStop()
{
    LostStory story(103);
    story.run->stop(Unsettled::Reconcile);
    QCOMPARE(story.finished, 0);
    story.run->stop(Unsettled::Leave);
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.count(OutcomeState::Unknown), 100);
    QCOMPARE(story.count(OutcomeState::NotSent), 3);
}

void TestTerminationReconciling::makesNoLookWhenStoppedForGood()
{
    RunStory story(103);
    story.start();
    story.run->stop(Unsettled::Leave);
    QCOMPARE(story.finished, 0); // waits for the request in flight
    story.loseAnswer();
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.count(OutcomeState::Unknown), 100);
    QVERIFY(story.because<cause::Stopped>(102));
    story.pass(10min);
    QCOMPARE(story.requestCount(), 1);
}

void TestTerminationReconciling::canBeStoppedInAnySignal_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("phase") << 0;
    QTest::newRow("wait") << 1;
    QTest::newRow("look") << 2;
    QTest::newRow("failed look") << 3;
    QTest::newRow("outcome") << 4;
    QTest::newRow("sighting") << 5;
    QTest::newRow("end of looking") << 6;
    QTest::newRow("outcome of the rest") << 7;
}

void TestTerminationReconciling::canBeStoppedInAnySignal()
{
    QFETCH(int, signal);
    RunStory story(103);
    bool stopped = false;
    const auto stop = [&story, &stopped] {
        if (story.run->phase() == Phase::Settling && !std::exchange(stopped, true)) {
            story.run->stop(Unsettled::Leave);
        }
    };
    const auto stopAtRest = [&story, stop](const std::vector<int> &indexes) {
        indexes.back() < 100 || story.looks.empty() ? void() : stop();
    };
    keepOnly(signal, connectAll(story, stop, stopAtRest));
    story.start();
    story.loseAnswer();
    story.pass(2s);
    if (signal == 3 || signal >= 6) {
        story.reply(FakeTransport::refusal(400, 99991672));
    } else {
        story.reply(lastPage(items(0, 100, u"terminated"_s)));
    }
    story.pass(10min);
    QVERIFY(stopped);
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.terminateCount(), 1);
    QCOMPARE(story.count(OutcomeState::NotSent), 3);
    QCOMPARE(story.count(OutcomeState::Waiting), 0);
    // Findings are kept.
    QCOMPARE(story.count(OutcomeState::Terminated), signal == 4 || signal == 5 ? 100 : 0);
}

void TestTerminationReconciling::looksAgainOnRequest()
{
    LostStory story;
    story.lookInVain();
    QCOMPARE(story.finished, 1);
    const int requests = story.requestCount();
    story.run->reconcileAgain();
    QVERIFY(story.run->isReconciling());
    story.settle();
    QCOMPARE(story.requestCount(), requests + 1); // at once
    QCOMPARE(story.looks.back(), 5);
    story.reply(lastPage({item(1, u"terminated"_s, now())}));
    QCOMPARE(story.outcome(1).state, OutcomeState::Terminated);
    story.reply(lastPage({item(0, u"voided"_s)}));
    QCOMPARE(std::get<cause::StillInState>(story.outcome(0).cause).now, FileState{KnownState::Voided});
    story.reply(FakeTransport::refusal(400, 99991401));
    QCOMPARE(story.outcome(2).state, OutcomeState::Unknown);
    QVERIFY(!story.run->isReconciling());
    QCOMPARE(story.reconciled, 2);
    QCOMPARE(story.finished, 1); // not again
    story.run->reconcileAgain();
    story.settle();
    story.reply(lastPage({item(2, u"terminated"_s)}));
    QCOMPARE(story.count(OutcomeState::Unknown), 0);
    QCOMPARE(story.reconciled, 3);
    QCOMPARE(story.terminateCount(), 1);
}

void TestTerminationReconciling::looksOnceForRepeatedRequests()
{
    LostStory story;
    story.lookInVain();
    const int requests = story.requestCount();
    story.run->reconcileAgain();
    story.run->reconcileAgain();
    story.settle();
    story.run->reconcileAgain();
    story.settle();
    QCOMPARE(story.requestCount(), requests + 1);
}

void TestTerminationReconciling::looksAgainOnlyAtUnknownFiles()
{
    LostStory story;
    story.pass(2s);
    story.reply(lastPage({item(0, u"terminated"_s, now()), item(2, u"terminated"_s, now())}));
    QCOMPARE(story.count(OutcomeState::Terminated), 2);
    story.run->stop(Unsettled::Leave);
    const int before = story.requestCount();
    story.reply(lastPage()); // of reading back and of the abandoned look
    story.run->reconcileAgain();
    story.pass(10min);
    QVERIFY(story.requestCount() > before);
    QCOMPARE(story.parameter(story.requestCount() - 1, u"signature_file_id"_s), idText(1));
}

void TestTerminationReconciling::doesNotLookAgainWithoutUnknownFiles()
{
    RunStory story(2);
    story.run->reconcileAgain();
    story.start();
    story.run->reconcileAgain();
    story.terminateAll();
    const int requests = story.requestCount();
    story.run->reconcileAgain();
    story.pass(10min);
    QCOMPARE(story.requestCount(), requests);
    QVERIFY(story.looks.empty());
}

void TestTerminationReconciling::canBeDestroyedWhileLooking()
{
    LostStory story;
    story.pass(2s);
    story.run.reset();
    story.reply(lastPage(items(0, 3, u"terminated"_s)));
    story.pass(10min);
    QCOMPARE(story.requestCount(), 2);
    QCOMPARE(story.finished, 0);
}

QTEST_GUILESS_MAIN(TestTerminationReconciling)
#include "test_terminationreconciling.moc"
