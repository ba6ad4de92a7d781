// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "recordfixture.h"
#include "store/erase.h"
#include "store/recordhead.h"

#include <QDir>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

#ifdef Q_OS_UNIX
#include "permissions.h"
#endif

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

//! The head of an audit trail that is kept outside of its record, and what it shows.
class TestRecordHead final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_book.reset(); }
    void theFolderIsTheUsers();
    void isStoredAfterEachAppend();
    void isReadableByItsOwnerOnly();
    void eachRecordHasItsFile();
    void noticesAnEarlierCopy();
    void noticesThatAllWasDeleted();
    void waitingFilesOfAnEarlierCopyMayBeSent();
    void staysUntilItIsAcknowledged();
    void isNoticedAgain();
    void aLostJournalAndAnEarlierTrail();
    void concludesNothing_data();
    void concludesNothing();
    void theJournalHasWhatTheTrailLost();
    void aFolderThatCannotBeWrittenBlocksNothing();
    void isErasedWithTheRecord();

private:
    void open() { m_book = valueOf(RecordBook::open(folder(), someWriter(), m_clock, heads())); }
    void close() { m_book.reset(); }
    //! Copies the record, as a backup does.
    void backUp();
    //! Replaces the record by the copy.
    void restore();
    [[nodiscard]] QString heads() const { return m_dir->filePath(u"state/heads"_s); }
    [[nodiscard]] QString folder() const { return m_dir->filePath(u"records/one"_s); }
    [[nodiscard]] QString trail() const { return folder() + u"/audit.log"_s; }
    [[nodiscard]] RecordHead head() const { return {heads(), folder()}; }
    [[nodiscard]] Journal &journal() const { return m_book->journal(); }
    void recordSomething() { QCOMPARE(problemOf(journal().recordEvent(u"n"_s, {})), std::nullopt); }

    std::unique_ptr<QTemporaryDir> m_dir;
    ManualClock m_clock;
    std::unique_ptr<RecordBook> m_book;
};

void TestRecordHead::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    open();
    QVERIFY(!m_book->isRolledBack());
    recordSampleRun(journal());
}

void TestRecordHead::backUp()
{
    close();
    const QString copy = m_dir->filePath(u"copy"_s);
    QVERIFY(QDir().mkpath(copy));
    for (const QString &name : QDir(folder()).entryList(QDir::Files)) {
        QVERIFY(QFile::copy(folder() + u'/' + name, copy + u'/' + name));
    }
    open();
}

void TestRecordHead::restore()
{
    close();
    QVERIFY(QDir(folder()).removeRecursively());
    QVERIFY(QDir().rename(m_dir->filePath(u"copy"_s), folder()));
}

void TestRecordHead::theFolderIsTheUsers()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    const QByteArray before = qgetenv("XDG_STATE_HOME");
    qputenv("XDG_STATE_HOME", "/state");
    QCOMPARE(recordHeadsFolder(), u"/state/sealdesk/heads"_s);
    const QString byDefault = QDir::homePath() + u"/.local/state/sealdesk/heads"_s;
    qputenv("XDG_STATE_HOME", "relative"); // to be ignored, as the specification has it
    QCOMPARE(recordHeadsFolder(), byDefault);
    qunsetenv("XDG_STATE_HOME");
    QCOMPARE(recordHeadsFolder(), byDefault);
    qputenv("XDG_STATE_HOME", before);
#endif
}

void TestRecordHead::isStoredAfterEachAppend()
{
    qint64 counter = head().read()->counter;
    QVERIFY(counter > 0);
    for (int i = 0; i < 3; ++i) {
        recordSomething();
        const auto state = head().read();
        QVERIFY(state);
        QCOMPARE(state->head, m_book->auditHead());
        QCOMPARE(state->counter, ++counter);
        QCOMPARE(state->rollback, std::nullopt);
    }
    QCOMPARE(QDir(heads()).entryList(QDir::Files), QStringList{QFileInfo(head().file()).fileName()});
}

void TestRecordHead::isReadableByItsOwnerOnly()
{
#ifdef Q_OS_UNIX
    const OpenUmask umask;
    QVERIFY(QDir(m_dir->filePath(u"state"_s)).removeRecursively());
    recordSomething();
    QCOMPARE(permissionsOf(heads()), u"700"_s);
    QCOMPARE(permissionsOf(head().file()), u"600"_s);
#endif
}

void TestRecordHead::eachRecordHasItsFile()
{
    const QString one = head().file();
    QVERIFY(RecordHead(heads(), m_dir->filePath(u"records/two"_s)).file() != one);
    QVERIFY(RecordHead(heads(), m_dir->filePath(u"others/one"_s)).file() != one);
    QCOMPARE(RecordHead(heads(), m_dir->filePath(u"records/./one"_s)).file(), one);
    QVERIFY(RecordHead({}, folder()).file().isEmpty());
    QVERIFY(!RecordHead({}, folder()).read());
}

void TestRecordHead::noticesAnEarlierCopy()
{
    backUp();
    recordSomething();
    recordSomething();
    restore();
    open();
    QVERIFY(m_book->isRolledBack());
    QCOMPARE(m_book->rollback(), (Rollback{.known = 6, .found = 4}));
    const QJsonObject last = recordsIn(trail()).last();
    QCOMPARE(last.value("kind"_L1).toString(), u"rollback"_s);
    QCOMPARE(last.value("known"_L1).toInteger(), 6);
    QCOMPARE(last.value("found"_L1).toInteger(), 4);
    QVERIFY(!m_book->journalIsBehind());
    QVERIFY(!m_book->rebuild());
    QVERIFY(verdictOnFile(trail(), m_book->auditHead().hash).isIntact());
    QCOMPARE(head().read()->head, m_book->auditHead());
}

void TestRecordHead::noticesThatAllWasDeleted()
{
    close();
    QVERIFY(QDir(folder()).removeRecursively());
    open();
    QCOMPARE(m_book->rollback(), (Rollback{.known = 4, .found = 0}));
}

// The lost records may have been those of their requests.
void TestRecordHead::waitingFilesOfAnEarlierCopyMayBeSent()
{
    const RunId id = valueOf(journal().beginRun(someRun(2, {}, 10)));
    const QString copy = m_dir->filePath(u"copy"_s);
    QVERIFY(QDir().mkpath(copy));
    for (const QString &name : {u"journal.sqlite"_s, u"journal.sqlite-wal"_s, u"audit.log"_s}) {
        QVERIFY(QFile::copy(folder() + u'/' + name, copy + u'/' + name)); // in the middle of the run
    }
    QCOMPARE(problemOf(journal().markSending(id, chunkOf(1, {0, 1}))), std::nullopt);
    QCOMPARE(problemOf(journal().settle(id, settled(OutcomeState::Terminated, {0, 1}))), std::nullopt);
    restore();
    open();
    QVERIFY(m_book->isRolledBack());
    QCOMPARE(valueOf(journal().unsettledRuns()), std::vector{id});
    for (const StoredFile &file : valueOf(journal().run(id)).files) {
        QCOMPARE(file.outcome.state, OutcomeState::Unknown);
        QCOMPARE(file.outcome.cause, OutcomeCause(cause::CutShort{}));
    }
    QVERIFY(verdictOnFile(trail(), m_book->auditHead().hash).isIntact());
}

void TestRecordHead::staysUntilItIsAcknowledged()
{
    backUp();
    recordSomething();
    restore();
    for (int start = 0; start < 2; ++start) {
        open();
        QCOMPARE(m_book->rollback(), (Rollback{.known = 5, .found = 4}));
        recordSomething();
        close();
    }
    QCOMPARE(contentOf(trail()).count(R"("rollback")"), 1); // recorded once
    open();
    const QSignalSpy acknowledged(m_book.get(), &RecordBook::rollbackAcknowledged);
    QCOMPARE(problemOf(m_book->acknowledgeRollback()), std::nullopt);
    QCOMPARE(problemOf(m_book->acknowledgeRollback()), std::nullopt);
    QCOMPARE(acknowledged.size(), 1);
    QVERIFY(!m_book->isRolledBack());
    QCOMPARE(recordsIn(trail()).last().value("kind"_L1).toString(), u"rollback_acknowledged"_s);
    close();
    open();
    QVERIFY(!m_book->isRolledBack());
}

void TestRecordHead::isNoticedAgain()
{
    backUp();
    recordSomething();
    recordSomething();
    recordSomething();
    restore();
    open();
    QCOMPARE(problemOf(m_book->acknowledgeRollback()), std::nullopt);
    backUp();
    recordSomething();
    restore();
    open();
    QCOMPARE(m_book->rollback(), (Rollback{.known = 7, .found = 6}));
}

void TestRecordHead::aLostJournalAndAnEarlierTrail()
{
    recordSomething();
    close();
    putContent(trail(), linesOf(contentOf(trail())).first(2).join());
    QVERIFY(QFile::remove(folder() + u"/journal.sqlite"_s));
    open();
    QCOMPARE(m_book->rollback(), (Rollback{.known = 5, .found = 2}));
    QVERIFY(m_book->rebuild());
    for (const StoredFile &file : valueOf(journal().run(RunId{1})).files) {
        QCOMPARE(file.outcome.state, OutcomeState::Unknown);
    }
}

void TestRecordHead::concludesNothing_data()
{
    using Content = std::function<QByteArray(const QByteArray &)>;
    QTest::addColumn<Content>("change");
    QTest::newRow("equal") << Content([](const QByteArray &content) { return content; });
    QTest::newRow("empty") << Content([](const QByteArray &) { return QByteArray(); });
    QTest::newRow("garbage") << Content([](const QByteArray &) { return QByteArray("\xff{]", 3); });
    QTest::newRow("cut off") << Content([](const QByteArray &content) { return content.first(content.size() / 2); });
    QTest::newRow("behind") << Content(
        [](const QByteArray &content) { return QByteArray(content).replace("\"seq\":4", "\"seq\":3"); });
    QTest::newRow("a number that is none")
        << Content([](const QByteArray &content) { return QByteArray(content).replace("\"seq\":4", "\"seq\":\"9\""); });
    QTest::newRow("a negative number") << Content(
        [](const QByteArray &content) { return QByteArray(content).replace("\"seq\":4", "\"seq\":-9"); });
    QTest::newRow("a hash that is none") << Content([](const QByteArray &content) {
        return QByteArray(content).replace("\"hash\":\"", "\"hash\":\"g").replace("\"seq\":4", "\"seq\":9");
    });
}

void TestRecordHead::concludesNothing()
{
    using Content = std::function<QByteArray(const QByteArray &)>;
    QFETCH(const Content, change);
    close();
    const QByteArray content = contentOf(head().file());
    QVERIFY(content.contains("\"seq\":4"));
    putContent(head().file(), change(content));
    const QByteArray trailBefore = contentOf(trail());
    open();
    QVERIFY(!m_book->isRolledBack());
    QCOMPARE(contentOf(trail()), trailBefore);
    QCOMPARE(head().read()->head, m_book->auditHead());
    close();
    QVERIFY(QFile::remove(head().file()));
    open();
    QVERIFY(!m_book->isRolledBack());
    QCOMPARE(contentOf(trail()), trailBefore);
}

// Only the trail is older, as after a crash.
void TestRecordHead::theJournalHasWhatTheTrailLost()
{
    recordSomething();
    const QByteArray whole = contentOf(trail());
    close();
    putContent(trail(), linesOf(whole).first(2).join());
    open();
    QVERIFY(!m_book->isRolledBack());
    QCOMPARE(contentOf(trail()), whole);
}

void TestRecordHead::aFolderThatCannotBeWrittenBlocksNothing()
{
    close();
    QVERIFY(QDir(m_dir->filePath(u"state"_s)).removeRecursively());
    putContent(m_dir->filePath(u"state"_s), "a file");
    open();
    recordSomething();
    QVERIFY(!m_book->auditProblem());
    QVERIFY(!m_book->isRolledBack());
}

void TestRecordHead::isErasedWithTheRecord()
{
    const QString records = m_dir->filePath(u"records"_s);
    close();
    const QString other = m_dir->filePath(u"others/one"_s);
    recordSampleRun(valueOf(RecordBook::open(other, someWriter(), m_clock, heads()))->journal());
    QCOMPARE(eraseRecords(records, m_clock, heads()), std::nullopt);
    QVERIFY(!QFileInfo::exists(head().file()));
    QVERIFY(RecordHead(heads(), other).read());
    open();
    QVERIFY(!m_book->isRolledBack());
}

QTEST_GUILESS_MAIN(TestRecordHead)
#include "test_recordhead.moc"
