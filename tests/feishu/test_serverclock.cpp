// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/serverclock.h"
#include "manualclock.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace std::chrono_literals;

namespace
{

constexpr Instant at(int year, unsigned month, unsigned day, std::chrono::seconds time)
{
    return Instant{std::chrono::sys_days{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day)} +
                   time};
}

} // namespace

class TestServerClock final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parsesEveryHttpDate_data();
    void parsesEveryHttpDate();
    void ignoresInvalidDates_data();
    void ignoresInvalidDates();
    void usesTheComputersClockBeforeTheFirstReply();
    void advancesWithTheMonotonicClock();
    void neverRunsAheadOfTheService();
    void followsAServiceClockThatIsSetBack();
};

void TestServerClock::parsesEveryHttpDate_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("RFC 7231") << QByteArray("Sun, 06 Nov 2044 08:49:37 GMT");
    QTest::newRow("RFC 850") << QByteArray("Sunday, 06-Nov-44 08:49:37 GMT");
    QTest::newRow("asctime") << QByteArray("Sun Nov  6 08:49:37 2044");
}

void TestServerClock::parsesEveryHttpDate()
{
    QFETCH(QByteArray, text);
    const ManualClock clock;
    ServerClock server(clock);
    server.observe(text);
    QVERIFY(server.isKnown());
    QCOMPARE(server.now(), at(2044, 11, 6, 8h + 49min + 37s));
}

void TestServerClock::ignoresInvalidDates_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"", "now", "Sun, 06 Nov 2044", "Sun, 31 Feb 2044 08:49:37 GMT", "Sun, 06 Nov 2044 25:00:00 GMT",
          "Sun, 06 Nov 2044 08:60:37 GMT", "Sun, 06 Foo 2044 08:49:37 GMT", "Sun, +6 Nov 2044 08:49:37 GMT",
          "Sun, 06 Nov 2044 08:49:37 CST", "Sun, 06 Nov 99999999999 08:49:37 GMT", ",,,,,", "2044-11-06 08:49:37"}) {
        QTest::newRow(text) << QByteArray(text);
    }
}

void TestServerClock::ignoresInvalidDates()
{
    QFETCH(QByteArray, text);
    const ManualClock clock;
    ServerClock server(clock);
    server.observe(text);
    QVERIFY(!server.isKnown());
    server.observe("Fri, 20 Nov 2026 00:00:10 GMT");
    server.observe(text);
    QCOMPARE(server.now(), at(2026, 11, 20, 10s));
}

void TestServerClock::usesTheComputersClockBeforeTheFirstReply()
{
    ManualClock clock;
    const ServerClock server(clock);
    const Monotonic start = clock.monotonic();
    clock.advance(5s);
    QVERIFY(!server.isKnown());
    QCOMPARE(server.now(), clock.now());
    QCOMPARE(server.at(start), clock.now() - 5s);
}

void TestServerClock::advancesWithTheMonotonicClock()
{
    ManualClock clock;
    ServerClock server(clock);
    server.observe("Thu, 31 Dec 2026 23:59:58 GMT");
    clock.advance(3s);
    QCOMPARE(server.now(), at(2027, 1, 1, 1s));
    QCOMPARE(server.at(clock.monotonic() - 4s), at(2026, 12, 31, 23h + 59min + 57s));
}

// The reply took time, and its date is the second that had begun: the true time is later, never earlier.
void TestServerClock::neverRunsAheadOfTheService()
{
    ManualClock clock;
    ServerClock server(clock);
    const Instant trueStart = at(2026, 11, 20, 12h) + 900ms;
    const Monotonic sent = clock.monotonic();
    clock.advance(700ms); // the reply is created at 12:00:01.600
    const QByteArray date = "Fri, 20 Nov 2026 12:00:01 GMT";
    clock.advance(400ms);
    server.observe(date);
    QVERIFY(server.at(sent) <= trueStart);
    QVERIFY(server.at(sent) >= trueStart - 2s);
}

void TestServerClock::followsAServiceClockThatIsSetBack()
{
    const ManualClock clock;
    ServerClock server(clock);
    server.observe("Fri, 20 Nov 2026 12:00:00 GMT");
    server.observe("Fri, 20 Nov 2026 11:00:00 GMT");
    QCOMPARE(server.now(), at(2026, 11, 20, 11h));
}

QTEST_GUILESS_MAIN(TestServerClock)
#include "test_serverclock.moc"
