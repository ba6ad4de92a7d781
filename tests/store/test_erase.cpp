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

//! What prevents erasing records, and what is erased.
class TestErase final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_dir.reset(); }

    void erasesSettledRecords();
    void erasesNothingWhileARecordIsUnsettled();
    void checksTheOpenRecordToo();
    void erasesNothingWhileARecordIsOpenElsewhere();
    void erasesNothingWhileARecordIsUnreadable();
    void checksADamagedRecordByItsTrail();
    void acceptsAMissingFolder();
    void copiesTrailsWithoutOverwriting();

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
    recordSampleRun(book(u"settled"_s)->journal());
}

void TestErase::erasesSettledRecords()
{
    QCOMPARE(obstacleToErasing(records(), m_clock), std::nullopt);
    QVERIFY(QFileInfo::exists(records() + u"/settled/journal.sqlite"_s)); // the check deletes nothing
    QCOMPARE(eraseRecords(records(), m_clock), std::nullopt);
    QVERIFY(!QFileInfo::exists(records()));
}

void TestErase::erasesNothingWhileARecordIsUnsettled()
{
    {
        const auto unsettled = book(u"unsettled"_s);
        const RunId run = valueOf(unsettled->journal().beginRun(someRun(1)));
        QCOMPARE(problemOf(unsettled->journal().markSending(run, chunkOf(1, {0}))), std::nullopt);
    }
    const auto expected = obstacle(EraseObstacle::Kind::Unsettled, u"unsettled"_s);
    QCOMPARE(obstacleToErasing(records(), m_clock), expected);
    QCOMPARE(eraseRecords(records(), m_clock), expected);
    QVERIFY(QFileInfo::exists(records() + u"/settled/journal.sqlite"_s));
    QVERIFY(QFileInfo::exists(records() + u"/unsettled/audit.log"_s));
}

void TestErase::checksTheOpenRecordToo()
{
    const auto open = book(u"open"_s);
    QCOMPARE(obstacleToErasing(records(), m_clock, open.get()), std::nullopt);
    valueOf(open->journal().beginRun(someRun(1)));
    QCOMPARE(obstacleToErasing(records(), m_clock, open.get()), obstacle(EraseObstacle::Kind::Unsettled, u"open"_s));
}

void TestErase::erasesNothingWhileARecordIsOpenElsewhere()
{
    const auto open = book(u"open"_s);
    const auto expected = obstacle(EraseObstacle::Kind::InUse, u"open"_s);
    QCOMPARE(obstacleToErasing(records(), m_clock), expected);
    QCOMPARE(eraseRecords(records(), m_clock), expected);
    QVERIFY(QFileInfo::exists(open->auditFile()));
}

void TestErase::erasesNothingWhileARecordIsUnreadable()
{
    const QByteArray unreadable(9000, 'x');
    putContent(records() + u"/settled/journal.sqlite"_s, unreadable);
    putContent(records() + u"/settled/audit.log"_s, "no record\n");
    QCOMPARE(eraseRecords(records(), m_clock), obstacle(EraseObstacle::Kind::Unreadable, u"settled"_s));
    QCOMPARE(contentOf(records() + u"/settled/journal.sqlite"_s), unreadable);
    QVERIFY(QFileInfo::exists(records() + u"/settled/audit.log"_s));
}

// The trail of a damaged journal shows whether something is unsettled.
void TestErase::checksADamagedRecordByItsTrail()
{
    putContent(records() + u"/settled/journal.sqlite"_s, QByteArray(9000, 'x'));
    {
        const auto unsettled = book(u"unsettled"_s);
        const RunId run = valueOf(unsettled->journal().beginRun(someRun(1)));
        QCOMPARE(problemOf(unsettled->journal().markSending(run, chunkOf(1, {0}))), std::nullopt);
    }
    putContent(records() + u"/unsettled/journal.sqlite"_s, QByteArray(9000, 'x'));
    QCOMPARE(eraseRecords(records(), m_clock), obstacle(EraseObstacle::Kind::Unsettled, u"unsettled"_s));
    QVERIFY(QDir(records() + u"/unsettled"_s).removeRecursively());
    QCOMPARE(eraseRecords(records(), m_clock), std::nullopt);
}

void TestErase::acceptsAMissingFolder()
{
    QCOMPARE(eraseRecords(m_dir->filePath(u"none"_s), m_clock), std::nullopt);
}

void TestErase::copiesTrailsWithoutOverwriting()
{
    recordSampleRun(book(u"second"_s)->journal());
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

QTEST_GUILESS_MAIN(TestErase)
#include "test_erase.moc"
