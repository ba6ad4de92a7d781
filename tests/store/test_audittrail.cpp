// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "auditfixture.h"
#include "store/audit/audittrail.h"
#include "store/recordbook.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

namespace
{

using Kind = AuditProblem::Kind;

QJsonObject record(qint64 seq)
{
    return {{u"seq"_s, seq}, {u"at"_s, u"2026-11-22T02:31:05.123Z"_s}, {u"kind"_s, u"sent"_s}};
}

std::vector<QJsonObject> records(qint64 first, qint64 count)
{
    std::vector<QJsonObject> made;
    for (qint64 seq = first; seq < first + count; ++seq) {
        made.push_back(record(seq));
    }
    return made;
}

//! The records of four.log.
std::vector<QJsonObject> fixtureRecords()
{
    std::vector<QJsonObject> read;
    for (const QByteArray &line : linesOf(auditFixture(u"four.log"_s))) {
        read.push_back(parseAuditLine(QByteArrayView(line).chopped(1))->record);
    }
    return read;
}

std::unique_ptr<AuditTrail> opened(const QString &path)
{
    auto result = AuditTrail::open(path);
    auto *trail = std::get_if<std::unique_ptr<AuditTrail>>(&result);
    return trail ? std::move(*trail) : nullptr;
}

std::optional<Kind> openProblem(const QString &path)
{
    const auto result = AuditTrail::open(path);
    const auto *problem = std::get_if<AuditProblem>(&result);
    return problem ? std::optional{problem->kind} : std::nullopt;
}

std::optional<Kind> appendProblem(AuditTrail &trail, const std::vector<QJsonObject> &added)
{
    const auto problem = trail.append(added);
    return problem ? std::optional{problem->kind} : std::nullopt;
}

} // namespace

class TestAuditTrail final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void writesTheDocumentedBytes();
    void continuesAfterTheLastRecord();
    void isReadableByItsOwnerOnly();
    void findsTheHeadOfALongFile();
    void rejectsAnythingButTheNextRecord_data();
    void rejectsAnythingButTheNextRecord();
    void acceptsTheLongestLine();
    void removesAnIncompleteLastLine();
    void repairsNothingElse_data();
    void repairsNothingElse();
    void continuesFromTheJournalsHead();
    void ignoresAnEarlierHead();
    void detectsARemovedFile();
    void detectsForeignWrites();
    void aFullDiskLeavesTheFileUnchanged();
    void reportsFilesThatCannotBeOpened();
    void formatsTheTime();
    void findsTheTrailsInAFolder();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TestAuditTrail::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(u"audit.log"_s);
}

void TestAuditTrail::writesTheDocumentedBytes()
{
    const auto trail = opened(m_path);
    QVERIFY(trail);
    QCOMPARE(trail->head(), AuditHead());
    QCOMPARE(appendProblem(*trail, {}), std::nullopt);
    QCOMPARE(appendProblem(*trail, fixtureRecords()), std::nullopt);
    QCOMPARE(trail->head(), (AuditHead{.seq = 4, .hash = fourthHash}));
    QCOMPARE(contentOf(m_path), auditFixture(u"four.log"_s));
}

void TestAuditTrail::continuesAfterTheLastRecord()
{
    for (const QJsonObject &one : fixtureRecords()) {
        const auto trail = opened(m_path);
        QVERIFY(trail);
        QCOMPARE(trail->bytesRemoved(), 0);
        QCOMPARE(appendProblem(*trail, {one}), std::nullopt);
    }
    QCOMPARE(contentOf(m_path), auditFixture(u"four.log"_s));
}

void TestAuditTrail::isReadableByItsOwnerOnly()
{
    QVERIFY(opened(m_path));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFileInfo(m_path).permissions() & others));
}

void TestAuditTrail::findsTheHeadOfALongFile()
{
    const auto trail = opened(m_path);
    QCOMPARE(appendProblem(*trail, records(1, 2000)), std::nullopt);
    QJsonObject great = record(2001);
    great[u"text"_s] = QString(200'000, u'x');
    QCOMPARE(appendProblem(*trail, {great}), std::nullopt);
    QCOMPARE(opened(m_path)->head(), trail->head());
    QVERIFY(verdictOnFile(m_path, trail->head().hash).isIntact());
}

void TestAuditTrail::rejectsAnythingButTheNextRecord_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("a number again") << u"seq"_s << QJsonValue(1);
    QTest::newRow("a gap") << u"seq"_s << QJsonValue(3);
    QTest::newRow("a number as text") << u"seq"_s << QJsonValue(u"2"_s);
    QTest::newRow("no number") << u"seq"_s << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("time without Z") << u"at"_s << QJsonValue(u"2026-11-22T02:31:05.123"_s);
    QTest::newRow("time with an offset") << u"at"_s << QJsonValue(u"2026-11-22T02:31:05.123+00:00"_s);
    QTest::newRow("no such day") << u"at"_s << QJsonValue(u"2026-02-30T02:31:05.123Z"_s);
    QTest::newRow("no time") << u"at"_s << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("empty kind") << u"kind"_s << QJsonValue(u""_s);
    QTest::newRow("a fraction") << u"more"_s << QJsonValue(0.5);
    QTest::newRow("too long") << u"more"_s << QJsonValue(QString(maxAuditLineBytes, u'x'));
}

void TestAuditTrail::rejectsAnythingButTheNextRecord()
{
    QFETCH(const QString, name);
    QFETCH(const QJsonValue, value);
    const auto trail = opened(m_path);
    QCOMPARE(appendProblem(*trail, records(1, 1)), std::nullopt);
    const AuditHead head = trail->head();
    const QByteArray before = contentOf(m_path);
    QJsonObject bad = record(2);
    bad[name] = value;
    QCOMPARE(appendProblem(*trail, {bad}), Kind::Malformed);
    QJsonObject badLater = bad;
    badLater[u"seq"_s] = name == u"seq"_s ? value : QJsonValue(3);
    if (badLater != record(3)) {
        QCOMPARE(appendProblem(*trail, {record(2), badLater}), Kind::Malformed);
    }
    QCOMPARE(trail->head(), head);
    QCOMPARE(contentOf(m_path), before);
    QCOMPARE(appendProblem(*trail, records(2, 1)), std::nullopt);
}

void TestAuditTrail::acceptsTheLongestLine()
{
    const auto trail = opened(m_path);
    QJsonObject longest = record(1);
    longest[u"more"_s] = u""_s;
    const qsizetype rest = auditHash({}, {}).size() + 1 + QJsonDocument(longest).toJson(QJsonDocument::Compact).size();
    longest[u"more"_s] = QString(maxAuditLineBytes - rest + 1, u'x');
    QCOMPARE(appendProblem(*trail, {longest}), Kind::Malformed);
    longest[u"more"_s] = QString(maxAuditLineBytes - rest, u'x');
    QCOMPARE(appendProblem(*trail, {longest}), std::nullopt);
    QCOMPARE(contentOf(m_path).size(), maxAuditLineBytes + 1);
    QCOMPARE(opened(m_path)->head(), trail->head());
    QVERIFY(verdictOnFile(m_path).isIntact());
}

void TestAuditTrail::removesAnIncompleteLastLine()
{
    const QByteArray whole = auditFixture(u"four.log"_s);
    // Only some of the places, because each costs several syncs of the disk. At the last one only the LF is missing.
    for (qsizetype size = (whole.size() - 1) % 9; size < whole.size(); size += 9) {
        putContent(m_path, whole.first(size));
        const qsizetype kept = whole.first(size).lastIndexOf('\n') + 1;
        const auto trail = opened(m_path);
        QVERIFY(trail);
        QCOMPARE(trail->bytesRemoved(), size - kept);
        QCOMPARE(contentOf(m_path), whole.first(kept));
        const auto all = fixtureRecords();
        const std::vector<QJsonObject> missing(all.begin() + trail->head().seq, all.end());
        QCOMPARE(appendProblem(*trail, missing), std::nullopt);
        QCOMPARE(contentOf(m_path), whole);
    }
}

void TestAuditTrail::repairsNothingElse_data()
{
    QTest::addColumn<QByteArray>("end");
    QTest::newRow("empty line") << "\n"_ba;
    QTest::newRow("words") << "and so on\n"_ba;
    QTest::newRow("no space") << firstHash + "\n";
    QTest::newRow("no record") << firstHash + " {}\n";
    QTest::newRow("no record and an incomplete line") << firstHash + " {}\n" + firstHash;
    QTest::newRow("zeros") << QByteArray(5000, '\0') + '\n';
    QTest::newRow("longer than a line") << QByteArray(maxAuditLineBytes + 1, 'x') + '\n';
    QTest::newRow("longer than a line, incomplete") << QByteArray(2 * maxAuditLineBytes, 'x');
}

void TestAuditTrail::repairsNothingElse()
{
    QFETCH(const QByteArray, end);
    const QByteArray content = auditFixture(u"four.log"_s) + end;
    putContent(m_path, content);
    QCOMPARE(openProblem(m_path), Kind::Malformed);
    QCOMPARE(contentOf(m_path), content);
}

void TestAuditTrail::continuesFromTheJournalsHead()
{
    AuditHead known;
    {
        const auto trail = opened(m_path);
        QCOMPARE(appendProblem(*trail, records(1, 5)), std::nullopt);
        known = trail->head();
    }
    putContent(m_path, linesOf(contentOf(m_path)).first(2).join());
    const auto trail = opened(m_path);
    QCOMPARE(trail->continueFrom({.seq = 5, .hash = "nonsense"})->kind, Kind::Malformed);
    QCOMPARE(trail->head().seq, 2);
    QVERIFY(!trail->continueFrom(known));
    QCOMPARE(trail->head(), known);
    QCOMPARE(appendProblem(*trail, records(6, 2)), std::nullopt);

    const AuditVerdict verdict = verdictOnFile(m_path);
    QCOMPARE(verdict.breakCount, 1);
    QCOMPARE(verdict.breaks.front(), (AuditBreak{3, AuditBreakKind::SequenceGap, 3, 6}));
    QCOMPARE(opened(m_path)->head(), trail->head());

    const QString removed = m_dir->filePath(u"removed.log"_s);
    const auto anew = opened(removed);
    QVERIFY(!anew->continueFrom(known));
    QCOMPARE(appendProblem(*anew, records(6, 1)), std::nullopt);
    QCOMPARE(verdictOnFile(removed).breaks.front(), (AuditBreak{1, AuditBreakKind::StartsLate, 1, 6}));
}

void TestAuditTrail::ignoresAnEarlierHead()
{
    putContent(m_path, auditFixture(u"four.log"_s));
    const auto trail = opened(m_path);
    QVERIFY(!trail->continueFrom({.seq = 2, .hash = secondHash}));
    QCOMPARE(trail->head().hash, fourthHash);
    // The same number of records with another hash: somebody rewrote the file.
    QVERIFY(!trail->continueFrom({.seq = 4, .hash = secondHash}));
    QCOMPARE(appendProblem(*trail, records(5, 1)), std::nullopt);
    QCOMPARE(verdictOnFile(m_path).breaks.front(), (AuditBreak{5, AuditBreakKind::HashMismatch, 5, 5}));
}

void TestAuditTrail::detectsARemovedFile()
{
#ifndef Q_OS_WIN
    const auto trail = opened(m_path);
    QCOMPARE(appendProblem(*trail, records(1, 1)), std::nullopt);
    const QByteArray content = contentOf(m_path);
    QVERIFY(QFile::remove(m_path));
    QCOMPARE(appendProblem(*trail, records(2, 1)), Kind::Moved);
    putContent(m_path, content);
    QCOMPARE(appendProblem(*trail, records(2, 1)), Kind::Moved);
    QCOMPARE(trail->head().seq, 1);
    QCOMPARE(contentOf(m_path), content);
#endif
}

void TestAuditTrail::detectsForeignWrites()
{
    const auto trail = opened(m_path);
    QCOMPARE(appendProblem(*trail, records(1, 1)), std::nullopt);
    QFile other(m_path);
    QVERIFY(other.open(QIODevice::Append));
    other.write("x");
    other.close();
    QCOMPARE(appendProblem(*trail, records(2, 1)), Kind::Moved);
    QVERIFY(other.resize(other.size() - 2));
    QCOMPARE(appendProblem(*trail, records(2, 1)), Kind::Moved);
}

void TestAuditTrail::aFullDiskLeavesTheFileUnchanged()
{
#ifdef Q_OS_LINUX
    const auto trail = opened(m_path);
    QCOMPARE(appendProblem(*trail, records(1, 3)), std::nullopt);
    const AuditHead head = trail->head();
    const QByteArray before = contentOf(m_path);

    rlimit old = {};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &old), 0);
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small = {.rlim_cur = static_cast<rlim_t>(before.size()) + 200, .rlim_max = old.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto problem = trail->append(records(4, 5));
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &old), 0);

    QVERIFY(problem);
    QCOMPARE(problem->kind, Kind::DiskFull);
    QVERIFY(problem->detail.contains("audit.log"_L1));
    QCOMPARE(contentOf(m_path), before);
    QCOMPARE(trail->head(), head);
    QCOMPARE(appendProblem(*trail, records(4, 5)), std::nullopt);
    QVERIFY(verdictOnFile(m_path, trail->head().hash).isIntact());
#endif
}

void TestAuditTrail::reportsFilesThatCannotBeOpened()
{
    QCOMPARE(openProblem(m_dir->filePath(u"none/audit.log"_s)), Kind::NotWritable);
    QVERIFY(openProblem(m_dir->path()));
#ifdef Q_OS_LINUX
    QCOMPARE(openProblem(u"/dev/full"_s), Kind::NotReadable);
#endif
}

void TestAuditTrail::formatsTheTime()
{
    QCOMPARE(auditTime(Instant{std::chrono::milliseconds{1'795'314'665'123}}), u"2026-11-22T02:31:05.123Z"_s);
    QCOMPARE(auditTime(Instant{std::chrono::milliseconds{1'795'314'665'000}}), u"2026-11-22T02:31:05.000Z"_s);
}

void TestAuditTrail::findsTheTrailsInAFolder()
{
    QCOMPARE(recordsFolder(m_dir->path()), m_dir->filePath(u"records"_s));
    QVERIFY(recordsFolder({}).endsWith("/records"_L1));
    const QDir records(recordsFolder(m_dir->path()));
    QCOMPARE(auditFilesIn(records.path()), QStringList());
    for (const QString &name : {u"b"_s, u"a"_s, u"a/deeper"_s, u"empty"_s}) {
        QVERIFY(records.mkpath(name));
    }
    const QStringList trails = {records.filePath(u"a/audit.log"_s), records.filePath(u"b/audit.log"_s)};
    for (const QString &path : trails + QStringList{records.filePath(u"a/deeper/audit.log"_s)}) {
        putContent(path, "x");
    }
    QCOMPARE(auditFilesIn(records.path()), trails);
}

QTEST_GUILESS_MAIN(TestAuditTrail)
#include "test_audittrail.moc"
