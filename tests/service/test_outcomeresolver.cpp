// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "resolverfixture.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;

namespace
{

bool isFor(int number, const HttpRequest &request)
{
    return FakeTransport::parameter(request, u"signature_file_id"_s) == idText(number);
}

HttpReply lost(const HttpRequest & /*request*/)
{
    return FakeTransport::failure(TransportFailure::Refused, BodyUse::Unread);
}

bool isWindow(const HttpRequest &request)
{
    return FakeTransport::parameter(request, u"signature_file_id"_s).isEmpty();
}

} // namespace

Q_DECLARE_METATYPE(sealdesk::HttpReply)

//! Tests what is concluded from what a service shows after a request (product.md 4a.5 to 4a.7, 4a.12).
class TestOutcomeResolver final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatIsTerminatedAtTheFirstLook();
    void waitsForASlowService_data();
    void waitsForASlowService();
    void waitsForAServiceAtWorkOnAnEarlierRequest();
    void waitsForALateView();
    void concludesNothingBeforeTenMinutesOfAnUnmeasuredService();
    void concludesEarlierWhenTheLagIsMeasured();
    void concludesLaterWhenTheLagIsLong();
    void countsNoSilenceAsQuiet();
    void countsNoSilenceInTheMiddleAsQuiet();
    void countsNoSleepAsQuiet();
    void startsAgainWhenAFileIsUpdated();
    void concludesNothingFromHalfALook_data();
    void concludesNothingFromHalfALook();
    void leavesAFileOpenThatTheLastLookDidNotShow();
    void leavesAbsentFilesOpen();
    void takesAnUnprovenAbsenceForNoAnswer();
    void believesALaterUpdateOfAnAcceptedFile();
    void believesNoUnchangedRow();
    void believesNoRowInTheSameState();
    void believesNoDoubtfulRow_data();
    void believesNoDoubtfulRow();
    void believesNoRowOlderThanTheSightingBefore();
    void looksAgainAfterALookThatBeganTooEarly();
    void doesNotCareAboutTheDateHeader_data();
    void doesNotCareAboutTheDateHeader();
    void readsOneWindowForManyFiles();
    void readsOnWhereEarlierRequestsEnd();
    void concludesNothingFromTheOrderOfUpdates();
    void startsEarlierWhenUpdatesAreOutOfOrder();
    void looksSinglyWhenWindowsShowNothing();
    void takesFewSlotsInTheBackground();
    void measuresTheLag();
    void measuresNoLagAcrossAGap();
    void measuresNoLagAcrossAShortSleep();
    void restsWhenNoLookCanHelp();
    void looksAtOnceOnRequest();
    void saysWhenALookWasAnswered();
};

void TestOutcomeResolver::findsWhatIsTerminatedAtTheFirstLook()
{
    ResolverStory story;
    story.send(3, OutcomeState::Accepted);
    for (int number = 0; number < 3; ++number) {
        story.terminate(number, 0s);
    }
    story.play(10s);
    QCOMPARE(story.found, QStringList({u"2 T0"_s, u"2 T1"_s, u"2 T2"_s}));
    QCOMPARE(story.asked, QStringList({u"2 #0"_s, u"2 #1"_s, u"2 #2"_s}));
    QVERIFY(story.resolver->isEmpty());
    QVERIFY(!story.resolver->isActive());
}

void TestOutcomeResolver::waitsForASlowService_data()
{
    QTest::addColumn<int>("secondsAFile");
    QTest::addColumn<bool>("lagIsMeasured");
    for (const int seconds : {1, 3, 10}) {
        for (const bool measured : {false, true}) {
            QTest::addRow("%d s a file, lag %s", seconds, measured ? "measured" : "unknown") << seconds << measured;
        }
    }
}

// Fifty files whose answer was lost, while the service works on.
void TestOutcomeResolver::waitsForASlowService()
{
    QFETCH(int, secondsAFile);
    QFETCH(bool, lagIsMeasured);
    ResolverStory story;
    if (lagIsMeasured) {
        story.session.observeLag(1s);
    }
    story.send(50, OutcomeState::Unknown);
    for (int number = 0; number < 50; ++number) {
        story.terminate(number, std::chrono::seconds{secondsAFile * (number + 1)});
    }
    story.play(90min);
    QCOMPARE(story.count(u'N'), 0);
    QCOMPARE(story.count(u'T'), 50);
}

// The service works through the first request before it begins with the second.
void TestOutcomeResolver::waitsForAServiceAtWorkOnAnEarlierRequest()
{
    ResolverStory story;
    story.session.observeLag(1s);
    story.send(100, OutcomeState::Unknown);
    OpenRequest second{.dataTime = story.begin - 1h, .sentAt = story.clock.awake()};
    for (int number = 100; number < 150; ++number) {
        second.files.push_back({.before = sightings(number, number + 1).front(), .state = OutcomeState::Unknown});
        story.shown.set(number, u"pending_sign"_s, story.begin - 1h, story.begin - 1h);
    }
    story.resolver->add(std::move(second));
    for (int number = 0; number < 150; ++number) {
        story.terminate(number, std::chrono::seconds{4 * (number + 1)});
    }
    story.play(90min);
    QCOMPARE(story.count(u'N'), 0);
    QCOMPARE(story.count(u'T'), 150);
}

void TestOutcomeResolver::waitsForALateView()
{
    ResolverStory story;
    story.send(100, OutcomeState::Unknown);
    for (int number = 0; number < 100; ++number) {
        story.terminate(number, 6s, 300s);
    }
    story.play(20min);
    QCOMPARE(story.count(u'N'), 0);
    QCOMPARE(story.count(u'T'), 100);
}

void TestOutcomeResolver::concludesNothingBeforeTenMinutesOfAnUnmeasuredService()
{
    ResolverStory story;
    story.send(30, OutcomeState::Unknown);
    story.play(599s);
    QCOMPARE(story.found, QStringList());
    story.play(30s);
    QCOMPARE(story.count(u'N'), 30);
    QCOMPARE(story.first(u'N'), 600);
}

void TestOutcomeResolver::concludesEarlierWhenTheLagIsMeasured()
{
    ResolverStory story;
    story.session.observeLag(1s);
    story.send(30, OutcomeState::Unknown);
    story.play(400s);
    QCOMPARE(story.count(u'N'), 30);
    QCOMPARE(story.first(u'N'), 210); // the deadline, and two minutes
}

void TestOutcomeResolver::concludesLaterWhenTheLagIsLong()
{
    ResolverStory story;
    story.session.observeLag(10min);
    story.send(5, OutcomeState::Unknown);
    story.play(40min);
    QCOMPARE(story.first(u'N'), 90 + 1200);
}

void TestOutcomeResolver::countsNoSilenceAsQuiet()
{
    ResolverStory story;
    story.session.observeLag(1s);
    story.send(5, OutcomeState::Unknown);
    story.play(599s, lost);
    QCOMPARE(story.found, QStringList());
    QVERIFY(story.failures > 0);
    story.play(110s); // answered for the first time at 600 s
    QCOMPARE(story.found, QStringList());
    story.play(60s);
    QCOMPARE(story.count(u'N'), 5);
    QCOMPARE(story.first(u'N'), 720);
}

void TestOutcomeResolver::countsNoSilenceInTheMiddleAsQuiet()
{
    ResolverStory story;
    story.session.observeLag(1s);
    story.send(5, OutcomeState::Unknown);
    story.play(205s);
    story.play(300s, lost); // the look that would have concluded fails
    story.play(10min);
    QCOMPARE(story.count(u'N'), 5);
    QCOMPARE(story.first(u'N'), 720); // answered again at 600 s
}

void TestOutcomeResolver::countsNoSleepAsQuiet()
{
    ResolverStory story;
    story.session.observeLag(1s);
    story.send(5, OutcomeState::Unknown);
    story.play(20s);
    story.clock.suspend(9h);
    story.play(180s);
    QCOMPARE(story.found, QStringList());
    story.play(120s);
    QCOMPARE(story.count(u'N'), 5);
}

// Even if its state is the same: the service is at work.
void TestOutcomeResolver::startsAgainWhenAFileIsUpdated()
{
    ResolverStory story;
    story.session.observeLag(1s);
    story.send(5, OutcomeState::Unknown);
    story.play(150s);
    story.shown.set(2, u"pending_sign"_s, story.begin + 150s, story.begin + 150s);
    story.play(3min);
    QCOMPARE(story.count(u'N'), 5);
    QCOMPARE(story.first(u'N'), 330); // two minutes after the look that showed it
}

void TestOutcomeResolver::concludesNothingFromHalfALook_data()
{
    QTest::addColumn<HttpReply>("reply");
    QTest::newRow("fails") << FakeTransport::bare(200, "<html>login</html>");
    QTest::newRow("proves nothing") << FakeTransport::success({});
}

// Whether the other files changed is not known.
void TestOutcomeResolver::concludesNothingFromHalfALook()
{
    QFETCH(const HttpReply, reply);
    ResolverStory story;
    story.session.observeLag(1s);
    story.send(5, OutcomeState::Unknown);
    story.play(205s);
    story.play(60s, [&](const HttpRequest &request) {
        return isFor(4, request) ? reply : story.shown.answer(request, story.clock.now());
    });
    QCOMPARE(story.found, QStringList());
}

void TestOutcomeResolver::leavesAFileOpenThatTheLastLookDidNotShow()
{
    ResolverStory story;
    story.session.observeLag(1s);
    story.send(5, OutcomeState::Unknown);
    story.play(205s);
    story.shown.remove(4);
    story.play(60s);
    QCOMPARE(story.count(u'N'), 4);
    QVERIFY(!story.resolver->isEmpty());
}

// As a token of another tenant would have it: absence is not refusal.
void TestOutcomeResolver::leavesAbsentFilesOpen()
{
    ResolverStory story;
    story.session.observeLag(1s);
    story.send(5, OutcomeState::Unknown);
    story.shown.hideAll();
    story.play(15min);
    const int looks = story.looks;
    QVERIFY(!story.resolver->isActive());
    story.play(46min); // an hour after the request
    QCOMPARE(story.looks, looks + 1);
    story.play(24h);
    QCOMPARE(story.looks, looks + 2);
    QCOMPARE(story.found, QStringList());
    QVERIFY(!story.resolver->isEmpty());
    story.terminate(0, 0s);
    story.play(24h);
    QCOMPARE(story.count(u'T'), 1);
}

void TestOutcomeResolver::takesAnUnprovenAbsenceForNoAnswer()
{
    ResolverStory story;
    story.send(5, OutcomeState::Unknown);
    story.play(20s, [](const HttpRequest &) { return FakeTransport::success({}); });
    QCOMPARE(story.failures, 3);
    QCOMPARE(story.found, QStringList());
}

void TestOutcomeResolver::believesALaterUpdateOfAnAcceptedFile()
{
    ResolverStory story;
    story.send(3, OutcomeState::Accepted);
    story.terminate(0, 1s);
    story.shown.set(1, u"sign_finished"_s, story.begin + 14s, story.begin + 14s);
    story.shown.set(2, u"pending_sign"_s, story.begin + 14s, story.begin + 14s); // another signer
    story.play(30s);
    QCOMPARE(story.found, QStringList({u"2 T0"_s, u"15 C1 sign_finished"_s}));
}

// Five of ten stay as they were: that alone proves nothing, ten minutes of it do.
void TestOutcomeResolver::believesNoUnchangedRow()
{
    ResolverStory story;
    story.send(10, OutcomeState::Accepted);
    for (int number = 0; number < 5; ++number) {
        story.terminate(number, 1s, 20s);
    }
    story.shown.set(5, u"sign_finished"_s, story.begin - 30min, story.begin - 30min); // before the request
    story.play(209s);
    QCOMPARE(story.count(u'T'), 5);
    QCOMPARE(story.found.size(), 5);
    story.play(15min);
    QCOMPARE(story.count(u'N'), 5);
    QCOMPARE(story.found.size(), 10);
}

// Somebody changed a label of the file before the service got to it.
void TestOutcomeResolver::believesNoRowInTheSameState()
{
    ResolverStory story;
    story.send(1, OutcomeState::Accepted);
    story.shown.set(0, u"pending_sign"_s, story.begin + 4s, story.begin + 4s);
    story.terminate(0, 40s);
    story.play(60s);
    QCOMPARE(story.found, QStringList({u"40 T0"_s}));
}

void TestOutcomeResolver::believesNoDoubtfulRow_data()
{
    QTest::addColumn<OutcomeState>("sentAs");
    QTest::addColumn<QString>("state");
    QTest::addColumn<int>("updated");
    QTest::newRow("perhaps before the acceptance") << OutcomeState::Accepted << u"sign_finished"_s << 5;
    QTest::newRow("unreadable state") << OutcomeState::Accepted << QString() << 14;
    QTest::newRow("not accepted") << OutcomeState::Unknown << u"sign_finished"_s << 14;
}

void TestOutcomeResolver::believesNoDoubtfulRow()
{
    QFETCH(const OutcomeState, sentAs);
    QFETCH(const QString, state);
    QFETCH(const int, updated);
    ResolverStory story;
    FileSighting before = sightings(0, 1).front();
    before.file.updateTime = BeijingTime::fromInstant(story.begin - 1h);
    const Instant update = story.begin + std::chrono::seconds{updated};
    story.shown.set(0, state, update, update);
    story.resolver->add({.files = {{.before = before, .state = sentAs}},
                         .dataTime = story.begin - 1h,
                         .acceptedAt = story.begin, // another file of the request
                         .sentAt = story.clock.awake()});
    story.play(2min);
    QCOMPARE(story.found, QStringList());
}

// The Date header is hours behind, and an old view is shown.
void TestOutcomeResolver::believesNoRowOlderThanTheSightingBefore()
{
    ResolverStory story;
    FileSighting before = sightings(0, 1).front();
    before.file.updateTime = BeijingTime::fromInstant(story.begin - 1h);
    story.shown.set(0, u"reviewing"_s, story.begin - 2h, story.begin - 2h);
    story.resolver->add({.files = {{.before = before, .state = OutcomeState::Accepted}},
                         .dataTime = story.begin - 8h,
                         .acceptedAt = story.begin - 8h,
                         .sentAt = story.clock.awake()});
    story.play(2min);
    QCOMPARE(story.found, QStringList());
}

// The look after ten minutes takes longer than the two minutes without a change that it has to wait for once more.
void TestOutcomeResolver::looksAgainAfterALookThatBeganTooEarly()
{
    constexpr int many = 280;
    ResolverStory story;
    story.send(many, OutcomeState::Unknown);
    story.terminate(many - 1, 605s);
    story.play(20min);
    QCOMPARE(story.count(u'T'), 1);
    QCOMPARE(story.count(u'N'), many - 1);
}

void TestOutcomeResolver::doesNotCareAboutTheDateHeader_data()
{
    QTest::addColumn<int>("seconds");
    for (const int seconds : {-28'800, -600, 600, 28'800}) {
        QTest::addRow("%d s", seconds) << seconds;
    }
}

// A killed process and a restart: everything is terminated later than the Date header claims it could be.
void TestOutcomeResolver::doesNotCareAboutTheDateHeader()
{
    QFETCH(int, seconds);
    ResolverStory story;
    story.dateError = std::chrono::seconds{seconds};
    story.send(50, OutcomeState::Unknown);
    for (int number = 0; number < 50; ++number) {
        story.terminate(number, 80s);
    }
    story.play(11min);
    QCOMPARE(story.count(u'T'), 50);
    QCOMPARE(story.count(u'N'), 0);
}

void TestOutcomeResolver::readsOneWindowForManyFiles()
{
    ResolverStory story;
    story.send(250, OutcomeState::Accepted);
    for (int number = 0; number < 250; ++number) {
        story.terminate(number, 1s);
    }
    story.play(10s);
    QCOMPARE(story.count(u'T'), 250);
    // From ten minutes before the data clock of the request on.
    QCOMPARE(story.asked, QStringList({u"2 window 2026-11-20 06:50:00"_s, u"2 page 100"_s, u"2 page 200"_s}));
    const QJsonObject body = FakeTransport::bodyOf(story.request(story.requestsFor(u"query"_s).back()));
    QCOMPARE(body.value("states"_L1).toArray(), QJsonArray({u"terminated"_s}));
}

// What a run did before is not read again and again.
void TestOutcomeResolver::readsOnWhereEarlierRequestsEnd()
{
    ResolverStory story;
    story.send(100, OutcomeState::Accepted);
    for (int number = 0; number < 100; ++number) {
        story.terminate(number, 1s);
    }
    story.play(60s);
    OpenRequest second{.dataTime = story.begin - 1h, .answered = story.clock.moment(), .sentAt = story.clock.awake()};
    for (int number = 100; number < 200; ++number) {
        second.files.push_back({.before = sightings(number, number + 1).front(), .state = OutcomeState::Accepted});
        story.terminate(number, 60s);
    }
    story.resolver->add(std::move(second));
    story.asked.clear();
    story.play(10s);
    QCOMPARE(story.count(u'T'), 200);
    QCOMPARE(story.asked, QStringList({u"62 window 2026-11-20 08:00:01"_s, u"62 page 100"_s}));
}

// The clocks of the service's parts may differ.
void TestOutcomeResolver::startsEarlierWhenUpdatesAreOutOfOrder()
{
    ResolverStory story;
    story.send(100, OutcomeState::Accepted);
    for (int number = 0; number < 100; ++number) {
        story.terminate(number, 1s);
    }
    story.play(60s);
    for (const int from : {100, 200}) {
        OpenRequest next{.dataTime = story.begin - 1h, .answered = story.clock.moment(), .sentAt = story.clock.awake()};
        const std::chrono::seconds updated = from == 100 ? -4s : 180s;
        for (int number = from; number < from + 100; ++number) {
            next.files.push_back({.before = sightings(number, number + 1).front(), .state = OutcomeState::Accepted});
            story.terminate(number, updated);
        }
        story.asked.clear();
        story.resolver->add(std::move(next));
        story.play(2min);
        QCOMPARE(story.count(u'T'), from + 100); // by lookups, the first time
    }
    // Five seconds before the latest update of the requests before.
    QCOMPARE(story.asked.first(), u"182 window 2026-11-20 07:59:56"_s);
    QCOMPARE(story.asked.size(), 3);
}

// Clocks of the service's parts may differ, so an update before those of an earlier request is this request's all the
// same (product.md 4a.8).
void TestOutcomeResolver::concludesNothingFromTheOrderOfUpdates()
{
    ResolverStory story;
    story.send(3, OutcomeState::Accepted);
    for (int number = 0; number < 3; ++number) {
        story.terminate(number, 1s);
    }
    story.play(60s);
    OpenRequest second{.dataTime = story.begin - 1h, .answered = story.clock.moment(), .sentAt = story.clock.awake()};
    for (int number = 3; number < 5; ++number) {
        second.files.push_back({.before = sightings(number, number + 1).front(), .state = OutcomeState::Accepted});
    }
    story.terminate(3, -30s);
    story.terminate(4, 60s);
    story.resolver->add(std::move(second));
    story.play(10s);
    QCOMPARE(story.found.mid(3), QStringList({u"62 T3"_s, u"62 T4"_s}));
}

void TestOutcomeResolver::looksSinglyWhenWindowsShowNothing()
{
    ResolverStory story;
    story.send(100, OutcomeState::Accepted);
    for (int number = 0; number < 100; ++number) {
        story.terminate(number, 1s);
    }
    story.play(3min, [&story](const HttpRequest &request) {
        return isWindow(request) ? lastPage() : story.shown.answer(request, story.clock.now());
    });
    QCOMPARE(story.count(u'T'), 100);
}

void TestOutcomeResolver::takesFewSlotsInTheBackground()
{
    ResolverStory story;
    story.breakWindows();
    story.resolver->setPace(OutcomeResolver::Pace::Background);
    story.send(100, OutcomeState::Unknown);
    for (int minute = 0; minute < 5; ++minute) {
        const qsizetype before = story.asked.size();
        story.play(60s);
        QVERIFY2(story.asked.size() - before <= 10, qPrintable(QString::number(story.asked.size() - before)));
    }
    QVERIFY(story.asked.size() > 20);
}

void TestOutcomeResolver::measuresTheLag()
{
    ResolverStory story;
    story.send(5, OutcomeState::Accepted);
    for (int number = 0; number < 5; ++number) {
        story.terminate(number, 1s, 99s);
    }
    story.play(120s);
    QCOMPARE(story.count(u'T'), 5);
    const auto lag = story.session.lag().value();
    QVERIFY2(lag >= 100s && lag <= 125s, qPrintable(QString::number(lag.count())));
    QCOMPARE(story.openJournalAgain()->longestLag().value(), lag);
}

void TestOutcomeResolver::measuresNoLagAcrossAGap()
{
    ResolverStory story;
    story.send(5, OutcomeState::Accepted);
    for (int number = 0; number < 5; ++number) {
        story.terminate(number, 1s, 60s);
    }
    story.play(20s);
    story.play(80s, lost);
    story.play(60s);
    QCOMPARE(story.count(u'T'), 5);
    QVERIFY(!story.session.lag());
    ResolverStory asleep;
    asleep.send(5, OutcomeState::Accepted);
    asleep.clock.suspend(1h);
    for (int number = 0; number < 5; ++number) {
        asleep.terminate(number, 1s);
    }
    asleep.play(130s);
    QCOMPARE(asleep.count(u'T'), 5);
    QVERIFY(!asleep.session.lag());
}

void TestOutcomeResolver::measuresNoLagAcrossAShortSleep()
{
    ResolverStory story;
    story.send(5, OutcomeState::Accepted);
    for (int number = 0; number < 5; ++number) {
        story.terminate(number, 1s);
    }
    story.clock.suspend(15s);
    story.play(10s);
    QCOMPARE(story.count(u'T'), 5);
    QVERIFY(!story.session.lag());
}

void TestOutcomeResolver::restsWhenNoLookCanHelp()
{
    ResolverStory story;
    story.send(5, OutcomeState::Unknown);
    story.play(60s, [](const HttpRequest &) { return FakeTransport::refusal(400, 99991672); });
    QCOMPARE(story.looks, 1);
    QVERIFY(!story.resolver->isActive());
    for (int number = 0; number < 5; ++number) {
        story.terminate(number, 1s);
    }
    story.play(10min);
    QCOMPARE(story.count(u'T'), 5);
}

void TestOutcomeResolver::looksAtOnceOnRequest()
{
    ResolverStory story;
    story.send(5, OutcomeState::Unknown);
    story.play(50s);
    const int looks = story.looks;
    story.resolver->lookNow();
    story.resolver->lookNow(); // while one is being made
    story.play(1s);
    QCOMPARE(story.looks, looks + 1);
    QCOMPARE(story.found, QStringList()); // early, so nothing is concluded
}

void TestOutcomeResolver::saysWhenALookWasAnswered()
{
    ResolverStory story;
    const int request = story.send(5, OutcomeState::Unknown);
    story.play(14s);
    QVERIFY(!story.resolver->wasAnsweredAfter(request, 15s));
    story.play(2s, lost);
    QVERIFY(!story.resolver->wasAnsweredAfter(request, 15s));
    story.play(35s);
    QVERIFY(story.resolver->wasAnsweredAfter(request, 15s));
}

QTEST_GUILESS_MAIN(TestOutcomeResolver)
#include "test_outcomeresolver.moc"
