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
    void readsOtherFormsLeniently_data();
    void readsOtherFormsLeniently();
    void readsDaysLeniently();
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

void TestBeijingTime::readsOtherFormsLeniently_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("time"); // empty: not readable
    const QString read = u"2026-11-20 10:31:05"_s;
    QTest::newRow("documented") << QByteArray("2026-11-20 10:31:05") << read;
    QTest::newRow("T") << QByteArray("2026-11-20T10:31:05") << read;
    QTest::newRow("Z") << QByteArray("2026-11-20T02:31:05Z") << read;
    QTest::newRow("fraction") << QByteArray("2026-11-20 10:31:05.999999999") << read;
    QTest::newRow("fraction with a comma") << QByteArray("2026-11-20T02:31:05,5Z") << read;
    QTest::newRow("offset") << QByteArray("2026-11-20T10:31:05+08:00") << read;
    QTest::newRow("offset without a colon") << QByteArray("2026-11-19T21:31:05-0500") << read;
    QTest::newRow("offset of hours") << QByteArray("2026-11-20 11:31:05 +09") << read;
    QTest::newRow("offset of half an hour") << QByteArray("2026-11-20T08:01:05.1+05:30") << read;
    QTest::newRow("no seconds") << QByteArray("2026-11-20 10:31") << u"2026-11-20 10:31:00"_s;
    QTest::newRow("no seconds, Z") << QByteArray("2026-11-20T02:31Z") << u"2026-11-20 10:31:00"_s;
    for (const char *text : {"",
                             "2026-11-20",
                             "2026-11-20T",
                             "2026-11-20T10",
                             "2026-11-20 10:3",
                             "2026-11-20 10:31:",
                             "2026-11-20 10:31:5",
                             "2026-11-20 10:31:05x",
                             "2026-11-20 10:31:05+",
                             "2026-11-20 10:31:05+8",
                             "2026-11-20 10:31:05+08:",
                             "2026-11-20 10:31:05+08:0",
                             "2026-11-20 10:31:05+08:00:00",
                             "2026-11-20 10:31:05+15:00",
                             "2026-11-20 10:31:05 PST",
                             "2026-02-30T10:31:05",
                             "2026-11-20T24:00:00",
                             "2026-11-20T10:31:60",
                             "20/11/2026 10:31:05",
                             "1795055465",
                             "2026-11-20 10:31:05.00000000000000000000000000000000000000"}) {
        QTest::newRow(text) << QByteArray(text) << QString();
    }
}

void TestBeijingTime::readsOtherFormsLeniently()
{
    QFETCH(QByteArray, text);
    const auto time = BeijingTime::parseLeniently(std::string_view(text.constData(), static_cast<size_t>(text.size())));
    QTEST(time ? time->text() : QString(), "time");
}

void TestBeijingTime::readsDaysLeniently()
{
    QCOMPARE(parseDayLeniently("2026-12-01"), QDate(2026, 12, 1));
    QCOMPARE(parseDayLeniently("2026-12-01 23:59:59"), QDate(2026, 12, 1));
    QCOMPARE(parseDayLeniently("2026-12-01T00:00:00+08:00"), QDate(2026, 12, 1));
    QCOMPARE(parseDayLeniently("2026-11-30T16:00:00Z"), QDate(2026, 12, 1));
    QVERIFY(!parseDayLeniently("2026-12"));
    QVERIFY(!parseDayLeniently("2026-12-01x"));
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
