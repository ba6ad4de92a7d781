// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "auditfixture.h"
#include "journalfixture.h"
#include "sqlitefile.h"
#include "store/journal/journaldatabase.h"
#include "store/journal/journalreading.h"
#include "store/journal/journalschema.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

namespace
{

using Kind = JournalProblem::Kind;

constexpr qsizetype pageSize = 4096;

std::optional<Kind> openProblem(const QString &path, const Clock &clock)
{
    const auto result = Journal::open(path, someWriter(), clock);
    return problemOf(result);
}

} // namespace

class TestJournalSchema final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aNewFileHasTheCurrentVersion();
    void version1KeepsItsRuns();
    void version1GetsTheOriginOfEachFile();
    void aFileThatWasOpenTwiceStaysOpenOnce();
    void theOpenOutcomesAreThoseOfTheIndex();
    void version1KeepsItsOutcomes();
    void version1AddsEventsForItsRuns();
    void version1StaysWritable();
    void version4KeepsItsOutcomes();
    void anInterruptedMigrationStartsAgain();
    void aNewerVersionIsNotTouched_data();
    void aNewerVersionIsNotTouched();
    void foreignDatabasesAreNotTouched_data();
    void foreignDatabasesAreNotTouched();
    void otherFilesAreNotTouched_data();
    void otherFilesAreNotTouched();
    void aTruncatedFile();
    void aDamagedPage();
    void aFlippedBit();
    void syncsEveryCommitToTheDisk();
    void anInterruptedReadIsAProblem();
    void lockedByAnotherConnection();

private:
    void makeVersion1() const;
    void makeJournal(int files);

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
    ManualClock m_clock;
};

void TestJournalSchema::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(u"journal.sqlite"_s);
}

void TestJournalSchema::makeVersion1() const
{
    SqliteFile(m_path).run(
        QString::fromUtf8(contentOf(QStringLiteral(SEALDESK_SOURCE_DIR "/tests/fixtures/journal/version1.sql"))));
}

//! Writes a journal of several pages and closes it.
void TestJournalSchema::makeJournal(int files)
{
    QCOMPARE(problemOf(openJournal(m_path, m_clock)->beginRun(someRun(files))), std::nullopt);
}

void TestJournalSchema::aNewFileHasTheCurrentVersion()
{
    openJournal(m_path, m_clock);
    SqliteFile file(m_path);
    QCOMPARE(file.value(u"PRAGMA user_version"_s).toInt(), journalVersion);
    QCOMPARE(file.value(u"PRAGMA application_id"_s).toInt(), 0x5365446b);
    QCOMPARE(file.value(u"PRAGMA journal_mode"_s).toString(), u"wal"_s);
    QVERIFY(valueOf(openJournal(m_path, m_clock)->runs()).empty());
}

void TestJournalSchema::version1KeepsItsRuns()
{
    makeVersion1();
    const auto journal = openJournal(m_path, m_clock);
    const auto runs = valueOf(journal->runs());
    QCOMPARE(runs.size(), size_t{2});
    QCOMPARE(runs[0].id.value, 5);
    QCOMPARE(runs[1].id.value, 3);
    QVERIFY(valueOf(journal->unsettledRuns()) == std::vector{RunId{3}});
    QCOMPARE(valueOf(journal->runs(searchFor(u"CONTRACT"_s))).size(), size_t{1});

    const StoredRun run = valueOf(journal->run(RunId{3}));
    QCOMPARE(run.summary.reason, u"员工离职 😀"_s);
    QCOMPARE(run.summary.operatorId.text(), u"6966236933198579208"_s);
    QCOMPARE(run.summary.connectionName, u"示例公司"_s);
    QCOMPARE(run.summary.startedAt.time_since_epoch().count(), 1'795'314'665'123);
    QCOMPARE(run.filterText, u"状态: 待签字"_s);
    QCOMPARE(run.writer.osUser, u"李"_s);
    QCOMPARE(run.chunks.size(), size_t{2});
    QCOMPARE(run.chunks[0].httpStatus, 200);
    QCOMPARE(run.chunks[1].serviceTime, std::nullopt);
    const StoredRun retry = valueOf(journal->run(RunId{5}));
    QCOMPARE(retry.files[0].origin, RunId{3});
    QCOMPARE(valueOf(journal->run(RunId{3})).files[1].retriedBy, RunId{5});
    QCOMPARE(retry.userIdType, UserIdType::OpenId);
}

// Run 6 is no retry; run 7 is one of run 5, which holds file "2" but not the other file.
void TestJournalSchema::version1GetsTheOriginOfEachFile()
{
    makeVersion1();
    {
        SqliteFile file(m_path);
        const auto addRun = [&file](int id, const QString &retryOf) {
            file.run(
                u"INSERT INTO run SELECT %1, started_at, service, app_id, connection_name, operator, user_id_type, "
                "reason, filter, folded, %2, program_version, os_user, host FROM run WHERE id = 3"_s.arg(id)
                    .arg(retryOf));
        };
        const auto addFile = [&file](int run, int position, const QString &id) {
            file.run(u"INSERT INTO run_file (run, position, file_id, names, employment_id, pre_hire_id, template_id, "
                     "state_before, state_labels, service_updated, service_seen, search_text) VALUES (%1, %2, '%3', "
                     "'[]', '', '', '', '', '[]', NULL, 0, '')"_s.arg(run)
                         .arg(position)
                         .arg(id));
        };
        addRun(6, u"NULL"_s);
        addFile(6, 0, u"2"_s);
        addRun(7, u"5"_s);
        addFile(7, 0, u"2"_s);
        addFile(7, 1, u"7147527056140813828"_s);
    }
    const auto journal = openJournal(m_path, m_clock);
    const StoredRun retry = valueOf(journal->run(RunId{7}));
    QCOMPARE(retry.files[0].origin, RunId{5});
    QCOMPARE(retry.files[1].origin, RunId{3});
    QCOMPARE(valueOf(journal->run(RunId{6})).files[0].origin, std::nullopt);
    const StoredRun first = valueOf(journal->run(RunId{3}));
    QCOMPARE(first.files[0].retriedBy, RunId{7});
    QCOMPARE(first.files[1].retriedBy, RunId{7});
}

// Versions before 4 let a file be open in several runs: the latest of them keeps it.
void TestJournalSchema::aFileThatWasOpenTwiceStaysOpenOnce()
{
    makeVersion1();
    {
        SqliteFile file(m_path);
        for (const int run : {6, 7, 8}) {
            file.run(u"INSERT INTO run SELECT %1, started_at, service, app_id, connection_name, operator, "
                     "user_id_type, reason, filter, folded, NULL, program_version, os_user, host FROM run WHERE id = "
                     "3"_s.arg(run));
            file.run(u"INSERT INTO run_file SELECT %1, position, file_id, names, employment_id, pre_hire_id, "
                     "template_id, state_before, state_labels, service_updated, service_seen, search_text, 1, '%2', "
                     "'{\"kind\":\"none\"}', '', NULL FROM run_file WHERE run = 3 AND position = 2"_s.arg(run)
                         .arg(run == 6   ? u"sending"_s
                              : run == 7 ? u"unknown"_s
                                         : u"waiting"_s));
        }
    }
    const auto journal = openJournal(m_path, m_clock);
    const auto outcome = [&journal](qint64 run, size_t position) {
        return valueOf(journal->run(RunId{run})).files[position].outcome;
    };
    const FileOutcome continued{
        .state = OutcomeState::LeftUnknown, .cause = cause::ContinuedInRun{.run = 7}, .logId = {}};
    QVERIFY(outcome(3, 2) == continued);
    QVERIFY(outcome(6, 0) == continued);
    QCOMPARE(outcome(7, 0).state, OutcomeState::Unknown);
    QCOMPARE(outcome(8, 0).state, OutcomeState::NotSent); // was never sent
    QVERIFY(valueOf(journal->unsettledRuns()) == std::vector{RunId{7}});
    const auto events = allEvents(*journal);
    QVERIFY(isGapless(events));
    QCOMPARE(events.back().body.value("run"_L1).toInteger(), 6);
    const QJsonObject told = events.back().body.value("files"_L1)[0].toObject();
    QCOMPARE(told.value("outcome"_L1).toString(), storedName(OutcomeState::LeftUnknown));
    QVERIFY(causeFromJson(told.value("cause"_L1).toObject()) == continued.cause);
}

// The condition stands in SQL, the function in C++.
void TestJournalSchema::theOpenOutcomesAreThoseOfTheIndex()
{
    for (const OutcomeState state : allOutcomeStates) {
        QCOMPARE(openOutcomeCondition.contains(u'\'' + storedName(state) + u'\''), isOpen(state));
    }
    openJournal(m_path, m_clock);
    const QString index =
        SqliteFile(m_path).value(u"SELECT sql FROM sqlite_master WHERE name = 'run_file_open'"_s).toString();
    QVERIFY(index.startsWith("CREATE UNIQUE INDEX"_L1) && index.endsWith(openOutcomeCondition));
}

void TestJournalSchema::version1KeepsItsOutcomes()
{
    makeVersion1();
    const auto journal = openJournal(m_path, m_clock);
    const auto files = valueOf(journal->run(RunId{3})).files;
    QCOMPARE(files.size(), size_t{3});
    QCOMPARE(files[0].file.file.names.best(UiLanguage::SimplifiedChinese), u"劳动合同-张三"_s);
    QCOMPARE(files[0].file.file.stateLabels.entries().size(), qsizetype{1});
    QCOMPARE(files[0].file.file.updateTime->unixSeconds(), 1'795'300'000);
    QCOMPARE(files[0].file.stamp.startedAt.time_since_epoch().count(), 1'795'314'600'000);
    QCOMPARE(files[0].outcome.state, OutcomeState::Terminated);
    QCOMPARE(files[0].outcome.logId, u"20261122103106A1"_s);
    QVERIFY(files[1].outcome.cause == OutcomeCause(cause::RefusedByService{.reason = u"状态不允许"_s}));
    QVERIFY(files[2].outcome.cause == OutcomeCause(cause::BadAnswer{.flaw = cause::BadAnswer::Flaw::InBothLists}));
    QCOMPARE(files[2].chunk, 2);
    // It was waiting in a process that is gone.
    QVERIFY(valueOf(journal->run(RunId{5})).files[0].outcome ==
            (FileOutcome{.state = OutcomeState::NotSent, .cause = cause::Interrupted{}, .logId = {}}));
}

void TestJournalSchema::version1AddsEventsForItsRuns()
{
    makeVersion1();
    const auto events = allEvents(*openJournal(m_path, m_clock));
    QCOMPARE(events.size(), size_t{3});
    QVERIFY(isGapless(events));
    QCOMPARE(events[0].kind, u"run_before_audit"_s);
    QCOMPARE(events[0].body, (QJsonObject{{u"run"_s, 3}, {u"files"_s, 3}}));
    QCOMPARE(events[0].at.time_since_epoch().count(), 1'795'314'665'123);
    QCOMPARE(events[1].body, (QJsonObject{{u"run"_s, 5}, {u"files"_s, 1}}));
    QCOMPARE(events[2].kind, u"outcomes"_s);
}

void TestJournalSchema::version1StaysWritable()
{
    makeVersion1();
    const auto journal = openJournal(m_path, m_clock);
    QCOMPARE(problemOf(journal->settle(RunId{3}, settled(OutcomeState::Terminated, {2}))), std::nullopt);
    QCOMPARE(valueOf(journal->beginRun(someRun(1))).value, 6);
    QCOMPARE(valueOf(journal->purge(m_clock.now() + std::chrono::days{365})), 2);
    const auto current = openJournal(m_dir->filePath(u"new.sqlite"_s), m_clock);
    const QString tables = u"SELECT group_concat(sql, char(10)) FROM (SELECT sql FROM sqlite_master ORDER BY name)"_s;
    QCOMPARE(SqliteFile(m_path).value(tables).toString(),
             SqliteFile(m_dir->filePath(u"new.sqlite"_s)).value(tables).toString());
    QCOMPARE(SqliteFile(m_path).value(u"PRAGMA user_version"_s).toInt(), journalVersion);
}

// Version 4 had no corrections, no lag and no times of the service.
void TestJournalSchema::version4KeepsItsOutcomes()
{
    {
        const auto journal = openJournal(m_path, m_clock);
        const RunId id = valueOf(journal->beginRun(someRun(3)));
        QCOMPARE(problemOf(journal->markSending(id, chunkOf(1, {0, 1}))), std::nullopt);
        QCOMPARE(problemOf(journal->settle(id, settled(OutcomeState::Failed, {0}))), std::nullopt);
        QCOMPARE(problemOf(journal->settle(id, settled(OutcomeState::Unknown, {1}))), std::nullopt);
        QCOMPARE(problemOf(journal->settle(id, settled(OutcomeState::LeftUnknown, {2}))), std::nullopt);
    }
    const QString tables = u"SELECT group_concat(sql, char(10)) FROM (SELECT sql FROM sqlite_master ORDER BY name)"_s;
    const QString current = SqliteFile(m_path).value(tables).toString();
    // Version 4 wrote no name for a person.
    SqliteFile(m_path).run(u"DROP TABLE correction\nDROP TABLE lag\nDROP INDEX run_file_by_file\n"
                           "ALTER TABLE run_file DROP COLUMN settled_service\n"
                           "ALTER TABLE chunk DROP COLUMN data_time\n"
                           "UPDATE run_file SET cause='{\"kind\":\"closed_by_person\"}' WHERE position=2\n"
                           "PRAGMA user_version=4"_s);
    m_clock.advance(std::chrono::minutes{1});
    const auto journal = openJournal(m_path, m_clock);
    QCOMPARE(SqliteFile(m_path).value(u"PRAGMA user_version"_s).toInt(), journalVersion);
    QCOMPARE(SqliteFile(m_path).value(tables).toString(), current);
    const StoredRun run = valueOf(journal->run(RunId{1}));
    QCOMPARE(run.files[0].outcome.state, OutcomeState::Failed);
    QCOMPARE(run.files[1].outcome.state, OutcomeState::Unknown);
    QCOMPARE(run.files[2].outcome.state, OutcomeState::LeftUnknown);
    QVERIFY(run.files[2].outcome.cause == OutcomeCause(cause::ClosedByPerson{}));
    QVERIFY(!run.chunks[0].dataTime);
    QVERIFY(!journal->longestLag());
    QCOMPARE(allEvents(*journal).size(), size_t{5}); // nothing was added

    const std::vector<FileId> files{run.files[0].file.file.id};
    QVERIFY(valueOf(journal->outcomesOf(files))[0].settledAt == m_clock.now() - std::chrono::minutes{1});
    QCOMPARE(problemOf(journal->correct(RunId{1}, 0, terminationSeen(m_clock.now()))), std::nullopt);
    QCOMPARE(valueOf(journal->run(RunId{1})).files[0].corrections.size(), size_t{1});
}

void TestJournalSchema::anInterruptedMigrationStartsAgain()
{
    makeVersion1();
    {
        SqliteFile other(m_path);
        other.run(u"BEGIN IMMEDIATE"_s);
        QCOMPARE(openProblem(m_path, m_clock), Kind::InUse);
        other.run(u"ROLLBACK"_s);
        QCOMPARE(other.value(u"PRAGMA user_version"_s).toInt(), 1);
    }
    QCOMPARE(allEvents(*openJournal(m_path, m_clock)).size(), size_t{3});
}

void TestJournalSchema::aNewerVersionIsNotTouched_data()
{
    QTest::addColumn<QString>("mode");
    QTest::newRow("in WAL mode") << u"WAL"_s;
    QTest::newRow("in another mode") << u"DELETE"_s;
}

void TestJournalSchema::aNewerVersionIsNotTouched()
{
    QFETCH(const QString, mode);
    makeJournal(3);
    SqliteFile(m_path).run(u"PRAGMA user_version=%1\nALTER TABLE run ADD COLUMN later TEXT\nPRAGMA journal_mode=%2"_s
                               .arg(journalVersion + 1)
                               .arg(mode));
    const QByteArray before = contentOf(m_path);
    QCOMPARE(openProblem(m_path, m_clock), Kind::NewerVersion);
    QCOMPARE(contentOf(m_path), before);
}

void TestJournalSchema::foreignDatabasesAreNotTouched_data()
{
    QTest::addColumn<QString>("script");
    const QString table = u"CREATE TABLE theirs (a)\nINSERT INTO theirs VALUES (1)\n"_s;
    QTest::newRow("of another application") << table + u"PRAGMA application_id=252006674\nPRAGMA user_version=1"_s;
    QTest::newRow("of another application, version 0") << table + u"PRAGMA application_id=252006674"_s;
    QTest::newRow("of an application without an id") << table;
    QTest::newRow("with a version alone") << table + u"PRAGMA user_version=2"_s;
    QTest::newRow("with a later version alone") << table + u"PRAGMA user_version=9"_s;
    QTest::newRow("with a negative version") << table + u"PRAGMA application_id=1399145579\nPRAGMA user_version=-1"_s;
    QTest::newRow("with our application_id and no version") << table + u"PRAGMA application_id=1399145579"_s;
}

void TestJournalSchema::foreignDatabasesAreNotTouched()
{
    QFETCH(const QString, script);
    SqliteFile(m_path).run(script);
    const QByteArray before = contentOf(m_path);
    QCOMPARE(openProblem(m_path, m_clock), Kind::Damaged);
    QCOMPARE(contentOf(m_path), before);
}

void TestJournalSchema::otherFilesAreNotTouched_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("text") << "SealDesk keeps its journal here. "_ba.repeated(400);
    QTest::newRow("a few letters") << "xyz"_ba;
    QTest::newRow("zeros") << QByteArray(3 * pageSize, '\0');
    QTest::newRow("only SQLite's header") << "SQLite format 3\0"_ba + QByteArray(3 * pageSize, '\xff');
}

void TestJournalSchema::otherFilesAreNotTouched()
{
    QFETCH(const QByteArray, content);
    putContent(m_path, content);
    QCOMPARE(openProblem(m_path, m_clock), Kind::Damaged);
    QCOMPARE(contentOf(m_path), content);
}

void TestJournalSchema::aTruncatedFile()
{
    makeJournal(100);
    const QByteArray whole = contentOf(m_path);
    QVERIFY(whole.size() > 8 * pageSize);
    for (const qsizetype size : {qsizetype{16}, qsizetype{100}, pageSize - 1, pageSize, pageSize + 1, whole.size() / 2,
                                 whole.size() - pageSize}) {
        putContent(m_path, whole.first(size));
        QVERIFY2(openProblem(m_path, m_clock) == Kind::Damaged, qPrintable(QString::number(size)));
    }
}

void TestJournalSchema::aDamagedPage()
{
    makeJournal(100);
    const QByteArray whole = contentOf(m_path);
    for (qsizetype page = 0; page < whole.size() / pageSize; ++page) {
        QByteArray damaged = whole;
        damaged.replace(page * pageSize, pageSize, QByteArray(pageSize, '\x7b'));
        putContent(m_path, damaged);
        QVERIFY2(openProblem(m_path, m_clock) == Kind::Damaged, qPrintable(QString::number(page)));
    }
}

// SQLite has no checksums and can't detect a flipped bit within a text. Whichever bit is flipped, the journal either
// reports a problem or still has every file of the run.
void TestJournalSchema::aFlippedBit()
{
    makeJournal(100);
    const QByteArray whole = contentOf(m_path);
    int detected = 0;
    for (qsizetype bit = 5; bit < whole.size() * 8; bit += 3691) {
        QByteArray damaged = whole;
        damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
        putContent(m_path, damaged);
        const auto journal = Journal::open(m_path, someWriter(), m_clock);
        if (!journal) {
            ++detected;
            QCOMPARE(journal.error().kind, Kind::Damaged);
            continue;
        }
        const auto run = journal.value()->run(RunId{1});
        QVERIFY2(!run || run.value().files.size() == 100, qPrintable(QString::number(bit)));
    }
    QVERIFY(detected > 0);
}

void TestJournalSchema::syncsEveryCommitToTheDisk()
{
    JournalDatabase database(m_path);
    database.prepareToWrite();
    QCOMPARE(database.value(u"PRAGMA synchronous"_s).toInt(), 2); // FULL
    QCOMPARE(database.value(u"PRAGMA fullfsync"_s).toInt(), 1);
    QCOMPARE(database.value(u"PRAGMA checkpoint_fullfsync"_s).toInt(), 1);
}

void TestJournalSchema::anInterruptedReadIsAProblem()
{
    constexpr int files = 20'000; // more than SQLite keeps in memory
    const auto journal = openJournal(m_path, m_clock);
    const RunId id = valueOf(journal->beginRun(someRun(files)));
    SqliteFile(m_path).run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    QByteArray damaged = contentOf(m_path);
    const qsizetype half = damaged.size() / 2 / pageSize * pageSize;
    putContent(m_path, damaged.replace(half, damaged.size() - half, QByteArray(damaged.size() - half, '\x7b')));
    JournalDatabase reader(m_path, JournalDatabase::Access::ReadOnly);
    QCOMPARE(problemOf(readRun(reader, id)), Kind::Damaged);
    QCOMPARE(problemOf(journal->run(id)), Kind::Altered); // noticed before the read
}

void TestJournalSchema::lockedByAnotherConnection()
{
    const auto journal = openJournal(m_path, m_clock);
    const RunId id = valueOf(journal->beginRun(someRun(1)));
    const QString before = dumpOf(*journal);
    SqliteFile other(m_path);
    other.run(u"BEGIN IMMEDIATE"_s);
    QCOMPARE(problemOf(journal->beginRun(someRun(1))), Kind::InUse);
    QCOMPARE(problemOf(journal->settle(id, settled(OutcomeState::Terminated, {0}))), Kind::InUse);
    QCOMPARE(problemOf(journal->purge(m_clock.now())), Kind::InUse);
    QCOMPARE(dumpOf(*journal), before);
    other.run(u"COMMIT"_s);
    QCOMPARE(problemOf(journal->settle(id, settled(OutcomeState::Terminated, {0}))), std::nullopt);
}

QTEST_GUILESS_MAIN(TestJournalSchema)
#include "test_journalschema.moc"
