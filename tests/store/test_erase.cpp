// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "recordfixture.h"
#include "store/erase.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

//! What stands against deleting the record, and what is deleted when; by hand and by age.
class TestErase final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_dir.reset(); }

    void settledRecordsAreForgotten();
    void nothingIsForgottenWhileOneIsUnsettled();
    void theRecordInUseIsAskedToo();
    void aRecordThatIsOpenElsewhere();
    void aRecordThatCannotBeRead();
    void nothingThereIsNoObstacle();
    void trailsAreCopiedButNeverOverOthers();
    void retentionCountsCalendarYears_data();
    void retentionCountsCalendarYears();

private:
    [[nodiscard]] QString records() const { return m_dir->filePath(u"records"_s); }
    [[nodiscard]] std::unique_ptr<RecordBook> book(const QString &name) const
    {
        return openBook(records() + u'/' + name, m_clock);
    }
    [[nodiscard]] std::optional<EraseObstacle> obstacle(EraseObstacle::Kind kind, const QString &name) const
    {
        return EraseObstacle{.kind = kind, .path = records() + u'/' + name};
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    ManualClock m_clock;
};

void TestErase::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    tellStory(book(u"settled"_s)->journal());
}

void TestErase::settledRecordsAreForgotten()
{
    QCOMPARE(obstacleToErasing(records(), m_clock), std::nullopt);
    QVERIFY(QFileInfo::exists(records() + u"/settled/journal.sqlite"_s)); // asking deletes nothing
    QCOMPARE(eraseRecords(records(), m_clock), std::nullopt);
    QVERIFY(!QFileInfo::exists(records()));
}

void TestErase::nothingIsForgottenWhileOneIsUnsettled()
{
    valueOf(book(u"unsettled"_s)->journal().beginRun(someRun(1)));
    const auto expected = obstacle(EraseObstacle::Kind::Unsettled, u"unsettled"_s);
    QCOMPARE(obstacleToErasing(records(), m_clock), expected);
    QCOMPARE(eraseRecords(records(), m_clock), expected);
    QVERIFY(QFileInfo::exists(records() + u"/settled/journal.sqlite"_s));
    QVERIFY(QFileInfo::exists(records() + u"/unsettled/audit.log"_s));
}

void TestErase::theRecordInUseIsAskedToo()
{
    const auto open = book(u"open"_s);
    QCOMPARE(obstacleToErasing(records(), m_clock, open.get()), std::nullopt);
    valueOf(open->journal().beginRun(someRun(1)));
    QCOMPARE(obstacleToErasing(records(), m_clock, open.get()), obstacle(EraseObstacle::Kind::Unsettled, u"open"_s));
}

void TestErase::aRecordThatIsOpenElsewhere()
{
    const auto open = book(u"open"_s);
    const auto expected = obstacle(EraseObstacle::Kind::InUse, u"open"_s);
    QCOMPARE(obstacleToErasing(records(), m_clock), expected);
    QCOMPARE(eraseRecords(records(), m_clock), expected);
    QVERIFY(QFileInfo::exists(open->auditFile()));
}

void TestErase::aRecordThatCannotBeRead()
{
    putContent(records() + u"/settled/journal.sqlite"_s, "not a database, and long enough to be looked at");
    QCOMPARE(eraseRecords(records(), m_clock), obstacle(EraseObstacle::Kind::Unreadable, u"settled"_s));
    QVERIFY(QFileInfo::exists(records() + u"/settled/audit.log"_s));
}

void TestErase::nothingThereIsNoObstacle()
{
    QCOMPARE(eraseRecords(m_dir->filePath(u"none"_s), m_clock), std::nullopt);
}

void TestErase::trailsAreCopiedButNeverOverOthers()
{
    tellStory(book(u"second"_s)->journal());
    const QString target = m_dir->filePath(u"copies"_s);
    QVERIFY(QDir().mkpath(target));
    AuditCopies copies = copyAuditTrails(records(), target);
    QCOMPARE(copies.copied, 2);
    QCOMPARE(copies.failed, 0);
    QCOMPARE(contentOf(target + u"/sealdesk-audit-second.log"_s), contentOf(records() + u"/second/audit.log"_s));
    copies = copyAuditTrails(records(), target);
    QCOMPARE(copies.copied, 0);
    QCOMPARE(copies.failed, 2);
}

void TestErase::retentionCountsCalendarYears_data()
{
    QTest::addColumn<QString>("now");
    QTest::addColumn<int>("years");
    QTest::addColumn<QString>("limit");
    QTest::newRow("leap days in between") << u"2026-11-22 09:30:00"_s << 10 << u"2016-11-22 00:00:00"_s;
    QTest::newRow("29 February") << u"2028-02-29 12:00:00"_s << 1 << u"2027-02-28 00:00:00"_s;
    QTest::newRow("the day of UTC+8") << u"2026-01-01 00:00:01"_s << 1 << u"2025-01-01 00:00:00"_s;
}

void TestErase::retentionCountsCalendarYears()
{
    QFETCH(const QString, now);
    QFETCH(const int, years);
    QFETCH(const QString, limit);
    const auto found = retentionLimit(years, BeijingTime::parse(now)->instant());
    QVERIFY(found);
    QCOMPARE(BeijingTime::fromInstant(*found).text(), limit);
    QCOMPARE(retentionLimit(std::nullopt, BeijingTime::parse(now)->instant()), std::optional<Instant>());
}

QTEST_GUILESS_MAIN(TestErase)
#include "test_erase.moc"
