// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/retention.h"
#include "servicefixture.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;

namespace
{

constexpr std::chrono::days year{365};

Instant day(int number)
{
    return Instant(std::chrono::days{number});
}

template <class T>
T valueOf(const Result<T, JournalProblem> &result)
{
    if (!result) {
        qFatal("no value: %s", qPrintable(result.error().detail));
    }
    return result.value();
}

} // namespace

//! Tests by which clock old runs are deleted, and when that needs a person's consent.
class TestRetention final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_fixture.reset(); }

    void takesTheEarliestClock_data();
    void takesTheEarliestClock();
    void hasNoLimitBeforeAReply();
    void limitsByTheEarliestClockOfTheSession();
    void hasNoLimitWhenRunsAreKeptIndefinitely();
    void asksWhenThereWasNoCheckBefore();
    void deletesWithoutAskingAfterARecentCheck();
    void asksAfterAJump_data();
    void asksAfterAJump();
    void asksAtTheFirstDeletionAfterAJump();
    void asksAgainUntilThereIsConsent();
    void comparesWithTheClockThatWasConfirmed();
    void comparesWithAnEarlierClockToo();
    void asksInANewJournal();

private:
    void addRun();
    [[nodiscard]] Journal &journal() { return *m_fixture->journal; }
    [[nodiscard]] Instant now() const { return m_fixture->clock.now(); }
    //! The limit of a retention of one year, if \a clock is the earliest.
    [[nodiscard]] static PurgeLimit limitAt(Instant clock) { return {.now = clock, .before = clock - year}; }
    [[nodiscard]] DuePurge purgeAt(Instant clock) { return valueOf(purgeUnattended(journal(), limitAt(clock))); }
    [[nodiscard]] size_t runCount() { return valueOf(journal().runs()).size(); }

    std::unique_ptr<ServiceFixture> m_fixture;
    int m_files = 0;
};

void TestRetention::init()
{
    m_fixture = std::make_unique<ServiceFixture>();
    m_fixture->openJournal();
}

void TestRetention::addRun()
{
    RunFacts facts;
    facts.connection = ServiceFixture::connection();
    facts.files = sightings(m_files, m_files + 1);
    ++m_files;
    const RunId run = valueOf(journal().beginRun(facts));
    Settlement settlement;
    settlement.files.push_back({.position = 0, .outcome = {.state = OutcomeState::NotSent, .cause = {}, .logId = {}}});
    QVERIFY(!journal().settle(run, settlement));
}

void TestRetention::takesTheEarliestClock_data()
{
    using Clocks = RetentionClocks;
    QTest::addColumn<Clocks>("clocks");
    QTest::addColumn<std::optional<Instant>>("earliest");
    const std::optional<Instant> none;
    QTest::newRow("no reply") << Clocks{.computer = day(1), .service = none, .data = none} << none;
    QTest::newRow("no reply with a time") << Clocks{.computer = day(1), .service = none, .data = day(2)} << none;
    QTest::newRow("no update time") << Clocks{.computer = day(5), .service = day(2), .data = none}
                                    << std::optional(day(2));
    QTest::newRow("computer ahead") << Clocks{.computer = day(9), .service = day(3), .data = day(2)}
                                    << std::optional(day(2));
    QTest::newRow("computer behind") << Clocks{.computer = day(1), .service = day(3), .data = day(2)}
                                     << std::optional(day(1));
    QTest::newRow("service ahead") << Clocks{.computer = day(3), .service = day(9), .data = day(4)}
                                   << std::optional(day(3));
    QTest::newRow("service behind") << Clocks{.computer = day(3), .service = day(1), .data = day(2)}
                                    << std::optional(day(1));
    QTest::newRow("nothing changed for long")
        << Clocks{.computer = day(9), .service = day(9), .data = day(1)} << std::optional(day(1));
}

void TestRetention::takesTheEarliestClock()
{
    QFETCH(const RetentionClocks, clocks);
    QTEST(earliestOf(clocks), "earliest");
}

void TestRetention::hasNoLimitBeforeAReply()
{
    QCOMPARE(purgeLimit(m_fixture->session, 1), std::nullopt);
    m_fixture->session.dataClock().observe(sightings(0, 1), m_fixture->session.latestTime());
    QCOMPARE(purgeLimit(m_fixture->session, 1), std::nullopt);
}

void TestRetention::limitsByTheEarliestClockOfTheSession()
{
    m_fixture->clock.advance(4 * year);
    m_fixture->learnClock(); // four years behind the computer's
    const Instant date = BeijingTime::parse(u"2026-11-20 08:00:00"_s)->instant();
    const auto dayBegin = [](const QString &text) { return BeijingTime::parse(text)->instant(); };
    QCOMPARE(purgeLimit(m_fixture->session, 1),
             std::optional(PurgeLimit{.now = date, .before = dayBegin(u"2025-11-20 00:00:00"_s)}));
    m_fixture->session.dataClock().observe(sightings(0, 1), m_fixture->session.latestTime());
    QCOMPARE(purgeLimit(m_fixture->session, 1),
             std::optional(
                 PurgeLimit{.now = dayBegin(u"2026-11-19 12:00:00"_s), .before = dayBegin(u"2025-11-19 00:00:00"_s)}));
}

void TestRetention::hasNoLimitWhenRunsAreKeptIndefinitely()
{
    m_fixture->learnClock();
    QCOMPARE(purgeLimit(m_fixture->session, std::nullopt), std::nullopt);
}

void TestRetention::asksWhenThereWasNoCheckBefore()
{
    addRun();
    const DuePurge due = purgeAt(now() + 4 * year);
    QVERIFY(due.needsConsent());
    QCOMPARE(due.runs, 1);
    QCOMPARE(due.lastCheck, std::nullopt);
    QCOMPARE(runCount(), size_t{1});
}

void TestRetention::deletesWithoutAskingAfterARecentCheck()
{
    QVERIFY(purgeAt(now()).runs == 0); // with nothing to delete, the first check is the one to compare with
    addRun();
    const Instant start = now();
    for (Instant clock = start; clock < start + year; clock += maxUnattendedJump) {
        QCOMPARE(purgeAt(clock).runs, 0);
        QVERIFY(!purgeAt(clock).needsConsent());
    }
    QVERIFY(!purgeAt(start + year).needsConsent());
    QCOMPARE(runCount(), size_t{1});
    const DuePurge due = purgeAt(start + year + std::chrono::days{1});
    QCOMPARE(due.runs, 1);
    QVERIFY(!due.needsConsent());
    QCOMPARE(runCount(), size_t{0});
}

void TestRetention::asksAfterAJump_data()
{
    QTest::addColumn<std::chrono::milliseconds>("jump");
    QTest::addColumn<bool>("asks");
    QTest::newRow("a month") << std::chrono::milliseconds(maxUnattendedJump) << false;
    QTest::newRow("more than a month") << std::chrono::milliseconds(maxUnattendedJump) + 1ms << true;
    QTest::newRow("four years") << std::chrono::milliseconds(4 * year) << true;
}

void TestRetention::asksAfterAJump()
{
    QFETCH(const std::chrono::milliseconds, jump);
    QFETCH(const bool, asks);
    const Instant last = now() + 2 * year;
    QCOMPARE(purgeAt(last).runs, 0);
    addRun();
    const DuePurge due = purgeAt(last + jump);
    QCOMPARE(due.runs, 1);
    QCOMPARE(due.needsConsent(), asks);
    QCOMPARE(runCount(), asks ? size_t{1} : size_t{0});
}

void TestRetention::asksAtTheFirstDeletionAfterAJump()
{
    QCOMPARE(purgeAt(now()).runs, 0);
    addRun();
    QCOMPARE(purgeAt(now() + year).runs, 0); // a jump, but the run is not due
    const DuePurge due = purgeAt(now() + year + std::chrono::days{1});
    QCOMPARE(due.runs, 1);
    QVERIFY(due.needsConsent());
    QCOMPARE(runCount(), size_t{1});
}

void TestRetention::asksAgainUntilThereIsConsent()
{
    QCOMPARE(purgeAt(now()).runs, 0);
    addRun();
    const Instant ahead = now() + 4 * year;
    QVERIFY(purgeAt(ahead).needsConsent());
    QVERIFY(purgeAt(ahead).needsConsent());
    QCOMPARE(runCount(), size_t{1});
    QVERIFY(!purgeAt(now()).needsConsent()); // the clock was put right
    QCOMPARE(runCount(), size_t{1});
    QCOMPARE(valueOf(purgeWithConsent(journal(), limitAt(ahead))), 1);
    QCOMPARE(runCount(), size_t{0});
}

void TestRetention::comparesWithTheClockThatWasConfirmed()
{
    addRun();
    const Instant then = now() + 2 * year;
    QCOMPARE(valueOf(purgeWithConsent(journal(), limitAt(then))), 1);
    addRun();
    const DuePurge due = purgeAt(then + std::chrono::days{1});
    QCOMPARE(due.lastCheck, std::optional(then));
    QCOMPARE(due.runs, 1);
    QVERIFY(!due.needsConsent());
}

void TestRetention::comparesWithAnEarlierClockToo()
{
    QCOMPARE(valueOf(purgeWithConsent(journal(), limitAt(now() + 4 * year))), 0);
    addRun();
    QCOMPARE(purgeAt(now()).runs, 0);
    QVERIFY(purgeAt(now() + 4 * year).needsConsent());
    QCOMPARE(runCount(), size_t{1});
}

void TestRetention::asksInANewJournal()
{
    QCOMPARE(purgeAt(now()).runs, 0);
    m_fixture->openJournal(); // a new one, as after a loss
    addRun();
    QVERIFY(purgeAt(now() + 2 * year).needsConsent());
    QCOMPARE(runCount(), size_t{1});
}

QTEST_GUILESS_MAIN(TestRetention)
#include "test_retention.moc"
