// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "recordfixture.h"
#include "sqlitefile.h"
#include "store/audit/canonicaljson.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <numeric>

#ifdef Q_OS_UNIX
#include "permissions.h"
#endif

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

namespace
{

using Kind = JournalProblem::Kind;
using Reason = JournalRebuild::Reason;
using Damage = std::function<void(const QString &)>;

QString optionalTime(const std::optional<Instant> &time)
{
    return time ? auditTime(*time) : u"no time"_s;
}

QString textOf(const StoredFile &file)
{
    const QByteArray cause = QJsonDocument(toJson(file.outcome.cause)).toJson(QJsonDocument::Compact);
    return u"%1 %2 %3 %4 %5 %6 %7 %8 %9"_s
        .arg(file.file.file.id.text(), file.file.file.templateId.text(), file.file.file.state.name(),
             storedName(file.outcome.state), QString::fromUtf8(cause), file.outcome.logId)
        .arg(file.chunk.value_or(0))
        .arg(file.origin.value_or(RunId{0}).value)
        .arg(file.retriedBy.value_or(RunId{0}).value);
}

QString textOf(const StoredChunk &chunk)
{
    return u"chunk %1 %2 %3 %4 %5 %6"_s.arg(chunk.number)
        .arg(auditTime(chunk.sentAt), optionalTime(chunk.serviceTime), optionalTime(chunk.dataTime))
        .arg(chunk.httpStatus.value_or(0))
        .arg(chunk.logId);
}

QString textOf(const Correction &correction)
{
    return u"corrected %1 %2 %3"_s.arg(correction.shown.name(), optionalTime(correction.updatedAt),
                                       auditTime(correction.seenAt));
}

//! Returns when the outcomes of the run's files were decided, and their corrections.
QStringList datesIn(Journal &journal, const StoredRun &run)
{
    std::vector<FileId> files;
    for (const StoredFile &file : run.files) {
        files.push_back(file.file.file.id);
    }
    QStringList lines;
    for (const RecordedOutcome &outcome : valueOf(journal.outcomesOf(files))) {
        if (outcome.run == run.summary.id) {
            lines.append(u"%1 decided %2"_s.arg(outcome.file.text(), optionalTime(outcome.settledAt)));
            const auto &corrections = run.files[static_cast<size_t>(outcome.position)].corrections;
            std::ranges::transform(corrections, std::back_inserter(lines),
                                   [](const Correction &c) { return textOf(c); });
        }
    }
    return lines;
}

//! Returns what the trail shows of all runs, as text.
QString runsIn(Journal &journal)
{
    QStringList lines;
    for (const RunSummary &summary : valueOf(journal.runs())) {
        const StoredRun run = valueOf(journal.run(summary.id));
        lines.append(u"run %1 %2 %3 %4 %5 %6 %7 %8 %9"_s.arg(summary.id.value)
                         .arg(auditTime(summary.startedAt), summary.operatorId.text(), summary.reason, run.filterText,
                              parameterValue(run.userIdType), run.writer.programVersion, run.writer.osUser,
                              run.writer.host));
        std::ranges::transform(run.files, std::back_inserter(lines), [](const StoredFile &f) { return textOf(f); });
        std::ranges::transform(run.chunks, std::back_inserter(lines), [](const StoredChunk &c) { return textOf(c); });
        lines += datesIn(journal, run);
    }
    return lines.join(u'\n');
}

} // namespace

//! A journal that was lost or damaged while its audit trail was not.
class TestJournalRebuild final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_book.reset(); }
    void rebuildsWhatCannotBeRead_data();
    void rebuildsWhatCannotBeRead();
    void keepsEveryDamagedFile();
    void rebuildsNothingFromNothing();
    void leavesOtherProblemsAlone_data();
    void leavesOtherProblemsAlone();
    void isRebuiltOnlyOnce();
    void filesWithoutAnOutcomeAreUnknown();
    void aTrailCutInTheMiddleOfARun();
    void aTrailThatBreaks_data();
    void aTrailThatBreaks();
    void aMissingPartOfALongRun();
    void purgedRunsStayPurged();
    void aFileIsOpenInOneRunOnly();
    void repeatedRunNumbers();
    void anOlderJournalKeepsItsNames();
    void anOlderJournalOfALaterVersion();
    void goesOnAfterwards();
    void isRebuiltTheSameAgain();

private:
    void open() { m_book = openBook(m_dir->path(), m_clock); }
    void close() { m_book.reset(); }
    //! Loses the journal between two runs of the program.
    void loseJournal();
    void putTrail(const QList<QByteArray> &lines) { putContent(trail(), lines.join()); }
    [[nodiscard]] QString file(const QString &name) const { return m_dir->filePath(name); }
    [[nodiscard]] QString trail() const { return file(u"audit.log"_s); }
    [[nodiscard]] QString database() const { return file(u"journal.sqlite"_s); }
    [[nodiscard]] QStringList keptFiles() const
    {
        return QDir(m_dir->path()).entryList({u"journal-damaged-*"_s}, QDir::Files, QDir::Name);
    }
    [[nodiscard]] Journal &journal() const { return m_book->journal(); }
    [[nodiscard]] AuditVerdict verdict() const { return verdictOnFile(trail(), m_book->auditHead().hash); }
    RunId recordManifold();

    std::unique_ptr<QTemporaryDir> m_dir;
    ManualClock m_clock;
    std::unique_ptr<RecordBook> m_book;
};

void TestJournalRebuild::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    open();
}

void TestJournalRebuild::loseJournal()
{
    close();
    QVERIFY(QFile::remove(database()));
    open();
}

//! Records a run with every kind of event and outcome, and a retry of it; nothing stays open. Returns the first run.
RunId TestJournalRebuild::recordManifold()
{
    const RunId first = valueOf(journal().beginRun(someRun(505)));
    ChunkFacts chunk = chunkOf(1, {0, 1, 2});
    chunk.serviceTime = Instant{std::chrono::milliseconds{1'700'000'000'123}};
    chunk.dataTime = Instant{std::chrono::milliseconds{1'700'000'000'000}};
    m_clock.advance(std::chrono::seconds{7});
    bool failed = journal().markSending(first, chunk) || journal().markWaiting(first, 1);
    m_clock.advance(std::chrono::seconds{1});
    failed = failed || journal().markSending(first, chunk);
    Settlement reply = settled(OutcomeState::Terminated, {0, 1});
    reply.by = Settlement::By::Reply;
    reply.chunk = 1;
    reply.httpStatus = 200;
    reply.logId = u"log"_s;
    reply.serviceTime = Instant{std::chrono::milliseconds{1'700'000'008'123}};
    reply.files[0].outcome.logId = u"log"_s;
    reply.files[1].outcome = {
        .state = OutcomeState::Failed, .cause = cause::RefusedByService{u"已完成"_s}, .logId = {}};
    failed = failed || journal().settle(first, reply);
    Settlement closed = settled(OutcomeState::LeftUnknown, {2});
    closed.by = Settlement::By::Person;
    closed.files[0].outcome.cause = cause::ClosedByPerson{.person = u"李四"_s};
    failed = failed || journal().settle(first, closed);
    m_clock.advance(std::chrono::minutes{3});
    Correction other = terminationSeen(m_clock.now());
    other.shown = FileState(u"brand_new"_s);
    other.updatedAt.reset();
    failed = failed || journal().correct(first, 2, terminationSeen(m_clock.now())) ||
             journal().correct(first, 2, other) || journal().correct(first, 1, terminationSeen(m_clock.now()));
    std::vector<int> rest(502);
    std::iota(rest.begin(), rest.end(), 3);
    failed = failed || journal().settle(first, settled(OutcomeState::Skipped, rest));
    RunFacts retry = someRun(3, u"再试"_s, 2);
    retry.origins = {{retry.files[0].file.id, first}};
    const RunId second = valueOf(journal().beginRun(retry));
    failed = failed || journal().markSending(second, chunkOf(1, {0, 1})) ||
             journal().settle(second, settled(OutcomeState::Terminated, {0, 1})) ||
             journal().settle(second, settled(OutcomeState::NotSent, {2}));
    if (failed) {
        qFatal("the runs can't be recorded");
    }
    return first;
}

void TestJournalRebuild::rebuildsWhatCannotBeRead_data()
{
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<int>("kept");
    QTest::newRow("deleted") << Damage([](const QString &path) { QFile::remove(path); }) << Reason::Lost << 0;
    QTest::newRow("emptied") << Damage([](const QString &path) { putContent(path, {}); }) << Reason::Lost << 1;
    QTest::newRow("deleted, its log is left") << Damage([](const QString &path) {
        QFile::remove(path);
        putContent(path + "-wal"_L1, "log");
    }) << Reason::Lost << 1;
    QTest::newRow("emptied, its log is left") << Damage([](const QString &path) {
        putContent(path, {});
        putContent(path + "-wal"_L1, "log");
    }) << Reason::Lost << 2;
    for (const int bytes : {1, 50, 100, 511}) {
        QTest::addRow("the first %d bytes", bytes)
            << Damage([bytes](const QString &path) { putContent(path, contentOf(path).first(bytes)); }) << Reason::Lost
            << 1;
    }
    for (const int bytes : {512, 2048, 4096, 6000, 20480}) {
        QTest::addRow("the first %d bytes", bytes)
            << Damage([bytes](const QString &path) { putContent(path, contentOf(path).first(bytes)); })
            << Reason::Damaged << 1;
    }
    QTest::newRow("overwritten") << Damage([](const QString &path) {
        putContent(path, QByteArray(contentOf(path).size(), 'x'));
    }) << Reason::Damaged << 1;
    QTest::newRow("bytes in the middle flipped") << Damage([](const QString &path) {
        QByteArray content = contentOf(path);
        for (qsizetype i = content.size() / 2; i < content.size() / 2 + 8192; ++i) {
            content[i] = static_cast<char>(~content[i]);
        }
        putContent(path, content);
    }) << Reason::Damaged << 1;
    QTest::newRow("another program's") << Damage([](const QString &path) {
        QFile::remove(path);
        SqliteFile(path).run(u"CREATE TABLE song (title TEXT)"_s);
    }) << Reason::Damaged << 1;
    QTest::newRow("without a table") << Damage([](const QString &path) { SqliteFile(path).run(u"DROP TABLE chunk"_s); })
                                     << Reason::Damaged << 1;
    QTest::newRow("without a column") << Damage([](const QString &path) {
        SqliteFile(path).run(u"ALTER TABLE run DROP COLUMN host"_s);
    }) << Reason::Damaged << 1;
    QTest::newRow("without the index of open files")
        << Damage([](const QString &path) { SqliteFile(path).run(u"DROP INDEX run_file_open"_s); }) << Reason::Damaged
        << 1;
}

void TestJournalRebuild::rebuildsWhatCannotBeRead()
{
    QFETCH(const Damage, damage);
    const RunId first = recordManifold();
    const QString before = runsIn(journal());
    QVERIFY(before.size() > 10000);
    QCOMPARE(before.count(u"\ncorrected "_s), 3);
    QVERIFY(before.contains(u"\n2 decided 2023-11-14T22:13:28.123Z"_s)); // by the service's clock
    const qint64 head = m_book->auditHead().seq;
    const QByteArray trailBefore = contentOf(trail());
    close();
    damage(database());
    const QByteArray damaged = contentOf(database());
    open();
    QCOMPARE(runsIn(journal()), before);
    QVERIFY(m_book->rebuild());
    QTEST(m_book->rebuild()->reason, "reason");
    QCOMPARE(m_book->rebuild()->records, head);
    QCOMPARE(m_book->rebuild()->breaks, 0);
    QCOMPARE(m_book->rebuild()->runs, 2);
    QCOMPARE(m_book->rebuild()->files, 508);
    QCOMPARE(m_book->rebuild()->unknown, 0);
    QTEST(static_cast<int>(keptFiles().size()), "kept");
    if (!keptFiles().isEmpty() && !damaged.isEmpty()) {
        QCOMPARE(m_book->rebuild()->keptAs, file(keptFiles().first()));
        QCOMPARE(contentOf(m_book->rebuild()->keptAs), damaged);
    }
    // The names are lost, and nothing else takes their place.
    const SignatureFile rebuilt = valueOf(journal().run(first)).files[0].file.file;
    QVERIFY(rebuilt.names.entries().isEmpty());
    QCOMPARE(rebuilt.employmentId, EmploymentId());
    QVERIFY(!rebuilt.updateTime);
    // The trail goes on where it was.
    QVERIFY(!m_book->journalIsBehind());
    QVERIFY(!m_book->auditProblem());
    QCOMPARE(m_book->auditHead().seq, head + 1);
    QVERIFY(contentOf(trail()).startsWith(trailBefore));
    QCOMPARE(recordsIn(trail()).last().value("kind"_L1).toString(), u"journal_rebuilt"_s);
    QVERIFY(verdict().isIntact());
#ifdef Q_OS_UNIX
    QCOMPARE(permissionsOf(database()), u"600"_s);
#endif
}

void TestJournalRebuild::keepsEveryDamagedFile()
{
    recordSampleRun(journal());
    for (const QByteArray &content : {QByteArray("first damaged file"), QByteArray("second damaged file")}) {
        close();
        putContent(database(), content);
        open();
    }
    const QStringList kept = keptFiles();
    QCOMPARE(kept.size(), 2);
    const QString time = QDateTime::fromMSecsSinceEpoch(m_clock.now().time_since_epoch().count(), Qt::UTC)
                             .toString(u"yyyyMMdd-HHmmss"_s);
    QVERIFY(kept.contains(u"journal-damaged-%1.sqlite"_s.arg(time)));
    QVERIFY(kept.contains(u"journal-damaged-%1-2.sqlite"_s.arg(time)));
    QCOMPARE(contentOf(m_book->rebuild()->keptAs), "second damaged file");
}

void TestJournalRebuild::rebuildsNothingFromNothing()
{
    for (const QByteArray &content : {QByteArray(), QByteArray("no record\n")}) {
        close();
        putContent(trail(), content);
        putContent(database(), QByteArray(9000, 'x'));
        QCOMPARE(problemOf(RecordBook::open(m_dir->path(), someWriter(), m_clock)), Kind::Damaged);
        QCOMPARE(contentOf(database()), QByteArray(9000, 'x'));
        QVERIFY(QFile::remove(database()));
    }
    QVERIFY(QFile::remove(trail()));
    open();
    QVERIFY(!m_book->rebuild());
    QVERIFY(keptFiles().isEmpty());
}

void TestJournalRebuild::leavesOtherProblemsAlone_data()
{
    QTest::addColumn<Damage>("change");
    QTest::addColumn<Kind>("problem");
    QTest::newRow("of a later version") << Damage([](const QString &path) {
        SqliteFile(path).run(u"PRAGMA user_version=99"_s);
    }) << Kind::NewerVersion;
    QTest::newRow("a link") << Damage([](const QString &path) {
        QFile::rename(path, path + ".elsewhere"_L1);
        QFile::link(path + ".elsewhere"_L1, path);
    }) << Kind::Failed;
    QTest::newRow("a folder") << Damage([](const QString &path) {
        QFile::remove(path);
        QDir().mkdir(path);
    }) << Kind::NotWritable;
}

void TestJournalRebuild::leavesOtherProblemsAlone()
{
#ifdef Q_OS_UNIX
    QFETCH(const Damage, change);
    recordSampleRun(journal());
    const QByteArray trailBefore = contentOf(trail());
    close();
    change(database());
    QTEST(problemOf(RecordBook::open(m_dir->path(), someWriter(), m_clock)).value(), "problem");
    QVERIFY(keptFiles().isEmpty());
    QCOMPARE(contentOf(trail()), trailBefore);
#endif
}

void TestJournalRebuild::isRebuiltOnlyOnce()
{
    recordSampleRun(journal());
    loseJournal();
    QVERIFY(m_book->rebuild());
    close();
    const QByteArray trailBefore = contentOf(trail());
    open();
    QVERIFY(!m_book->rebuild());
    QCOMPARE(contentOf(trail()), trailBefore);
    QCOMPARE(QDir(m_dir->path()).entryList({u"*rebuilding*"_s}), QStringList());
}

// A request that was being sent, and files whose turn had not come: the end of the trail may be lost with the journal.
void TestJournalRebuild::filesWithoutAnOutcomeAreUnknown()
{
    const RunId id = valueOf(journal().beginRun(someRun(4)));
    QCOMPARE(problemOf(journal().markSending(id, chunkOf(1, {0, 1}))), std::nullopt);
    QCOMPARE(problemOf(journal().settle(id, settled(OutcomeState::Accepted, {0}))), std::nullopt);
    QCOMPARE(problemOf(journal().settle(id, settled(OutcomeState::Skipped, {3}))), std::nullopt);
    loseJournal();
    QCOMPARE(outcomesOf(journal(), id), (std::vector{OutcomeState::Accepted, OutcomeState::Unknown,
                                                     OutcomeState::Unknown, OutcomeState::Skipped}));
    const StoredRun run = valueOf(journal().run(id));
    QCOMPARE(run.files[1].outcome.cause, OutcomeCause(cause::CutShort{}));
    QCOMPARE(run.files[1].chunk, 1);
    QCOMPARE(run.files[2].outcome.cause, OutcomeCause(cause::CutShort{}));
    QCOMPARE(m_book->rebuild()->unknown, 3);
    QCOMPARE(valueOf(journal().unsettledRuns()), std::vector{id});
    // The trail says so, too.
    const QJsonObject last = recordsIn(trail()).last();
    QCOMPARE(last.value("kind"_L1).toString(), u"outcomes"_s);
    QCOMPARE(last.value("files"_L1).toArray().size(), 2);
    QVERIFY(verdict().isIntact());
}

void TestJournalRebuild::aTrailCutInTheMiddleOfARun()
{
    recordSampleRun(journal());
    close();
    const QList<QByteArray> lines = linesOf(contentOf(trail()));
    const std::vector<std::vector<OutcomeState>> expected{
        {OutcomeState::Unknown, OutcomeState::Unknown, OutcomeState::Unknown},
        {OutcomeState::Unknown, OutcomeState::Unknown, OutcomeState::Unknown},
        {OutcomeState::Terminated, OutcomeState::Terminated, OutcomeState::Unknown},
        {OutcomeState::Terminated, OutcomeState::Terminated, OutcomeState::NotSent},
    };
    for (qsizetype left = 1; left <= lines.size(); ++left) {
        putTrail(lines.first(left));
        QFile::remove(database());
        open();
        QCOMPARE(outcomesOf(journal(), RunId{1}), expected[static_cast<size_t>(left - 1)]);
        QVERIFY(verdict().isIntact());
        close();
    }
    // A line of which only a part is left is no record.
    putContent(trail(), lines.first(3).join() + lines[3].first(100));
    QFile::remove(database());
    open();
    QCOMPARE(outcomesOf(journal(), RunId{1}), expected[2]);
    QVERIFY(verdict().isIntact());
}

void TestJournalRebuild::aTrailThatBreaks_data()
{
    using Change = std::function<QList<QByteArray>(QList<QByteArray>)>;
    using States = std::vector<OutcomeState>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<States>("expected");
    const States terminated{OutcomeState::Terminated, OutcomeState::Terminated, OutcomeState::NotSent};
    const States doubtful{OutcomeState::Unknown, OutcomeState::Unknown, OutcomeState::NotSent};
    const auto without = [](qsizetype line) {
        return Change([line](QList<QByteArray> lines) {
            lines.removeAt(line);
            return lines;
        });
    };
    const auto changed = [](qsizetype line, const QByteArray &word, const QByteArray &other) {
        return Change([=](QList<QByteArray> lines) {
            if (!lines[line].contains(word)) {
                qFatal("the line has no such word");
            }
            lines[line].replace(word, other);
            return lines;
        });
    };
    const auto damagedHash = [](qsizetype line) {
        return Change([line](QList<QByteArray> lines) {
            lines[line][0] = 'X';
            return lines;
        });
    };
    QTest::newRow("without the sending") << without(1) << terminated;
    QTest::newRow("without the outcomes") << without(2) << doubtful;
    QTest::newRow("another outcome") << changed(2, "\"terminated\"", "\"skipped\"") << doubtful;
    QTest::newRow("another reason") << changed(0, "离职", "调岗") << terminated;
    QTest::newRow("an unreadable outcome") << changed(2, "{", "[") << doubtful;
    QTest::newRow("a damaged hash of the run") << damagedHash(0) << terminated;
    QTest::newRow("a damaged hash of the outcomes") << damagedHash(2) << doubtful;
    QTest::newRow("an unreadable line between") << Change([](QList<QByteArray> lines) {
        lines.insert(2, "garbage\n");
        return lines;
    }) << terminated;
}

// What the trail shows after the break still counts; what could be missing or was changed doesn't.
void TestJournalRebuild::aTrailThatBreaks()
{
    using Change = std::function<QList<QByteArray>(QList<QByteArray>)>;
    QFETCH(const Change, change);
    recordSampleRun(journal());
    recordSampleRun(journal());
    close();
    putTrail(change(linesOf(contentOf(trail()))));
    const qint64 breaks = verdictOnFile(trail()).breakCount;
    QVERIFY(breaks > 0);
    QFile::remove(database());
    open();
    QTEST(outcomesOf(journal(), RunId{1}), "expected");
    QCOMPARE(outcomesOf(journal(), RunId{2}),
             (std::vector{OutcomeState::Terminated, OutcomeState::Terminated, OutcomeState::NotSent}));
    QCOMPARE(m_book->rebuild()->breaks, breaks);
    QVERIFY(!m_book->auditProblem());
    valueOf(journal().beginRun(someRun(1, {}, 10)));
    QCOMPARE(verdict().breakCount, breaks); // no new one
}

// The positions of the other files must stay right: outcomes are recorded by position.
void TestJournalRebuild::aMissingPartOfALongRun()
{
    recordManifold();
    close();
    QList<QByteArray> lines = linesOf(contentOf(trail()));
    QVERIFY(lines[1].contains("run_files"));
    QByteArray shortened = lines[0];
    const qsizetype begin = shortened.indexOf(R"({"file":")");
    const qsizetype end = shortened.indexOf(R"({"file":")", begin + 1);
    lines[0] = shortened.remove(begin, end - begin); // without the file at position 0
    putTrail(lines);
    QFile::remove(database());
    open();
    const StoredRun run = valueOf(journal().run(RunId{1}));
    QCOMPARE(run.files.size(), size_t{505});
    QCOMPARE(run.files[0].file.file.id, FileId(u""_s));
    QCOMPARE(run.files[0].outcome.state, OutcomeState::LeftUnknown);
    QCOMPARE(run.files[1].outcome.state, OutcomeState::Failed);
    QCOMPARE(run.files[504].outcome.state, OutcomeState::Skipped);
}

void TestJournalRebuild::purgedRunsStayPurged()
{
    recordSampleRun(journal());
    recordSampleRun(journal());
    m_clock.advance(std::chrono::milliseconds{1});
    QCOMPARE(valueOf(journal().purge(m_clock.now())), 2);
    loseJournal();
    QVERIFY(valueOf(journal().runs()).empty());
    QCOMPARE(recordSampleRun(journal()), RunId{3}); // the trail still speaks of runs 1 and 2
    loseJournal();
    QCOMPARE(valueOf(journal().runs()).size(), size_t{1});
    QCOMPARE(problemOf(journal().recordEvent(u"erase"_s, {})), std::nullopt);
    QCOMPARE(recordSampleRun(journal()), RunId{4});
    loseJournal();
    QCOMPARE(valueOf(journal().runs()).size(), size_t{1});
    QCOMPARE(valueOf(journal().runs())[0].id, RunId{4});
    QVERIFY(verdict().isIntact());
}

// Versions without the index let a second run send a file that was open in another.
void TestJournalRebuild::aFileIsOpenInOneRunOnly()
{
    recordSampleRun(journal());
    close();
    {
        SqliteFile old(database());
        const QString run =
            uR"({"run":%1,"file_count":2,"files":[{"file":"a","position":0},{"file":"b","position":1}]})"_s;
        const QString sent = uR"({"run":%1,"chunk":1,"positions":[0,1]})"_s;
        for (const int id : {2, 3, 4}) {
            old.run(u"INSERT INTO event (at, kind, body) VALUES (0, 'run', '%1')"_s.arg(run.arg(id)));
            old.run(u"INSERT INTO event (at, kind, body) VALUES (0, 'sending', '%1')"_s.arg(sent.arg(id)));
        }
        old.run(u"INSERT INTO event (at, kind, body) VALUES (0, 'outcomes', '%1')"_s.arg(
            uR"({"run":4,"by":"reply","files":[{"position":0,"outcome":"terminated","cause":{"kind":"none"}}]})"_s));
    }
    open(); // writes the trail
    loseJournal();
    QVERIFY(m_book->rebuild());
    using enum OutcomeState;
    QCOMPARE(outcomesOf(journal(), RunId{2}), (std::vector{LeftUnknown, LeftUnknown}));
    QCOMPARE(outcomesOf(journal(), RunId{3}), (std::vector{Unknown, LeftUnknown}));
    QCOMPARE(outcomesOf(journal(), RunId{4}), (std::vector{Terminated, Unknown}));
    const StoredRun first = valueOf(journal().run(RunId{2}));
    QCOMPARE(first.files[0].outcome.cause, OutcomeCause(cause::ContinuedInRun{.run = 3}));
    QCOMPARE(first.files[1].outcome.cause, OutcomeCause(cause::ContinuedInRun{.run = 4}));
    RunFacts again = someRun(1);
    again.files[0].file.id = FileId(u"b"_s);
    QCOMPARE(problemOf(journal().beginRun(again)), Kind::FileOpenInRun);
}

// Earlier versions began to count again after the journal was lost.
void TestJournalRebuild::repeatedRunNumbers()
{
    recordSampleRun(journal());
    close();
    QList<QJsonObject> records = recordsIn(trail());
    QByteArray lines = contentOf(trail());
    QByteArray hash = linesOf(lines).last().first(64);
    for (QJsonObject record : records.first(2)) {
        record[u"seq"_s] = record[u"seq"_s].toInteger() + 4;
        const QByteArray json = canonicalJson(record).value();
        hash = auditHash(hash, json);
        lines += hash + ' ' + json + '\n';
    }
    putContent(trail(), lines);
    QVERIFY(verdictOnFile(trail()).isIntact());
    QFile::remove(database());
    open();
    using enum OutcomeState;
    QCOMPARE(valueOf(journal().runs()).size(), size_t{2});
    QCOMPARE(outcomesOf(journal(), RunId{1}), (std::vector{Unknown, Unknown, Unknown}));
    QCOMPARE(outcomesOf(journal(), RunId{2}), (std::vector{Terminated, Terminated, NotSent}));
    // A purge of the later run is not one of the earlier.
    QCOMPARE(problemOf(journal().settle(RunId{1}, settled(Terminated, {0, 1, 2}))), std::nullopt);
    QCOMPARE(problemOf(journal().recordEvent(u"purge"_s, {{u"runs"_s, QJsonArray{1}}})), std::nullopt);
    loseJournal();
    QCOMPARE(valueOf(journal().runs()).size(), size_t{1});
    QCOMPARE(outcomesOf(journal(), RunId{1}), (std::vector{Terminated, Terminated, NotSent}));
}

// What happened later is taken from the trail, what only the older journal knows from there.
void TestJournalRebuild::anOlderJournalKeepsItsNames()
{
    RunFacts facts = someRun(2);
    for (FileSighting &sighting : facts.files) {
        sighting.file.names = LocalizedText({{.lang = u"zh-CN"_s, .value = u"劳动合同"_s}});
        sighting.file.employmentId = EmploymentId(u"7001"_s);
    }
    const RunId first = valueOf(journal().beginRun(facts));
    const StoredRun named = valueOf(journal().run(first));
    QVERIFY(!named.files[0].file.file.names.entries().isEmpty());
    close();
    const QByteArray older = contentOf(database());
    open(); // ends the run as not sent
    const RunId second = valueOf(journal().beginRun(someRun(2)));
    QCOMPARE(problemOf(journal().markSending(second, chunkOf(1, {0, 1}))), std::nullopt);
    QCOMPARE(problemOf(journal().settle(second, settled(OutcomeState::Terminated, {0}))), std::nullopt);
    close();
    putContent(database(), older);
    open();
    QCOMPARE(m_book->rebuild()->reason, Reason::Older);
    QCOMPARE(keptFiles().size(), 1);
    QCOMPARE(outcomesOf(journal(), first), (std::vector{OutcomeState::NotSent, OutcomeState::NotSent}));
    QCOMPARE(outcomesOf(journal(), second), (std::vector{OutcomeState::Terminated, OutcomeState::Unknown}));
    const StoredRun rebuilt = valueOf(journal().run(first));
    QCOMPARE(rebuilt.summary.connectionName, named.summary.connectionName);
    for (const size_t position : {size_t{0}, size_t{1}}) {
        const FileSighting &before = named.files[position].file;
        const FileSighting &after = rebuilt.files[position].file;
        QCOMPARE(toJson(after.file.names), toJson(before.file.names));
        QCOMPARE(after.file.employmentId, before.file.employmentId);
        QCOMPARE(after.file.updateTime, before.file.updateTime);
        QCOMPARE(after.stamp.startedAt, before.stamp.startedAt);
    }
    QVERIFY(valueOf(journal().run(second)).files[0].file.file.names.entries().isEmpty());
    QVERIFY(verdict().isIntact());
}

void TestJournalRebuild::anOlderJournalOfALaterVersion()
{
    recordSampleRun(journal());
    close();
    const QByteArray older = contentOf(database());
    open();
    QCOMPARE(problemOf(journal().recordEvent(u"n"_s, {})), std::nullopt);
    close();
    putContent(database(), older);
    SqliteFile(database()).run(u"PRAGMA user_version=99"_s);
    QCOMPARE(problemOf(RecordBook::open(m_dir->path(), someWriter(), m_clock)), Kind::NewerVersion);
    QVERIFY(keptFiles().isEmpty());
}

void TestJournalRebuild::goesOnAfterwards()
{
    const RunId open1 = valueOf(journal().beginRun(someRun(3)));
    QCOMPARE(problemOf(journal().markSending(open1, chunkOf(1, {0, 1}))), std::nullopt);
    QCOMPARE(problemOf(journal().settle(open1, settled(OutcomeState::Failed, {1}))), std::nullopt);
    QCOMPARE(problemOf(journal().settle(open1, settled(OutcomeState::NotSent, {2}))), std::nullopt);
    loseJournal();
    // The unknown file can't be sent again, but its outcome can be found out.
    QCOMPARE(problemOf(journal().beginRun(someRun(1))), Kind::FileOpenInRun);
    Settlement seen = settled(OutcomeState::Terminated, {0});
    seen.by = Settlement::By::Query;
    QCOMPARE(problemOf(journal().settle(open1, seen)), std::nullopt);
    QVERIFY(valueOf(journal().unsettledRuns()).empty());
    // The others can be tried again.
    RunFacts retry = someRun(2, u"再试"_s, 2);
    retry.origins = {{retry.files[0].file.id, open1}, {retry.files[1].file.id, open1}};
    const RunId second = valueOf(journal().beginRun(retry));
    QCOMPARE(second, RunId{2});
    QCOMPARE(problemOf(journal().markSending(second, chunkOf(1, {0, 1}))), std::nullopt);
    QCOMPARE(problemOf(journal().settle(second, settled(OutcomeState::Terminated, {0, 1}))), std::nullopt);
    QCOMPARE(valueOf(journal().retriedFiles(open1)).size(), 2);
    QVERIFY(verdict().isIntact());
    // As if nothing had happened, also after the next start and after the next loss.
    const QString runs = runsIn(journal());
    close();
    open();
    QVERIFY(!m_book->rebuild());
    QCOMPARE(runsIn(journal()), runs);
    loseJournal();
    QCOMPARE(runsIn(journal()), runs);
    QVERIFY(verdict().isIntact());
    m_clock.advance(std::chrono::milliseconds{1});
    QCOMPARE(valueOf(journal().purge(m_clock.now())), 2);
}

void TestJournalRebuild::isRebuiltTheSameAgain()
{
    const RunId id = valueOf(journal().beginRun(someRun(1200)));
    QCOMPARE(problemOf(journal().markSending(id, chunkOf(1, {0, 1}))), std::nullopt);
    loseJournal();
    const QString once = runsIn(journal());
    QCOMPARE(m_book->rebuild()->unknown, 1200);
    loseJournal();
    QCOMPARE(runsIn(journal()), once);
    QVERIFY(verdict().isIntact());
}

QTEST_GUILESS_MAIN(TestJournalRebuild)
#include "test_journalrebuild.moc"
