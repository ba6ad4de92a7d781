// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "recordfixture.h"
#include "sqlitefile.h"

#include <QDir>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

namespace
{

using Kind = JournalProblem::Kind;

//! Returns the same records with one word replaced and correct hashes.
QByteArray forged(const QByteArray &trail, const QByteArray &word, const QByteArray &other)
{
    QByteArray result;
    QByteArray hash = AuditHead().hash;
    for (const QByteArray &line : linesOf(trail)) {
        const QByteArray json = line.mid(hash.size() + 1).chopped(1).replace(word, other);
        hash = auditHash(hash, json);
        result += hash + ' ' + json + '\n';
    }
    return result;
}

} // namespace

class TestRecordTrail final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void writesLostLinesAgain();
    void catchesUpAfterALongLag();
    void shortenedAfterAPurge();
    void removedAfterAPurge();
    void oneRecordChanged();
    void theWholeTrailRewritten_data();
    void theWholeTrailRewritten();
    void anOlderCopyOfTheJournal();
    void anOlderJournalWithARepairedTrail();
    void aNewJournalWithAnOldTrail();
    void theTrailDeletedWhileRunning();
    void theTrailDeletedWhileRunningAfterAPurge();
    void aTrailThatCannotBeOpenedBlocksSendingAlone();
    void sendsNothingWithoutTheTrail_data();
    void sendsNothingWithoutTheTrail();
    void theTrailHoldsASendingEventBeforeItIsSent();
    void noticesThatTheTrailWasChanged_data();
    void noticesThatTheTrailWasChanged();
    void writesTheTrailAgainByItself();
    void looksByItself();
    void theDatabaseDeletedWhileRunning_data();
    void theDatabaseDeletedWhileRunning();
    void theDatabaseChangedWhileRunning_data();
    void theDatabaseChangedWhileRunning();
    void theDatabaseChangedWithAnEmptyLog_data();
    void theDatabaseChangedWithAnEmptyLog();
    void harmlessWritesToTheDatabase();

private:
    void reopen();
    void close() { m_book.reset(); }
    void replaceTrail(const QByteArray &content);
    [[nodiscard]] QString file(const QString &name) const { return m_dir->filePath(name); }
    [[nodiscard]] QString trail() const { return file(u"audit.log"_s); }
    [[nodiscard]] Journal &journal() const { return m_book->journal(); }
    [[nodiscard]] AuditVerdict verdict() const { return verdictOnFile(trail(), m_book->auditHead().hash); }
    void recordSomething() { QCOMPARE(problemOf(journal().recordEvent(u"n"_s, {})), std::nullopt); }
    void purgeAll();

    std::unique_ptr<QTemporaryDir> m_dir;
    ManualClock m_clock;
    std::unique_ptr<RecordBook> m_book;
};

void TestRecordTrail::init()
{
    close();
    m_dir = std::make_unique<QTemporaryDir>();
    reopen();
    QVERIFY(!m_book->journalIsBehind());
    recordSampleRun(journal());
}

void TestRecordTrail::reopen()
{
    close();
    m_book = openBook(m_dir->path(), m_clock);
}

//! Between two runs of the program.
void TestRecordTrail::replaceTrail(const QByteArray &content)
{
    close();
    putContent(trail(), content);
    reopen();
}

void TestRecordTrail::purgeAll()
{
    m_clock.advance(std::chrono::milliseconds{1});
    QVERIFY(valueOf(journal().purge(m_clock.now())) > 0);
}

void TestRecordTrail::writesLostLinesAgain()
{
    recordSampleRun(journal());
    const QByteArray whole = contentOf(trail());
    const AuditHead head = m_book->auditHead();
    QList<qsizetype> ends{0};
    for (const QByteArray &line : linesOf(whole)) {
        const qsizetype begin = ends.back();
        for (const qsizetype within : {qsizetype{1}, qsizetype{64}, qsizetype{70}, line.size() - 1, line.size()}) {
            ends.append(begin + within);
        }
    }
    for (const qsizetype end : ends) {
        replaceTrail(whole.first(end));
        QVERIFY(!m_book->auditProblem());
        QCOMPARE(contentOf(trail()), whole);
        QCOMPARE(m_book->auditHead(), head);
    }
    recordSomething();
    QVERIFY(verdict().isIntact());
}

void TestRecordTrail::catchesUpAfterALongLag()
{
    constexpr int many = 450; // events are read 200 at a time
    QVERIFY(QFile::remove(trail()));
    close();
    {
        const auto alone = openJournal(file(u"journal.sqlite"_s), m_clock);
        for (int i = 0; i < many; ++i) {
            QCOMPARE(problemOf(alone->recordEvent(u"n"_s, {{u"i"_s, i}})), std::nullopt);
        }
    }
    reopen();
    QCOMPARE(m_book->auditHead().seq, 4 + many);
    QVERIFY(verdict().isIntact());
    QCOMPARE(recordsIn(trail()), recordsOf(allEvents(journal())));
    const QByteArray whole = contentOf(trail());
    recordSomething();
    replaceTrail(linesOf(whole).first(2).join());
    QVERIFY(contentOf(trail()).startsWith(whole));
    QVERIFY(verdict().isIntact());
}

void TestRecordTrail::shortenedAfterAPurge()
{
    recordSomething();
    purgeAll();
    const AuditHead head = m_book->auditHead();
    replaceTrail(linesOf(contentOf(trail())).first(2).join());
    QCOMPARE(m_book->auditHead().seq, head.seq);
    recordSomething();
    const AuditVerdict found = verdict();
    QCOMPARE(found.breakCount, 1);
    QCOMPARE(found.breaks.front().line, 3);
    QCOMPARE(found.breaks.front().kind, AuditBreakKind::SequenceGap);
    QVERIFY(std::holds_alternative<KnownHeadFound>(found.knownHead));
    reopen();
    QCOMPARE(verdict().breakCount, 1); // permanent, but only one
}

void TestRecordTrail::looksByItself()
{
#ifndef Q_OS_WIN
    QVERIFY(QFile::remove(trail()));
    QTRY_VERIFY(m_book->auditProblem());
#endif
}

void TestRecordTrail::removedAfterAPurge()
{
    recordSomething();
    purgeAll();
    close();
    QVERIFY(QFile::remove(trail()));
    reopen();
    recordSomething();
    QCOMPARE(verdict().breaks.front().kind, AuditBreakKind::StartsLate);
}

void TestRecordTrail::oneRecordChanged()
{
    QByteArray content = contentOf(trail());
    QVERIFY(content.contains("terminated"));
    replaceTrail(content.replace("\"terminated\"", "\"skipped\""));
    recordSomething();
    const AuditVerdict found = verdict();
    QVERIFY(!found.isIntact());
    QCOMPARE(found.breaks.front().line, 3);
    QCOMPARE(found.breaks.front().kind, AuditBreakKind::HashMismatch);
}

void TestRecordTrail::theWholeTrailRewritten_data()
{
    QTest::addColumn<int>("shown");
    QTest::newRow("all of it") << 5;
    QTest::newRow("up to the head in the journal") << 4;
    QTest::newRow("and shortened") << 3;
}

// The hashes are correct, since anybody can compute them, but the journal has others.
void TestRecordTrail::theWholeTrailRewritten()
{
    QFETCH(const int, shown);
    recordSomething();
    const QByteArray other = forged(contentOf(trail()), "离职", "调岗");
    replaceTrail(linesOf(other).first(shown).join());
    recordSomething();
    const AuditVerdict found = verdict();
    QCOMPARE(found.breakCount, 1);
    QCOMPARE(found.breaks.front().line, shown + 1);
}

// The trail has more records than the copy explains. The trail is right, and no record is written twice.
void TestRecordTrail::anOlderCopyOfTheJournal()
{
    close();
    QVERIFY(QFile::copy(file(u"journal.sqlite"_s), file(u"copy"_s)));
    reopen();
    recordSomething();
    recordSomething();
    close();
    QVERIFY(QFile::remove(file(u"journal.sqlite"_s)));
    QVERIFY(QFile::rename(file(u"copy"_s), file(u"journal.sqlite"_s)));
    reopen();
    QVERIFY(m_book->rebuild());
    QCOMPARE(m_book->auditHead().seq, 7); // including the record of this
    QVERIFY(contentOf(trail()).contains(R"("journal_rebuilt")"));
    recordSomething();
    QCOMPARE(m_book->auditHead().seq, 8);
    QVERIFY(verdict().isIntact());
    reopen();
    QVERIFY(!m_book->rebuild());
}

// Without the trail the journal can't be rebuilt; when somebody repairs the trail, it turns out to be older.
void TestRecordTrail::anOlderJournalWithARepairedTrail()
{
    close();
    QVERIFY(QFile::copy(file(u"journal.sqlite"_s), file(u"copy"_s)));
    reopen();
    recordSomething();
    recordSomething();
    close();
    const QByteArray whole = contentOf(trail());
    QVERIFY(QFile::remove(file(u"journal.sqlite"_s)));
    QVERIFY(QFile::rename(file(u"copy"_s), file(u"journal.sqlite"_s)));
    replaceTrail(whole + "no record\n");
    QVERIFY(!m_book->rebuild());
    QVERIFY(m_book->auditProblem());
    putContent(trail(), whole);
    m_book->check();
    QVERIFY(m_book->journalIsBehind());
    QCOMPARE(recordsIn(trail()).last().value("kind"_L1).toString(), u"journal_behind"_s);
    QVERIFY(verdict().isIntact());
}

// The events of the new journal follow those of the trail.
void TestRecordTrail::aNewJournalWithAnOldTrail()
{
    const QByteArray old = contentOf(trail());
    close();
    QVERIFY(QFile::remove(file(u"journal.sqlite"_s)));
    for (int start = 0; start < 2; ++start) {
        reopen();
        QVERIFY(!m_book->auditProblem());
        QVERIFY(!m_book->journalIsBehind());
        QCOMPARE(m_book->rebuild().has_value(), start == 0);
        QCOMPARE(m_book->auditHead().seq, 5 + 4 * start);
        recordSampleRun(journal());
    }
    QVERIFY(contentOf(trail()).startsWith(old));
    QVERIFY(verdict().isIntact());
    QCOMPARE(verdict().records, 13);
    QVERIFY(isGapless(allEvents(journal()), 5));
}

void TestRecordTrail::theTrailDeletedWhileRunning()
{
#ifndef Q_OS_WIN
    const QSignalSpy changes(m_book.get(), &RecordBook::auditChanged);
    QVERIFY(QFile::remove(trail()));
    recordSomething(); // the journal has it: nothing is blocked
    QVERIFY(m_book->auditProblem());
    QCOMPARE(m_book->auditProblem()->kind, AuditProblem::Kind::Moved);
    QCOMPARE(changes.size(), 1);
    recordSomething();
    QVERIFY(!m_book->auditProblem());
    QCOMPARE(changes.size(), 2);
    QVERIFY(verdict().isIntact());
    QCOMPARE(recordsIn(trail()), recordsOf(allEvents(journal())));
#endif
}

void TestRecordTrail::theTrailDeletedWhileRunningAfterAPurge()
{
#ifndef Q_OS_WIN
    recordSomething();
    purgeAll();
    QVERIFY(QFile::remove(trail()));
    recordSomething();
    recordSomething();
    QVERIFY(!m_book->auditProblem());
    QCOMPARE(verdict().breakCount, 1);
    QCOMPARE(verdict().breaks.front().kind, AuditBreakKind::StartsLate);
#endif
}

void TestRecordTrail::aTrailThatCannotBeOpenedBlocksSendingAlone()
{
    const QByteArray whole = contentOf(trail());
    replaceTrail(whole + "no record\n");
    QVERIFY(m_book->auditProblem());
    QCOMPARE(m_book->auditProblem()->kind, AuditProblem::Kind::Malformed);
    QCOMPARE(m_book->auditHead(), AuditHead());
    const RunId id = valueOf(journal().beginRun(someRun(3)));
    QCOMPARE(problemOf(journal().markSending(id, chunkOf(1, {0, 1}))), Kind::NoTrail);
    QCOMPARE(problemOf(journal().settle(id, settled(OutcomeState::NotSent, {0, 1, 2}))), std::nullopt);
    QVERIFY(m_book->auditProblem());
    QCOMPARE(contentOf(trail()), whole + "no record\n");
    putContent(trail(), whole); // somebody repairs it
    recordSampleRun(journal());
    QVERIFY(!m_book->auditProblem());
    QCOMPARE(verdict().records, 12);
    QVERIFY(verdict().isIntact());
}

void TestRecordTrail::sendsNothingWithoutTheTrail_data()
{
    using Action = std::function<void()>;
    QTest::addColumn<Action>("spoil");
    QTest::addColumn<Action>("mend");
    QTest::newRow("removed") << Action([this] { QFile::remove(trail()); }) << Action([] {});
    QTest::newRow("extended") << Action([this] { putContent(trail(), contentOf(trail()) + "x"); }) << Action([] {});
    QTest::newRow("shortened") << Action([this] { putContent(trail(), contentOf(trail()).chopped(9)); })
                               << Action([] {});
    QTest::newRow("replaced by a folder") << Action([this] {
        QFile::remove(trail());
        QDir().mkdir(trail());
    }) << Action([this] { QDir().rmdir(trail()); });
}

// What can't be sent is waiting again, and is sent once the trail can be written.
void TestRecordTrail::sendsNothingWithoutTheTrail()
{
#ifndef Q_OS_WIN
    using Action = std::function<void()>;
    QFETCH(const Action, spoil);
    QFETCH(const Action, mend);
    const RunId id = valueOf(journal().beginRun(someRun(3)));
    spoil();
    const auto problem = journal().markSending(id, chunkOf(1, {0, 1}));
    QCOMPARE(problemOf(problem), Kind::NoTrail);
    QCOMPARE(problem->path, trail());
    QVERIFY(!problem->detail.isEmpty());
    for (const StoredFile &file : valueOf(journal().run(id)).files) {
        QCOMPARE(file.outcome.state, OutcomeState::Waiting);
    }
    mend();
    recordSomething();
    QCOMPARE(problemOf(journal().markSending(id, chunkOf(1, {0, 1}))), std::nullopt);
    QCOMPARE(m_book->auditProblem(), std::nullopt);
    QCOMPARE(recordsIn(trail()).last().value("kind"_L1).toString(), u"sending"_s);
    QCOMPARE(m_book->auditHead().seq, valueOf(journal().lastEvent()));
#endif
}

void TestRecordTrail::theTrailHoldsASendingEventBeforeItIsSent()
{
    const RunId id = valueOf(journal().beginRun(someRun(2)));
    QCOMPARE(problemOf(journal().markSending(id, chunkOf(1, {0, 1}))), std::nullopt);
    const QJsonObject last = recordsIn(trail()).last();
    QCOMPARE(last.value("kind"_L1).toString(), u"sending"_s);
    QCOMPARE(last.value("run"_L1).toInteger(), id.value);
    QCOMPARE(last.value("positions"_L1).toArray(), (QJsonArray{0, 1}));
}

void TestRecordTrail::noticesThatTheTrailWasChanged_data()
{
    QTest::addColumn<bool>("isRemoved");
    QTest::newRow("removed") << true;
    QTest::newRow("shortened") << false;
}

void TestRecordTrail::noticesThatTheTrailWasChanged()
{
#ifndef Q_OS_WIN
    QFETCH(const bool, isRemoved);
    const QSignalSpy changes(m_book.get(), &RecordBook::auditChanged);
    m_book->check();
    QVERIFY(!m_book->auditProblem());
    if (isRemoved) {
        QVERIFY(QFile::remove(trail()));
    } else {
        putContent(trail(), "");
    }
    m_book->check();
    QVERIFY(m_book->auditProblem());
    QCOMPARE(m_book->auditProblem()->kind, AuditProblem::Kind::Moved);
    m_book->check();
    QCOMPARE(changes.size(), 1);
    recordSomething();
    QVERIFY(!m_book->auditProblem());
    QVERIFY(verdict().isIntact());
#endif
}

void TestRecordTrail::writesTheTrailAgainByItself()
{
    const QByteArray whole = contentOf(trail());
    replaceTrail(whole + "no record\n");
    recordSomething();
    QVERIFY(m_book->auditProblem());
    const QSignalSpy changes(m_book.get(), &RecordBook::auditChanged);
    m_book->check();
    QVERIFY(changes.isEmpty());
    putContent(trail(), whole);
    m_book->check();
    QVERIFY(!m_book->auditProblem());
    QCOMPARE(changes.size(), 1);
    QCOMPARE(verdict().records, 5);
}

void TestRecordTrail::theDatabaseDeletedWhileRunning_data()
{
    QTest::addColumn<QStringList>("gone");
    QTest::newRow("the file") << QStringList{u"journal.sqlite"_s};
    QTest::newRow("its log") << QStringList{u"journal.sqlite-wal"_s};
    QTest::newRow("all of it") << QStringList{u"journal.sqlite"_s, u"journal.sqlite-wal"_s, u"journal.sqlite-shm"_s};
}

void TestRecordTrail::theDatabaseDeletedWhileRunning()
{
#ifndef Q_OS_WIN
    QFETCH(const QStringList, gone);
    const RunId id = valueOf(journal().beginRun(someRun(2)));
    const QByteArray trailBefore = contentOf(trail());
    const QSignalSpy commits(&journal(), &Journal::committed);
    for (const QString &name : gone) {
        QVERIFY(QFile::remove(file(name)));
    }
    for (int attempt = 0; attempt < 2; ++attempt) {
        QCOMPARE(problemOf(journal().beginRun(someRun(1))), Kind::Moved);
        QCOMPARE(problemOf(journal().markSending(id, chunkOf(1, {0}))), Kind::Moved);
        QCOMPARE(problemOf(journal().settle(id, settled(OutcomeState::Terminated, {0}))), Kind::Moved);
        QCOMPARE(problemOf(journal().markWaiting(id, 1)), Kind::Moved);
        QCOMPARE(problemOf(journal().recordEvent(u"n"_s, {})), Kind::Moved);
        QCOMPARE(problemOf(journal().purge(m_clock.now())), Kind::Moved);
        for (const QString &name : gone) {
            putContent(file(name), "another"); // another file of that name is not the journal
        }
    }
    QVERIFY(commits.isEmpty());
    QCOMPARE(contentOf(trail()), trailBefore);
#endif
}

void TestRecordTrail::theDatabaseChangedWhileRunning_data()
{
    using Action = std::function<void(const QString &)>;
    QTest::addColumn<Action>("change");
    const auto rewrite = [](const QString &path, const QByteArray &content) {
        putContent(path, content); // the same file
    };
    QTest::newRow("emptied") << Action([=](const QString &path) { rewrite(path, {}); });
    QTest::newRow("its end lost") << Action([=](const QString &path) { rewrite(path, contentOf(path).chopped(4096)); });
    QTest::newRow("overwritten") << Action(
        [=](const QString &path) { rewrite(path, QByteArray(contentOf(path).size(), 'x')); });
    QTest::newRow("its header overwritten")
        << Action([=](const QString &path) { rewrite(path, contentOf(path).replace(0, 100, QByteArray(100, 'x'))); });
    QTest::newRow("its log emptied") << Action([=](const QString &path) { rewrite(path + "-wal"_L1, {}); });
    QTest::newRow("an earlier copy") << Action(
        [=](const QString &path) { rewrite(path, contentOf(path + "-copy"_L1)); });
}

// By a program that writes into the open file. Nothing is recorded any more, so nothing is sent.
void TestRecordTrail::theDatabaseChangedWhileRunning()
{
    QFETCH(const std::function<void(const QString &)>, change);
    const QString path = file(u"journal.sqlite"_s);
    close();
    QVERIFY(QFile::copy(path, path + "-copy"_L1));
    reopen();
    const RunId id = valueOf(journal().beginRun(someRun(150)));
    SqliteFile(path).run(u"PRAGMA wal_checkpoint(PASSIVE)"_s);
    recordSomething();
    const QSignalSpy losses(m_book.get(), &RecordBook::journalLost);
    m_book->check();
    QVERIFY(losses.isEmpty());
    change(path);
    for (int attempt = 0; attempt < 2; ++attempt) {
        QCOMPARE(problemOf(journal().markSending(id, chunkOf(1, {0}))), Kind::Altered);
        QCOMPARE(problemOf(journal().beginRun(someRun(1))), Kind::Altered);
        QCOMPARE(problemOf(journal().unsettledRuns()), Kind::Altered);
        QCOMPARE(problemOf(journal().run(id)), Kind::Altered);
    }
    m_book->check();
    m_book->check();
    QCOMPARE(losses.size(), 1);
    QCOMPARE(problemOf(m_book->journalLoss()), Kind::Altered);
}

void TestRecordTrail::theDatabaseChangedWithAnEmptyLog_data()
{
    QTest::addColumn<bool>("isEarlier");
    QTest::newRow("an earlier copy") << true;
    QTest::newRow("a page overwritten") << false;
}

// Nothing in the log hides what is in the file, whose size and header are as before.
void TestRecordTrail::theDatabaseChangedWithAnEmptyLog()
{
    QFETCH(const bool, isEarlier);
    const QString path = file(u"journal.sqlite"_s);
    const auto emptyLog = [&path] { SqliteFile(path).run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s); };
    const RunId id = valueOf(journal().beginRun(someRun(150)));
    emptyLog();
    QByteArray content = contentOf(path);
    recordSomething();
    emptyLog();
    QCOMPARE(contentOf(path).size(), content.size());
    if (!isEarlier) {
        constexpr qsizetype page = 4096;
        content = contentOf(path).replace(content.size() / page / 2 * page, page, QByteArray(page, '\x7b'));
    }
    m_book->check();
    QCOMPARE(m_book->journalLoss(), std::nullopt);
    putContent(path, content);
    QCOMPARE(problemOf(journal().markSending(id, chunkOf(1, {0}))), Kind::Altered);
    m_book->check();
    QCOMPARE(problemOf(m_book->journalLoss()), Kind::Altered);
}

// Another program may read the database, move its log into it and touch it.
void TestRecordTrail::harmlessWritesToTheDatabase()
{
    const QString path = file(u"journal.sqlite"_s);
    for (const QString &mode : {u"PASSIVE"_s, u"TRUNCATE"_s}) {
        SqliteFile(path).run(u"PRAGMA wal_checkpoint(%1)"_s.arg(mode));
        recordSampleRun(journal());
    }
    QFile touched(path);
    QVERIFY(touched.open(QIODevice::Append));
    QVERIFY(touched.setFileTime(QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime));
    recordSampleRun(journal());
    m_book->check();
    QCOMPARE(m_book->journalLoss(), std::nullopt);
    QVERIFY(verdict().isIntact());
}

QTEST_GUILESS_MAIN(TestRecordTrail)
#include "test_recordtrail.moc"
