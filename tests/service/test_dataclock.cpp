// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/dataclock.h"
#include "servicefixture.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;

namespace
{

FileSighting updatedAt(int number, qint64 unixSeconds)
{
    FileSighting sighting = sightings(number, number + 1)[0];
    sighting.file.updateTime = BeijingTime::fromUnixSeconds(unixSeconds);
    return sighting;
}

Instant at(qint64 unixSeconds)
{
    return Instant(std::chrono::seconds(unixSeconds));
}

} // namespace

class TestDataClock final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheNewestUpdateTime();
    void isNeverLaterThanTheReply();
    void needsAnUpdateTime();
    void remembersTheNewestRows();
};

void TestDataClock::isTheNewestUpdateTime()
{
    DataClock clock;
    QCOMPARE(clock.now(), std::nullopt);
    clock.observe(std::vector{updatedAt(1, 100), updatedAt(2, 300), updatedAt(3, 200)}, at(1000));
    QVERIFY(clock.now() == at(300));
    clock.observe(std::vector{updatedAt(4, 50)}, at(1000));
    QVERIFY(clock.now() == at(300));
}

void TestDataClock::isNeverLaterThanTheReply()
{
    DataClock clock;
    clock.observe(std::vector{updatedAt(1, 5000)}, at(1000));
    QCOMPARE(clock.now(), std::nullopt); // nothing says when it was updated
    QVERIFY(clock.sentinels().empty());
}

void TestDataClock::needsAnUpdateTime()
{
    FileSighting row = updatedAt(1, 1);
    row.file.updateTime.reset();
    DataClock clock;
    clock.observe(std::vector{row}, at(1000));
    QCOMPARE(clock.now(), std::nullopt);
}

void TestDataClock::remembersTheNewestRows()
{
    DataClock clock;
    for (int number = 1; number <= 20; ++number) {
        clock.observe(std::vector{updatedAt(number, number)}, at(1000));
    }
    clock.observe(std::vector{updatedAt(19, 100), updatedAt(18, 2)}, at(1000));
    QCOMPARE(clock.sentinels().size(), DataClock::maxSentinels);
    QCOMPARE(clock.sentinels().front().file, fileId(19));
    QVERIFY(clock.sentinels().front().updated == at(100));
    QCOMPARE(clock.sentinels()[1].file, fileId(20));
    QVERIFY(clock.sentinels()[2].updated == at(18));
    QCOMPARE(clock.sentinels().back().file, fileId(13));
}

QTEST_GUILESS_MAIN(TestDataClock)
#include "test_dataclock.moc"
