// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "runfixture.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;

using Phase = TerminationRun::Phase;

namespace
{

QString now()
{
    return u"2026-11-20 08:00:05"_s;
}

} // namespace

class TestTerminationRun final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsChunksOfAtMostAHundredOneAfterAnother();
    void sendsWhatWasConfirmed();
    void sendsEachFileOnce();
    void finishesAtOnceWithoutFiles();
    void marksFilesAsSendingOnlyWhenTheyAre();
    void checksBeforeSendingAnOldPlan();
    void sendsACheckedPlanUntilItIsOld();
    void checksWhatThePlanDidNotReach();
    void expectsNoWindowToShowWhatItSends();
    void checksAfterASleep();
    void skipsWhatChangedSinceTheConfirmation();
    void skipsWhatIsNoLongerVisible();
    void sendsNothingWhenTheCheckFails();
    void checksAgainBeforeALaterChunk();
    void checksBesideTheChunkInFlight();
    void withdrawsAChunkOfWhichAFileIsSkipped();
    void withdrawsAChunkWhenTheCheckBesideItSkipsAFile();
    void checksAgainWhenTheGateKeptTheCallWaiting();
    void checksFewerFilesWhenACheckIsSlow();
    void givesUpWhenNoCheckIsFastEnough();
    void checksAFewFilesAtATimeWithoutTheWindow();
    void fallsBackToLookupsWhenTheWindowBreaks();
    void stopsBeforeItStarts();
    void stopsBetweenChunksAfterTheOneInFlight();
    void stopsDuringACheck();
    void stopsWhileTheGateIsClosed();
    void canBeDestroyedInFlight();
    void countsNoFileThatWasRetriedSince();
};

void TestTerminationRun::sendsChunksOfAtMostAHundredOneAfterAnother()
{
    RunStory story(250);
    story.start();
    for (int chunk = 0; chunk < 3; ++chunk) {
        QCOMPARE(story.terminateCount(), chunk + 1);
        QCOMPARE(story.finished, 0);
        story.terminateAll();
    }
    QCOMPARE(story.terminateCount(), 3);
    QCOMPARE(story.terminateIds(0), idTexts(0, 100));
    QCOMPARE(story.terminateIds(1), idTexts(100, 200));
    QCOMPARE(story.terminateIds(2), idTexts(200, 250));
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.count(OutcomeState::Accepted), 250);
    QCOMPARE(story.outcome(249).logId, u"20261120000000TEST"_s);
    QCOMPARE(story.phases, (std::vector{Phase::Sending, Phase::Finished}));
    QVERIFY(story.remarks.empty());
}

void TestTerminationRun::sendsWhatWasConfirmed()
{
    const QString reason = u"合同变更 \U0001F58B “引号” \"\\\n第二行\u00a0end"_s;
    RunStory story(sightings(0, 1), reason);
    story.start();
    QCOMPARE(story.verb(0), u"terminate"_s);
    QCOMPARE(story.parameter(0, u"user_id_type"_s), u"open_id"_s);
    QCOMPARE(story.body(0).value("operator"_L1).toString(), u"ou_operator"_s);
    QCOMPARE(story.body(0).value("terminate_reason"_L1).toString(), reason);
    QCOMPARE(story.body(0).size(), 3);
    QCOMPARE(story.request(0).connectionUse, ConnectionUse::Fresh);
}

void TestTerminationRun::sendsEachFileOnce()
{
    auto files = sightings(0, 3);
    files.push_back(files[1]);
    RunStory story(files);
    QCOMPARE(story.run->plan().files.size(), 3U);
    story.start();
    QCOMPARE(story.terminateIds(0), idTexts(0, 3));
}

void TestTerminationRun::finishesAtOnceWithoutFiles()
{
    RunStory story(0);
    story.start();
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.run->phase(), Phase::Finished);
    QCOMPARE(story.requestCount(), 0);
    story.start();
    QCOMPARE(story.finished, 1);
}

void TestTerminationRun::marksFilesAsSendingOnlyWhenTheyAre()
{
    RunStory story(3);
    story.session.client().gate(Endpoint::TerminateSignatureFiles).closeFor(10s);
    story.start();
    QCOMPARE(story.count(OutcomeState::Waiting), 3);
    QCOMPARE(story.waits.size(), 1U);
    story.pass(10s);
    QCOMPARE(story.count(OutcomeState::Sending), 3);
    QCOMPARE(story.changed, (std::vector{0, 1, 2}));
    story.terminateAll();
    QCOMPARE(story.changed, (std::vector{0, 1, 2, 0, 1, 2}));
}

void TestTerminationRun::checksBeforeSendingAnOldPlan()
{
    RunStory story(30);
    story.pass(31s);
    story.start();
    QCOMPARE(story.run->phase(), Phase::Checking);
    QCOMPARE(story.requestCount(), 1);
    QCOMPARE(story.verb(0), u"query"_s);
    QCOMPARE(story.parameter(0, u"update_time_start"_s), u"2026-11-19 12:00:00"_s); // so that rows must be shown
    // A newer update time alone is no reason to skip.
    QJsonArray rows{item(1, u"pending_sign"_s, now())};
    for (int number = 0; number < 30; ++number) {
        if (number != 1) {
            rows.append(item(number));
        }
    }
    story.reply(lastPage(rows));
    QCOMPARE(story.terminateIds(0), idTexts(0, 30));
}

void TestTerminationRun::sendsACheckedPlanUntilItIsOld()
{
    RunStory story(1);
    story.pass(30s);
    story.start();
    QCOMPARE(story.terminateCount(), 1);
    RunStory late(1);
    late.pass(30'001ms);
    late.start();
    QCOMPARE(late.terminateCount(), 0);
}

void TestTerminationRun::checksWhatThePlanDidNotReach()
{
    RunStory story(3);
    TerminationPlan plan = story.run->plan();
    plan.unchecked = {fileId(1)};
    TerminationLedger ledger;
    TerminationRun run(story.session, ledger, plan);
    run.start();
    story.settle();
    QCOMPARE(story.terminateIds(0), idTexts(0, 1));
    story.terminateAll();
    story.answerCheck({{1, u"voided"_s}});
    QCOMPARE(run.outcome(1).state, OutcomeState::Skipped);
    QCOMPARE(story.terminateIds(1), idTexts(2, 3));
}

// Else the terminated files would count against the window.
void TestTerminationRun::expectsNoWindowToShowWhatItSends()
{
    RunStory story(3);
    story.learnDataClock();
    QCOMPARE(story.session.dataClock().sentinels().size(), 3U);
    story.start();
    QVERIFY(story.session.dataClock().sentinels().empty());
}

// The computer slept while the dialog was open.
void TestTerminationRun::checksAfterASleep()
{
    RunStory story(1);
    story.clock.suspend(9h);
    story.start();
    QCOMPARE(story.terminateCount(), 0);
    story.answerCheck({{0, u"sign_finished"_s}});
    QCOMPARE(story.terminateCount(), 0);
    QCOMPARE(story.outcome(0).state, OutcomeState::Skipped);
}

void TestTerminationRun::skipsWhatChangedSinceTheConfirmation()
{
    RunStory story(3);
    story.pass(31s);
    story.start();
    story.answerCheck({{1, u"sign_finished"_s}});
    QCOMPARE(story.terminateIds(0), (QStringList{idText(0), idText(2)}));
    QCOMPARE(story.outcome(1).state, OutcomeState::Skipped);
    const auto &why = std::get<cause::StateChanged>(story.outcome(1).cause);
    QCOMPARE(why.before, FileState{KnownState::PendingSign});
    QCOMPARE(why.now, FileState{KnownState::SignFinished});
    QCOMPARE(story.sighted, idTexts(1, 2)); // for the list
    story.terminateAll();
    QCOMPARE(story.count(OutcomeState::Accepted), 2);
    QCOMPARE(story.count(OutcomeState::Skipped), 1);
}

void TestTerminationRun::skipsWhatIsNoLongerVisible()
{
    RunStory story(1);
    story.pass(31s);
    story.start();
    QCOMPARE(story.parameter(0, u"signature_file_id"_s), idText(0));
    story.reply(lastPage());
    QCOMPARE(story.outcome(0).state, OutcomeState::Skipped);
    QVERIFY(story.because<cause::NotFound>(0));
    QCOMPARE(story.terminateCount(), 0);
    QCOMPARE(story.finished, 1);
}

void TestTerminationRun::sendsNothingWhenTheCheckFails()
{
    RunStory story(3);
    story.pass(31s);
    story.start();
    story.reply(FakeTransport::refusal(400, 99991672));
    QCOMPARE(story.count(OutcomeState::NotSent), 3);
    QCOMPARE(std::get<cause::CheckFailed>(story.outcome(2).cause).error.kind, ApiErrorKind::ScopeMissing);
    QCOMPARE(story.terminateCount(), 0);
    QCOMPARE(story.finished, 1);
}

void TestTerminationRun::checksAgainBeforeALaterChunk()
{
    RunStory story(250);
    story.learnDataClock();
    story.start();
    story.shown.set(120, u"voided"_s, story.clock.now(), story.clock.now());
    story.shown.set(230, u"sign_finished"_s, story.clock.now(), story.clock.now());
    story.pass(31s);
    story.terminateAll();
    QCOMPARE(story.terminateCount(), 1);
    QCOMPARE(story.run->phase(), Phase::Checking);
    story.play(0s); // one check for all remaining files
    QCOMPARE(story.terminateCount(), 2);
    QCOMPARE(story.terminateIds(1).size(), 100);
    QVERIFY(!story.terminateIds(1).contains(idText(120)));
    story.terminateAll();
    QCOMPARE(story.terminateCount(), 3); // the check is still valid
    story.terminateAll();
    QCOMPARE(story.count(OutcomeState::Accepted), 248);
    QCOMPARE(story.count(OutcomeState::Skipped), 2);
}

void TestTerminationRun::checksBesideTheChunkInFlight()
{
    RunStory story(250);
    story.learnDataClock();
    story.start();
    story.shown.set(120, u"voided"_s, story.clock.now(), story.clock.now());
    story.play(19s);
    QCOMPARE(story.requestCount(), 1);
    story.play(6s);
    QVERIFY(story.requestCount() > 1);
    QCOMPARE(story.run->phase(), Phase::Sending);
    QVERIFY(story.because<cause::StateChanged>(120));
    // It asks for what others change, not for what the run itself terminates.
    const QJsonArray states = story.body(1).value("states"_L1).toArray();
    QCOMPARE(states.size(), 9);
    QVERIFY(!states.contains(u"terminated"_s));
    story.play(15s);
    const int requests = story.requestCount();
    story.terminateAll();
    QCOMPARE(story.terminateCount(), 2); // at once
    QCOMPARE(story.verb(requests), u"terminate"_s);
    QVERIFY(!story.terminateIds(1).contains(idText(120)));
}

// The state of a file in a chunk that waits at the gate may change.
void TestTerminationRun::withdrawsAChunkOfWhichAFileIsSkipped()
{
    RunStory story(30);
    story.learnDataClock();
    story.start();
    QCOMPARE(story.terminateCount(), 1);
    story.reply(FakeTransport::refusal(429, 99991400)); // nothing was done
    story.shown.set(3, u"sign_finished"_s, story.clock.now(), story.clock.now());
    story.play(2min);
    QCOMPARE(story.terminateCount(), 2);
    QVERIFY(!story.terminateIds(1).contains(idText(3)));
}

// The check began beside the chunk before, and ends while this one waits for its turn.
void TestTerminationRun::withdrawsAChunkWhenTheCheckBesideItSkipsAFile()
{
    RunStory story(150);
    story.learnDataClock();
    story.start();
    story.pass(20s);
    QCOMPARE(story.verb(story.requestCount() - 1), u"query"_s);
    story.session.client().gate(Endpoint::TerminateSignatureFiles).closeFor(5s);
    story.terminateAll();
    QCOMPARE(story.terminateCount(), 1);
    story.shown.set(120, u"sign_finished"_s, story.clock.now(), story.clock.now());
    story.play(8s);
    QCOMPARE(story.terminateCount(), 2);
    QVERIFY(!story.terminateIds(1).contains(idText(120)));
    QCOMPARE(story.terminateIds(1).size(), 49);
    QCOMPARE(story.outcome(120).state, OutcomeState::Skipped);
}

void TestTerminationRun::checksAgainWhenTheGateKeptTheCallWaiting()
{
    RunStory story(3);
    story.session.client().gate(Endpoint::TerminateSignatureFiles).closeFor(45s);
    story.start();
    story.pass(45s);
    QCOMPARE(story.terminateCount(), 0); // the check is too old by now
    QCOMPARE(story.verb(0), u"query"_s);
    QCOMPARE(story.count(OutcomeState::Waiting), 3);
    story.answerCheck({{1, u"reviewing"_s}});
    QCOMPARE(story.terminateIds(0), (QStringList{idText(0), idText(2)}));
    story.terminateAll();
    QCOMPARE(story.terminateCount(), 1);
    QCOMPARE(story.count(OutcomeState::Accepted), 2);
}

void TestTerminationRun::checksFewerFilesWhenACheckIsSlow()
{
    RunStory story(120);
    story.learnDataClock();
    story.pass(31s);
    story.start();
    QCOMPARE(story.parameter(0, u"signature_file_id"_s), QString());
    story.pass(15s);
    QVERIFY(story.run->isCheckingFew());
    story.play(0s);
    QCOMPARE(story.terminateIds(0), idTexts(0, 25));
    story.terminateAll();
    // A slow moment does not slow the rest.
    story.play(0s);
    QVERIFY(!story.run->isCheckingFew());
    QCOMPARE(story.terminateIds(1), idTexts(25, 120));
}

void TestTerminationRun::givesUpWhenNoCheckIsFastEnough()
{
    RunStory story(40);
    story.pass(31s);
    story.start();
    for (int i = 0; i < 60 && story.finished == 0; ++i) {
        story.pass(46s); // every reply is later than a check may be old, also one that takes over after 15 s
        for (int open = story.transport.openRequests(); open > 0; --open) {
            const QString id = story.parameter(*story.transport.nextOpenRequest(), u"signature_file_id"_s);
            story.reply(id.isEmpty() ? lastPage() : lastPage({item(numberOf(id))}));
        }
    }
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.terminateCount(), 0);
    QCOMPARE(story.count(OutcomeState::NotSent), 40);
    QCOMPARE(std::get<cause::CheckFailed>(story.outcome(7).cause).error.kind, ApiErrorKind::Timeout);
}

void TestTerminationRun::checksAFewFilesAtATimeWithoutTheWindow()
{
    RunStory story(60);
    story.breakWindows();
    story.pass(31s);
    story.start();
    int sent = 0;
    for (const int chunk : {25, 25, 10}) {
        const int requests = story.terminateCount();
        for (int seconds = 0; seconds < 120 && story.terminateCount() == requests; ++seconds) {
            story.play(1s); // other lookups confirm the files of the chunk before
        }
        QCOMPARE(story.terminateIds(requests), idTexts(sent, sent + chunk));
        sent += chunk;
        story.pass(31s);
        story.terminateAll();
    }
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.count(OutcomeState::Accepted), 60);
}

void TestTerminationRun::fallsBackToLookupsWhenTheWindowBreaks()
{
    RunStory story(250);
    story.pass(31s);
    story.start();
    story.reply(lastPage({item(0, u"pending_sign"_s, u"2026-11-19 11:59:59"_s)})); // from before the window
    QCOMPARE(story.session.windowEvidence().faults(), 1);
    int singles = 0;
    while (story.terminateCount() == 0 && singles < 100) {
        QCOMPARE(story.parameter(*story.transport.nextOpenRequest(), u"signature_file_id"_s), idText(singles));
        story.reply(lastPage({item(singles++)}));
    }
    QCOMPARE(singles, 25);
    QCOMPARE(story.terminateIds(0), idTexts(0, 25));
}

void TestTerminationRun::stopsBeforeItStarts()
{
    RunStory story(3);
    story.run->stop();
    story.start();
    QCOMPARE(story.count(OutcomeState::NotSent), 3);
    QVERIFY(story.because<cause::Stopped>(0));
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.requestCount(), 0);
}

void TestTerminationRun::stopsBetweenChunksAfterTheOneInFlight()
{
    RunStory story(250);
    story.start();
    story.terminateAll();
    story.run->stop();
    story.settle();
    QVERIFY(story.run->isStopping());
    QCOMPARE(story.finished, 0); // the second chunk is in flight
    QCOMPARE(story.count(OutcomeState::Sending), 100);
    story.terminateAll();
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.terminateCount(), 2);
    QCOMPARE(story.count(OutcomeState::Accepted), 200);
    QCOMPARE(story.count(OutcomeState::NotSent), 50);
    QVERIFY(story.because<cause::Stopped>(249));
}

void TestTerminationRun::stopsDuringACheck()
{
    RunStory story(3);
    story.pass(31s);
    story.start();
    story.run->stop();
    QCOMPARE(story.finished, 1);
    story.reply(lastPage());
    QCOMPARE(story.terminateCount(), 0);
    QCOMPARE(story.count(OutcomeState::NotSent), 3);
    QCOMPARE(story.finished, 1);
}

void TestTerminationRun::stopsWhileTheGateIsClosed()
{
    RunStory story(3);
    story.session.client().gate(Endpoint::TerminateSignatureFiles).closeFor(20s);
    story.start();
    story.run->stop();
    story.settle();
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.count(OutcomeState::NotSent), 3);
    QVERIFY(story.because<cause::Stopped>(0));
    story.pass(1min);
    QCOMPARE(story.terminateCount(), 0);
}

void TestTerminationRun::canBeDestroyedInFlight()
{
    RunStory story(3);
    story.start();
    QCOMPARE(story.count(OutcomeState::Sending), 3);
    story.run.reset();
    story.reply(FakeTransport::success(answer(idTexts(0, 3))));
    QCOMPARE(story.finished, 0);
}

void TestTerminationRun::countsNoFileThatWasRetriedSince()
{
    RunStory story(2);
    story.start();
    story.answerTerminate(
        [](const HttpRequest &) { return FakeTransport::success(answer(idTexts(0, 1), idTexts(1, 2))); });
    story.terminateShown(0, 1);
    story.play(3s);
    QCOMPARE(story.count(OutcomeState::Failed), 1);
    TerminationPlan plan = story.run->plan();
    plan.files.erase(plan.files.begin());
    plan.checkedAt = story.clock.monotonic();
    TerminationRun retry(story.session, story.ledger, plan);
    retry.start();
    story.settle();
    QCOMPARE(retry.count(OutcomeState::Sending), 1);
    QCOMPARE(story.count(OutcomeState::Sending), 0);
    QCOMPARE(story.count(OutcomeState::Failed), 0);
    QCOMPARE(story.count(OutcomeState::Terminated), 1);
}

QTEST_GUILESS_MAIN(TestTerminationRun)
#include "test_terminationrun.moc"
