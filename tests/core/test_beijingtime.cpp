// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "core/beijingtime.h"

#include <QTest>

using namespace sealdesk;
using namespace Qt::StringLiterals;

class TestBeijingTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parsesTheServicesForm_data();
    void parsesTheServicesForm();
    void rejectsEverythingElse_data();
    void rejectsEverythingElse();
    void ignoresChinasDaylightSavingTimeOf1988();
    void editorsKeepTheWallClock();
    void roundsFractionsDown();
    void staysWithinTheSupportedYears();
};

void TestBeijingTime::parsesTheServicesForm_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("unixSeconds");
    // UTC+8: midnight in Beijing is 16:00 of the day before in UTC.
    QTest::newRow("epoch") << u"1970-01-01 08:00:00"_s << qint64{0};
    QTest::newRow("before the epoch") << u"1970-01-01 07:59:59"_s << qint64{-1};
    QTest::newRow("the document's sample") << u"2022-01-01 00:00:00"_s << qint64{1640966400};
    QTest::newRow("leap day") << u"2024-02-29 23:59:59"_s << qint64{1709222399};
    // The documented page token holds 1724438210000 ms, which is 2024-08-24 02:36:50 in Beijing.
    QTest::newRow("the page token's sample") << u"2024-08-24 02:36:50"_s << qint64{1724438210};
}

void TestBeijingTime::parsesTheServicesForm()
{
    QFETCH(QString, text);
    QFETCH(qint64, unixSeconds);
    const auto time = BeijingTime::parse(text);
    QVERIFY(time);
    QCOMPARE(time->unixSeconds(), unixSeconds);
    QCOMPARE(time->text(), text);
}

void TestBeijingTime::rejectsEverythingElse_data()
{
    QTest::addColumn<QString>("text");
    for (const auto *text : {"", "2022-01-01", "2022-01-01T00:00:00", "2022-1-1 0:00:00", "2022-02-30 00:00:00",
                             "2023-02-29 00:00:00", "2022-13-01 00:00:00", "2022-00-10 00:00:00", "2022-01-01 24:00:00",
                             "2022-01-01 00:60:00", "2022-01-01 00:00:60", "2022-01-01 00:00:00Z",
                             " 2022-01-01 00:00:00", "2022-01-01 +1:00:00", "1640966400000"}) {
        QTest::newRow(text) << QString::fromLatin1(text);
    }
}

void TestBeijingTime::rejectsEverythingElse()
{
    QFETCH(QString, text);
    QVERIFY(!BeijingTime::parse(text));
}

void TestBeijingTime::ignoresChinasDaylightSavingTimeOf1988()
{
    const auto winter = BeijingTime::parse(u"1988-01-15 12:00:00");
    const auto summer = BeijingTime::parse(u"1988-07-15 12:00:00");
    QVERIFY(winter && summer);
    QCOMPARE((winter->unixSeconds() + 8 * 3600) % 86400, 12 * 3600);
    QCOMPARE((summer->unixSeconds() + 8 * 3600) % 86400, 12 * 3600);
}

void TestBeijingTime::editorsKeepTheWallClock()
{
    // 02:30 on 2026-03-08 does not exist in New York.
    const auto time = BeijingTime::parse(u"2026-03-08 02:30:00");
    QVERIFY(time);
    QCOMPARE(time->wallClock().toString(u"yyyy-MM-dd HH:mm:ss"_s), u"2026-03-08 02:30:00"_s);
    QCOMPARE(BeijingTime::fromWallClock(time->wallClock()), time);
    QVERIFY(!BeijingTime::fromWallClock(QDateTime()));
}

void TestBeijingTime::roundsFractionsDown()
{
    QCOMPARE(BeijingTime::fromInstant(Instant{std::chrono::milliseconds{1999}}).unixSeconds(), 1);
    QCOMPARE(BeijingTime::fromInstant(Instant{std::chrono::milliseconds{-1}}).unixSeconds(), -1);
}

void TestBeijingTime::staysWithinTheSupportedYears()
{
    const auto first = BeijingTime::parse(u"0000-01-01 00:00:00"_s).value();
    const auto last = BeijingTime::parse(u"9999-12-31 23:59:59"_s).value();
    const auto longest = std::chrono::seconds::max();
    for (const auto &time : {first, last, BeijingTime::fromUnixSeconds(0)}) {
        QCOMPARE(time.plus(-longest), first);
        QCOMPARE(time.plus(longest), last);
    }
    QCOMPARE(first.plus(std::chrono::seconds{-1}), first);
    QCOMPARE(last.plus(std::chrono::seconds{1}).text(), u"9999-12-31 23:59:59"_s);
    QCOMPARE(first.plus(std::chrono::seconds{1}).text(), u"0000-01-01 00:00:01"_s);
    QCOMPARE(BeijingTime::fromUnixSeconds(std::numeric_limits<qint64>::min()), first);
    QCOMPARE(BeijingTime::fromUnixSeconds(std::numeric_limits<qint64>::max()), last);
}

QTEST_GUILESS_MAIN(TestBeijingTime)
#include "test_beijingtime.moc"
