// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "runfixture.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;

using Phase = TerminationRun::Phase;

namespace
{

HttpReply scopeMissing(const HttpRequest & /*request*/)
{
    return FakeTransport::refusal(400, 99991672);
}

HttpReply loginPage(const HttpRequest & /*request*/)
{
    return RunStory::unreadable();
}

// A run whose first answer was lost.
struct LostStory : RunStory {
    explicit LostStory(int files = 3)
        : RunStory(files)
    {
        learnDataClock();
        start();
        loseAnswer();
        changed.clear();
    }
};

template <class Stop>
QMetaObject::Connection connectTo(int signal, RunStory &story, Stop stop)
{
    TerminationRun *const run = story.run.get();
    switch (signal) {
    case 0:
        return QObject::connect(run, &TerminationRun::phaseChanged, &story.context, stop);
    case 1:
        return QObject::connect(run, &TerminationRun::lookStarted, &story.context, stop);
    case 2:
        return QObject::connect(run, &TerminationRun::lookFailed, &story.context, stop);
    case 3:
        return QObject::connect(&story.ledger, &TerminationLedger::changed, &story.context, stop);
    case 4:
        return QObject::connect(run, &TerminationRun::sighted, &story.context, stop);
    default:
        return QObject::connect(run, &TerminationRun::looked, &story.context, stop);
    }
}

} // namespace

//! Tests what a run does with answers that it must not believe: accepted files, and answers that were lost.
class TestTerminationResolving final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void confirmsWhatTheServiceAccepted();
    void reportsWhatWasNotEffective();
    void datesAnAcceptanceByTheLatestClock_data();
    void datesAnAcceptanceByTheLatestClock();
    void sendsOnWhileFilesAreConfirmed();
    void waitsForAnAnsweredLookBeforeItSendsOn();
    void sendsOnAtOnceWhenAllIsKnown();
    void checksTheRestAgainAfterALongLook();
    void endsAfterTwoDoubtfulRequestsInARow();
    void endsAfterThreeDoubtfulRequests();
    void endsWithoutAnAnsweredLook();
    void endsAtOnceWhenNoLookCanHelp();
    void leavesTheRestUnsentWhenStopped();
    void looksOnAfterTheRun();
    void canBeStoppedInAnySignal_data();
    void canBeStoppedInAnySignal();
    void looksAtOnceOnRequest();
    void looksForNothingWithoutOpenFiles();
    void creditsWhatWasSeen();
    void canBeDestroyedWhileLooking();
};

void TestTerminationResolving::confirmsWhatTheServiceAccepted()
{
    RunStory story(3);
    story.start();
    story.terminateAll();
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.count(OutcomeState::Accepted), 3);
    QCOMPARE(story.count(OutcomeState::Terminated), 0);
    story.terminateShown(0, 2);
    story.play(3s);
    QCOMPARE(story.count(OutcomeState::Terminated), 2);
    QCOMPARE(story.outcome(0).cause, OutcomeCause(cause::None{}));
    QCOMPARE(story.count(OutcomeState::Accepted), 1);
    story.terminateShown(2, 3);
    story.play(10s);
    QCOMPARE(story.count(OutcomeState::Terminated), 3);
    const auto stored = story.openJournalAgain()->run(*story.run->id());
    QCOMPARE(stored.value().summary.counts[static_cast<size_t>(OutcomeState::Terminated)], 3);
}

// A reply lists ten files as terminated; five stay pending, and one was signed.
void TestTerminationResolving::reportsWhatWasNotEffective()
{
    RunStory story(10);
    story.start();
    story.terminateAll();
    story.terminateShown(0, 4);
    story.pass(5s);
    story.shown.set(4, u"sign_finished"_s, story.clock.now(), story.clock.now());
    story.play(20min);
    QCOMPARE(story.count(OutcomeState::Terminated), 4);
    QCOMPARE(story.count(OutcomeState::Failed), 6);
    QCOMPARE(std::get<cause::NotEffective>(story.outcome(4).cause).now, FileState(KnownState::SignFinished));
    QCOMPARE(std::get<cause::NotEffective>(story.outcome(9).cause).now, FileState(KnownState::PendingSign));
    QCOMPARE(story.ledger.retryableFiles().size(), 6U);
    QCOMPARE(story.terminateCount(), 1);
}

void TestTerminationResolving::datesAnAcceptanceByTheLatestClock_data()
{
    QTest::addColumn<std::chrono::hours>("shift");
    QTest::newRow("by the computer's") << std::chrono::hours(0);
    QTest::newRow("by the data, for the computer's is behind, too") << std::chrono::hours(-24);
}

// A file changed before it was accepted, and the Date of the acceptance is a day behind.
void TestTerminationResolving::datesAnAcceptanceByTheLatestClock()
{
    QFETCH(const std::chrono::hours, shift);
    RunStory story(1);
    story.clock.shiftTimeOfDay(shift);
    FileSighting other = sightings(50, 51).front();
    other.file.updateTime = BeijingTime::parse(u"2026-11-20 07:59:00"_s);
    story.session.dataClock().observe({{other}}, story.session.latestTime());
    story.start();
    story.answerTerminate([](const HttpRequest &) {
        HttpReply reply = FakeTransport::success(answer(idTexts(0, 1)));
        for (auto &[name, value] : reply.headers) {
            value = name == "Date" ? QByteArray("Thu, 19 Nov 2026 00:00:00 GMT") : value;
        }
        return reply;
    });
    const Instant before = BeijingTime::parse(u"2026-11-20 07:58:00"_s).value().instant();
    story.shown.set(0, u"sign_finished"_s, before, story.clock.now());
    story.play(60s);
    QCOMPARE(story.count(OutcomeState::Accepted), 1);
}

void TestTerminationResolving::sendsOnWhileFilesAreConfirmed()
{
    RunStory story(250);
    story.learnDataClock();
    story.start();
    story.terminateAll();
    QCOMPARE(story.terminateCount(), 2);
    story.terminateAll();
    story.terminateAll();
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.count(OutcomeState::Accepted), 250);
    story.terminateShown(0, 250);
    story.play(60s);
    QCOMPARE(story.count(OutcomeState::Terminated), 250);
}

void TestTerminationResolving::waitsForAnAnsweredLookBeforeItSendsOn()
{
    LostStory story(150);
    QCOMPARE(story.run->phase(), Phase::Resolving);
    QCOMPARE(story.count(OutcomeState::Unknown), 100);
    QCOMPARE(story.waits.back().cause, WaitCause::BeforeRecheck);
    QCOMPARE(story.waits.back().length, 2s);
    story.play(14s);
    QCOMPARE(story.terminateCount(), 1);
    story.play(2s, loginPage);
    QCOMPARE(story.terminateCount(), 1);
    QVERIFY(story.lookFailures.size() > 0);
    story.play(40s);
    QCOMPARE(story.terminateCount(), 2);
    QCOMPARE(story.terminateIds(1), idTexts(100, 150));
    story.terminateAll();
    QCOMPARE(story.count(OutcomeState::Unknown), 100); // they are still looked for
    story.terminateShown(0, 150);
    story.play(10min);
    QCOMPARE(story.count(OutcomeState::Terminated), 150);
    QCOMPARE(story.outcome(0).cause, OutcomeCause(cause::ConfirmedByQuery{}));
    QCOMPARE(story.outcome(120).cause, OutcomeCause(cause::None{}));
}

void TestTerminationResolving::sendsOnAtOnceWhenAllIsKnown()
{
    LostStory story(150);
    story.terminateShown(0, 100);
    story.play(3s);
    QCOMPARE(story.count(OutcomeState::Terminated), 100);
    QCOMPARE(story.terminateCount(), 2);
}

void TestTerminationResolving::checksTheRestAgainAfterALongLook()
{
    LostStory story(101);
    story.play(44s, loginPage);
    story.play(2s);
    QCOMPARE(story.terminateCount(), 2); // checked within play()
    const int check = story.requestsFor(u"terminate"_s).back() - 1;
    QCOMPARE(story.parameter(check, u"signature_file_id"_s), idText(100));
}

void TestTerminationResolving::endsAfterTwoDoubtfulRequestsInARow()
{
    LostStory story(350);
    story.play(16s);
    QCOMPARE(story.terminateCount(), 2);
    story.loseAnswer();
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.count(OutcomeState::Unknown), 200);
    QCOMPARE(story.count(OutcomeState::NotSent), 150);
    QVERIFY(story.because<cause::EarlierUnknown>(200));
}

void TestTerminationResolving::endsAfterThreeDoubtfulRequests()
{
    LostStory story(600);
    for (int i = 0; i < 2; ++i) {
        story.play(16s);
        story.terminateAll();
        story.play(1s); // a check
        story.loseAnswer();
    }
    QCOMPARE(story.terminateCount(), 5);
    QCOMPARE(story.finished, 1);
    QVERIFY(story.because<cause::EarlierUnknown>(550));
}

void TestTerminationResolving::endsWithoutAnAnsweredLook()
{
    LostStory story(101);
    story.play(119s, loginPage);
    QCOMPARE(story.finished, 0);
    story.play(3s, loginPage);
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.count(OutcomeState::Unknown), 100);
    QVERIFY(story.because<cause::EarlierUnknown>(100));
    QCOMPARE(story.terminateCount(), 1);
}

void TestTerminationResolving::endsAtOnceWhenNoLookCanHelp()
{
    LostStory story(101);
    story.play(3s, scopeMissing);
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.count(OutcomeState::Unknown), 100);
    QVERIFY(story.because<cause::EarlierUnknown>(100));
    QCOMPARE(story.lookFailures.size(), 1U);
    QCOMPARE(story.lookFailures[0].kind, ApiErrorKind::ScopeMissing);
    QVERIFY(!story.run->isResolving());
}

void TestTerminationResolving::leavesTheRestUnsentWhenStopped()
{
    LostStory story(103);
    story.run->stop();
    QCOMPARE(story.changed, (std::vector{100, 101, 102}));
    QVERIFY(story.because<cause::Stopped>(102));
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.count(OutcomeState::Unknown), 100);
    QVERIFY(story.run->isResolving());
    story.terminateShown(0, 100);
    story.play(60s);
    QCOMPARE(story.count(OutcomeState::Terminated), 100);
    QCOMPARE(story.terminateCount(), 1);
}

void TestTerminationResolving::looksOnAfterTheRun()
{
    LostStory story;
    QCOMPARE(story.finished, 1);
    story.terminateShown(1, 2);
    story.play(3s);
    QCOMPARE(story.outcome(1).state, OutcomeState::Terminated);
    story.play(20min);
    for (const int position : {0, 2}) {
        QCOMPARE(story.outcome(position).state, OutcomeState::Failed);
        QCOMPARE(std::get<cause::StillInState>(story.outcome(position).cause).now, FileState{KnownState::PendingSign});
    }
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.terminateCount(), 1);
}

void TestTerminationResolving::canBeStoppedInAnySignal_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("phase") << 0;
    QTest::newRow("look") << 1;
    QTest::newRow("failed look") << 2;
    QTest::newRow("outcome") << 3;
    QTest::newRow("sighting") << 4;
    QTest::newRow("end of a look") << 5;
}

void TestTerminationResolving::canBeStoppedInAnySignal()
{
    QFETCH(int, signal);
    RunStory story(103);
    story.learnDataClock();
    bool isStopped = false;
    connectTo(signal, story, [&story, &isStopped] {
        if (story.run->phase() == Phase::Resolving && !std::exchange(isStopped, true)) {
            story.run->stop();
        }
    });
    story.start();
    story.loseAnswer();
    story.terminateShown(0, 100);
    story.play(3s, signal == 2 ? RunStory::Service(loginPage) : RunStory::Service());
    QVERIFY(isStopped);
    story.play(60s);
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.terminateCount(), 1);
    QCOMPARE(story.count(OutcomeState::NotSent), 3);
    QCOMPARE(story.count(OutcomeState::Waiting), 0);
    QCOMPARE(story.count(OutcomeState::Terminated), 100);
}

void TestTerminationResolving::looksAtOnceOnRequest()
{
    LostStory story;
    story.play(50s, loginPage);
    const int looks = story.looks;
    story.run->resolveNow();
    QVERIFY(story.run->isLooking());
    story.run->resolveNow();
    story.terminateShown(0, 3);
    story.play(1s);
    QCOMPARE(story.looks, looks + 1);
    QCOMPARE(story.count(OutcomeState::Terminated), 3);
    QVERIFY(!story.run->isResolving());
    QCOMPARE(story.finished, 1); // not again
    QCOMPARE(story.terminateCount(), 1);
}

void TestTerminationResolving::looksForNothingWithoutOpenFiles()
{
    RunStory story(2);
    story.run->resolveNow();
    story.start();
    story.run->resolveNow();
    story.reply(FakeTransport::success(answer({}, idTexts(0, 2))));
    story.play(10min);
    QCOMPARE(story.looks, 0);
    QVERIFY(!story.run->isResolving());
}

void TestTerminationResolving::creditsWhatWasSeen()
{
    std::vector<FileSighting> files = sightings(0, 3);
    files[0].file.state = FileState(KnownState::Terminated); // insisted on
    files[1].file.state = FileState();                       // could not be read
    RunStory story(files);
    story.start();
    story.loseAnswer();
    story.terminateShown(0, 3);
    story.play(3s);
    QCOMPARE(story.count(OutcomeState::Terminated), 3);
    QVERIFY(story.because<cause::AlreadyTerminated>(0));
    QVERIFY(story.because<cause::TerminatedByUnknown>(1));
    QVERIFY(story.because<cause::ConfirmedByQuery>(2));
}

void TestTerminationResolving::canBeDestroyedWhileLooking()
{
    LostStory story;
    story.pass(2s);
    const int requests = story.requestCount();
    story.run.reset();
    story.reply(lastPage({item(0, u"terminated"_s)}));
    story.pass(10min);
    QCOMPARE(story.requestCount(), requests);
    QCOMPARE(story.finished, 1);
}

QTEST_GUILESS_MAIN(TestTerminationResolving)
#include "test_terminationresolving.moc"
