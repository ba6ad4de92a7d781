// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "recordfixture.h"
#include "sqlitefile.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

#ifdef Q_OS_UNIX
#include "permissions.h"
#endif

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

namespace
{

using Kind = JournalProblem::Kind;

//! Runs in the second process of a test: opens the record, prints the result and keeps it open until killed.
int holdRecord(const QString &folder)
{
    ManualClock clock;
    const auto book = RecordBook::open(folder, someWriter(), clock);
    // A process that was killed in the middle of the run has left its files open.
    if (book && valueOf(book.value()->journal().unsettledRuns()).empty()) {
        recordSampleRun(book.value()->journal());
    }
    std::printf("%s\n", book ? "open" : qPrintable(book.error().detail));
    std::fflush(stdout);
    return book ? std::getchar() : 1;
}

//! Starts the second process and returns what it prints.
QByteArray startHolder(QProcess &process, const QString &folder)
{
    process.start(QCoreApplication::applicationFilePath(), {u"--hold"_s, folder});
    return process.waitForReadyRead() ? process.readLine().trimmed() : QByteArray();
}

} // namespace

class TestRecordBook final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void eachIdentityHasItsFolder();
    void isReadableByItsOwnerOnly();
    void restrictsAccessToExistingFiles();
    void reportsAFolderThatCannotBeCreated();
    void rejectsASecondOpenInThisProcess();
    void rejectsASecondOpenInAnotherProcess();
    void takesOverTheLockOfAKilledProcess();
    void isFreeWhateverAKillLeft_data();
    void isFreeWhateverAKillLeft();
    void isFreeAfterAKillAtAnyMoment();
    void holdsALockWhoseFileWasEmptied();
    void followsNoLinkToALockFile();
    void aProblemLeavesNoLock();
    void theTrailContainsTheEvents();
    void twoBooksAreIndependent();
    void nothingIsLostWithTheLog_data();
    void nothingIsLostWithTheLog();

private:
    [[nodiscard]] QString lockFile() const { return m_folder + "/lock"_L1; }
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_folder;
    ManualClock m_clock;
};

void TestRecordBook::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_folder = m_dir->filePath(u"records/one"_s);
}

void TestRecordBook::eachIdentityHasItsFolder()
{
    const QString one = RecordBook::folderOf(u"/r"_s, {.service = u"https://open.feishu.cn"_s, .appId = u"cli_a1"_s});
    QVERIFY(QRegularExpression(u"^/r/[0-9a-f]{32}$"_s).match(one).hasMatch());
    QCOMPARE(RecordBook::folderOf(u"/r"_s, {.service = u"https://open.feishu.cn"_s, .appId = u"cli_a1"_s}), one);
    QVERIFY(RecordBook::folderOf(u"/r"_s, {.service = u"https://open.feishu.cn"_s, .appId = u"cli_a2"_s}) != one);
    QVERIFY(RecordBook::folderOf(u"/r"_s, {.service = u"https://open.larksuite.com"_s, .appId = u"cli_a1"_s}) != one);
    // A name with a path to other folders is only a name.
    const QString climbing = RecordBook::folderOf(u"/r"_s, {.service = {}, .appId = u"../../x"_s});
    QCOMPARE(QDir::cleanPath(climbing), climbing);
    QVERIFY(climbing.startsWith("/r/"_L1));
}

void TestRecordBook::isReadableByItsOwnerOnly()
{
#ifdef Q_OS_UNIX
    const OpenUmask umask;
    const auto book = openBook(m_folder, m_clock);
    recordSampleRun(book->journal());
    QCOMPARE(permissionsOf(m_folder), u"700"_s);
    QCOMPARE(permissionsOf(m_dir->filePath(u"records"_s)), u"700"_s);
    for (const QString &name :
         {u"journal.sqlite"_s, u"journal.sqlite-wal"_s, u"journal.sqlite-shm"_s, u"audit.log"_s}) {
        QCOMPARE(name + u' ' + permissionsOf(m_folder + u'/' + name), name + u" 600"_s);
    }
#endif
}

void TestRecordBook::restrictsAccessToExistingFiles()
{
#ifdef Q_OS_UNIX
    openBook(m_folder, m_clock);
    setPermissions(m_folder, 0777);
    for (const auto &name : {"/journal.sqlite"_L1, "/audit.log"_L1, "/lock"_L1}) {
        setPermissions(m_folder + name, 0666);
    }
    const auto book = openBook(m_folder, m_clock);
    recordSampleRun(book->journal());
    QCOMPARE(permissionsOf(m_folder), u"700"_s);
    for (const auto &name : {"/journal.sqlite"_L1, "/journal.sqlite-wal"_L1, "/audit.log"_L1, "/lock"_L1}) {
        QCOMPARE(permissionsOf(m_folder + name), u"600"_s);
    }
#endif
}

void TestRecordBook::reportsAFolderThatCannotBeCreated()
{
    const QString file = m_dir->filePath(u"file"_s);
    putContent(file, "x");
    for (const QString &folder : {file, file + "/records/one"_L1}) {
        const auto book = RecordBook::open(folder, someWriter(), m_clock);
        QCOMPARE(problemOf(book), Kind::NotWritable);
        QCOMPARE(book.error().path, folder);
    }
    QCOMPARE(contentOf(file), "x");
}

void TestRecordBook::rejectsASecondOpenInThisProcess()
{
    const auto book = openBook(m_folder, m_clock);
    const auto second = RecordBook::open(m_folder, someWriter(), m_clock);
    QCOMPARE(problemOf(second), Kind::InUse);
    QCOMPARE(second.error().path, m_folder);
    QVERIFY(second.error().detail.contains(QString::number(QCoreApplication::applicationPid())));
    recordSampleRun(book->journal()); // the first one still works
    QCOMPARE(book->auditHead().seq, 4);
    QCOMPARE(problemOf(RecordBook::open(m_folder, someWriter(), m_clock)), Kind::InUse);
}

void TestRecordBook::rejectsASecondOpenInAnotherProcess()
{
    QProcess process;
    {
        const auto book = openBook(m_folder, m_clock);
        const QByteArray answer = startHolder(process, m_folder);
        QVERIFY2(answer.contains(QByteArray::number(QCoreApplication::applicationPid())), answer.constData());
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 1);
    }
    QCOMPARE(startHolder(process, m_folder), "open");
    const auto book = RecordBook::open(m_folder, someWriter(), m_clock);
    QCOMPARE(problemOf(book), Kind::InUse);
    QVERIFY(book.error().detail.contains(u"process %1 (test_store_recordbook)"_s.arg(process.processId())));
    process.kill();
    QVERIFY(process.waitForFinished());
}

void TestRecordBook::takesOverTheLockOfAKilledProcess()
{
    QProcess process;
    QCOMPARE(startHolder(process, m_folder), "open");
    process.kill();
    QVERIFY(process.waitForFinished());
    const auto book = openBook(m_folder, m_clock);
    QCOMPARE(allEvents(book->journal()).size(), size_t{4});
    QCOMPARE(recordsIn(book->auditFile()), recordsOf(allEvents(book->journal())));
}

void TestRecordBook::isFreeWhateverAKillLeft_data()
{
    QTest::addColumn<QByteArray>("lock");
    QTest::addColumn<QString>("other");
    const QByteArray host = QSysInfo::machineHostName().toUtf8() + "\n\n\n";
    const QByteArray gone = "2147483646\nsealdesk\n" + host;
    // In a container each start may have the same process number as the killed one.
    const QByteArray thisProcess = QByteArray::number(QCoreApplication::applicationPid()) + "\nsealdesk\n" + host;
    QTest::newRow("empty") << QByteArray() << QString();
    QTest::newRow("another process") << gone << QString();
    QTest::newRow("this process") << thisProcess << QString();
    // What earlier versions created when they took over a lock.
    QTest::newRow("killed while taking over") << gone << u"lock.rmlock"_s;
}

void TestRecordBook::isFreeWhateverAKillLeft()
{
    QFETCH(const QByteArray, lock);
    QFETCH(const QString, other);
    QVERIFY(QDir().mkpath(m_folder));
    putContent(lockFile(), lock);
    if (!other.isEmpty()) {
        putContent(m_folder + u'/' + other, "");
    }
    const auto book = RecordBook::open(m_folder, someWriter(), m_clock);
    QCOMPARE(problemOf(book), std::nullopt);
    QCOMPARE(problemOf(RecordBook::open(m_folder, someWriter(), m_clock)), Kind::InUse);
}

void TestRecordBook::isFreeAfterAKillAtAnyMoment()
{
    constexpr int kills = 25;
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    for (int kill = 0; kill < kills; ++kill) {
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(), {u"--hold"_s, m_folder});
        QVERIFY(process.waitForStarted());
        constexpr int longestStart = 60; // milliseconds until the record is open
        process.waitForReadyRead(random.bounded(longestStart));
        process.kill();
        QVERIFY(process.waitForFinished());
        QCOMPARE(problemOf(RecordBook::open(m_folder, someWriter(), m_clock)), std::nullopt);
    }
}

void TestRecordBook::holdsALockWhoseFileWasEmptied()
{
    const auto book = openBook(m_folder, m_clock);
    putContent(lockFile(), "");
    const auto second = RecordBook::open(m_folder, someWriter(), m_clock);
    QCOMPARE(problemOf(second), Kind::InUse);
    QCOMPARE(second.error().detail, u"held by another process"_s);
}

void TestRecordBook::followsNoLinkToALockFile()
{
#ifdef Q_OS_UNIX
    const QString target = m_dir->filePath(u"target"_s);
    putContent(target, "precious");
    QVERIFY(QDir().mkpath(m_folder));
    QVERIFY(QFile::link(target, lockFile()));
    QVERIFY(problemOf(RecordBook::open(m_folder, someWriter(), m_clock)));
    QCOMPARE(contentOf(target), "precious");
#endif
}

void TestRecordBook::aProblemLeavesNoLock()
{
    QVERIFY(QDir().mkpath(m_folder));
    putContent(m_folder + "/journal.sqlite"_L1, QByteArray(9000, 'x'));
    QCOMPARE(problemOf(RecordBook::open(m_folder, someWriter(), m_clock)), Kind::Damaged);
    QVERIFY(QFile::remove(m_folder + "/journal.sqlite"_L1));
    QCOMPARE(problemOf(RecordBook::open(m_folder, someWriter(), m_clock)), std::nullopt);
}

void TestRecordBook::theTrailContainsTheEvents()
{
    const auto book = openBook(m_folder, m_clock);
    QCOMPARE(book->auditHead(), AuditHead());
    recordSampleRun(book->journal());
    m_clock.advance(std::chrono::milliseconds{1234});
    constexpr QChar half(0xd800); // UTF-8 can't represent it
    QCOMPARE(problemOf(book->journal().recordEvent(u"connection"_s, {{u"service"_s, u"\ufeff😀\n\""_s + half + u'x'}})),
             std::nullopt);
    QVERIFY(!book->auditProblem());
    const AuditVerdict verdict = verdictOnFile(book->auditFile(), book->auditHead().hash);
    QVERIFY(verdict.isIntact());
    QCOMPARE(verdict.records, 5);
    QCOMPARE(book->auditHead().seq, 5);
    const auto written = recordsIn(book->auditFile());
    QCOMPARE(written.first(4), recordsOf(allEvents(book->journal())).first(4));
    QCOMPARE(written[4].value("service"_L1).toString(), u"\ufeff😀\n\"\ufffdx"_s);
}

void TestRecordBook::nothingIsLostWithTheLog_data()
{
    QTest::addColumn<bool>("hasTables");
    QTest::newRow("the file as of the latest start, with its tables") << true;
    QTest::newRow("a file without any table") << false;
}

// Until a journal is closed, its latest pages are only in journal.sqlite-wal.
void TestRecordBook::nothingIsLostWithTheLog()
{
    QFETCH(const bool, hasTables);
    const QString copy = m_dir->filePath(u"records/copy"_s);
    {
        const auto book = openBook(m_folder, m_clock);
        recordSampleRun(book->journal());
        QVERIFY(QDir().mkpath(copy));
        QVERIFY(QFile::copy(m_folder + "/audit.log"_L1, copy + "/audit.log"_L1));
        if (hasTables) {
            QVERIFY(QFile::copy(m_folder + "/journal.sqlite"_L1, copy + "/journal.sqlite"_L1));
            QCOMPARE(SqliteFile(copy + "/journal.sqlite"_L1).value(u"SELECT count(*) FROM run"_s).toInt(), 0);
        } else {
            SqliteFile empty(copy + "/journal.sqlite"_L1);
            empty.run(u"CREATE TABLE gone (id INTEGER)\nDROP TABLE gone"_s);
        }
    }
    const auto book = openBook(copy, m_clock);
    QVERIFY(book->rebuild());
    QCOMPARE(book->rebuild()->reason, JournalRebuild::Reason::Older);
    QCOMPARE(book->rebuild()->runs, 1);
    QCOMPARE(outcomesOf(book->journal(), RunId{1}),
             (std::vector{OutcomeState::Terminated, OutcomeState::Terminated, OutcomeState::NotSent}));
}

void TestRecordBook::twoBooksAreIndependent()
{
    const auto one = openBook(m_folder, m_clock);
    const auto two = openBook(m_dir->filePath(u"records/two"_s), m_clock);
    recordSampleRun(one->journal());
    QCOMPARE(two->auditHead(), AuditHead());
    recordSampleRun(two->journal());
    recordSampleRun(two->journal());
    QCOMPARE(one->auditHead().seq, 4);
    QCOMPARE(two->auditHead().seq, 8);
    QVERIFY(verdictOnFile(one->auditFile(), one->auditHead().hash).isIntact());
    QVERIFY(verdictOnFile(two->auditFile(), two->auditHead().hash).isIntact());
}

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == "--hold"_L1) {
        return holdRecord(arguments[2]);
    }
    TestRecordBook test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_recordbook.moc"
