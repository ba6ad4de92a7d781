// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sandbox/calendar.h"
#include "sandbox/workinghours.h"

#include <QTest>

using namespace sealdesk::sandbox;

class TestCalendar final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTimesInUtcPlus8_data();
    void writesTimesInUtcPlus8();
    void rejectsInvalidTimes_data();
    void rejectsInvalidTimes();
    void writesHttpDates();
    void countsOfficeTimeOnWorkdaysOnly();
};

void TestCalendar::writesTimesInUtcPlus8_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QByteArray>("text");
    // From the documents' page token: 1724438210 is in August 2024.
    QTest::newRow("sample") << qint64{1'724'438'210} << QByteArray("2024-08-24 02:36:50");
    QTest::newRow("epoch") << qint64{0} << QByteArray("1970-01-01 08:00:00");
    QTest::newRow("before") << qint64{-28'801} << QByteArray("1969-12-31 23:59:59");
    QTest::newRow("leap day") << qint64{1'709'135'999 + 86'400} << QByteArray("2024-02-29 23:59:59");
    QTest::newRow("new year") << qint64{1'735'660'800} << QByteArray("2025-01-01 00:00:00");
    // Shanghai had summer time then; UTC+8 has none.
    QTest::newRow("summer of 1988") << qint64{584'150'400} << QByteArray("1988-07-06 08:00:00");
}

void TestCalendar::writesTimesInUtcPlus8()
{
    QFETCH(const qint64, seconds);
    QFETCH(const QByteArray, text);
    QCOMPARE(calendar::formatDateTime(seconds), text);
    QCOMPARE(calendar::formatDate(seconds), text.first(10));
    QCOMPARE(calendar::formatStamp(seconds), QByteArray(text).replace('-', "").replace(':', "").replace(' ', ""));
    QCOMPARE(calendar::parseDateTime(text), std::optional{seconds});
}

void TestCalendar::rejectsInvalidTimes_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"", "2026-01-01", "2026-01-01T00:00:00", "2026-1-1 00:00:00", "2026-01-01 00:00", "2026-01-01 00:00:00 ",
          " 2026-01-01 00:00:00", "2026-02-29 00:00:00", "2026-02-30 00:00:00", "2026-13-01 00:00:00",
          "2026-00-10 00:00:00", "2026-04-31 00:00:00", "2026-01-01 24:00:00", "2026-01-01 00:60:00",
          "2026-01-01 00:00:60", "2026-01-01 +1:00:00", "1724438210000"}) {
        QTest::newRow(text) << QByteArray(text);
    }
}

void TestCalendar::rejectsInvalidTimes()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!calendar::parseDateTime(text));
}

void TestCalendar::writesHttpDates()
{
    // The example of RFC 7231, section 7.1.1.1.
    QCOMPARE(calendar::formatHttpDate(784'111'777), QByteArray("Sun, 06 Nov 1994 08:49:37 GMT"));
}

void TestCalendar::countsOfficeTimeOnWorkdaysOnly()
{
    const auto at = [](QByteArrayView text) { return workinghours::fromUnix(calendar::parseDateTime(text).value()); };
    QCOMPARE(at("2026-11-20 17:00:00") - at("2026-11-20 16:00:00"), qint64{3600});
    QCOMPARE(at("2026-11-20 18:30:00"), at("2026-11-23 08:59:59"));
    QCOMPARE(at("2026-11-27 10:00:00") - at("2026-11-20 10:00:00"), 5 * workinghours::day);
    const QByteArray monday = "2026-11-23 09:00:01";
    QCOMPARE(calendar::formatDateTime(workinghours::toUnix(at(monday))), monday);
}

QTEST_GUILESS_MAIN(TestCalendar)
#include "test_calendar.moc"
