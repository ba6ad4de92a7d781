// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "lossyvfs.h"
#include "rowdatabase.h"

#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <algorithm>
#include <cstdio>
#include <memory>

using namespace sealdesk::test;
using namespace Qt::StringLiterals;

namespace
{

const Mode walFull{u"WAL"_s, u"FULL"_s};
const Mode walNormal{u"WAL"_s, u"NORMAL"_s};
const Mode walOff{u"WAL"_s, u"OFF"_s};
const Mode walBusy{u"WAL"_s, u"FULL"_s, 10};
const Mode walBusyNormal{u"WAL"_s, u"NORMAL"_s, 10};
const Mode deleteFull{u"DELETE"_s, u"FULL"_s};
const Mode deleteOff{u"DELETE"_s, u"OFF"_s};

//! Fills a database with one row per commit and then cuts the power. Returns the number of committed rows.
int fillUntilCut(LossyVfs &vfs, const QString &path, const Mode &mode, int count)
{
    Connection connection(path, mode);
    int id = 0;
    while (id < count && connection.commit(id + 1)) {
        ++id;
    }
    vfs.loseUnsynced();
    return id;
}

//! Runs as the child process: commits rows and prints their IDs until it is killed.
int commitUntilKilled(const QStringList &arguments)
{
    const quint32 seed = arguments[5].toUInt();
    const LossyVfs vfs(seed == 0 ? WriteBack::Never : WriteBack::Sometimes, seed);
    Connection connection(arguments[2], {u"WAL"_s, arguments[3], arguments[4].toInt()});
    for (int id = 1; connection.isOpen() && connection.commit(id); ++id) {
        std::printf("%d\n", id);
        std::fflush(stdout);
    }
    return 1;
}

//! Runs the child process and kills it at a random moment after it has printed some IDs. Returns the last printed ID.
int runUntilKilled(const QString &path, const Mode &mode, quint32 seed)
{
    QRandomGenerator *random = QRandomGenerator::global();
    const int rows = random->bounded(1, 60);
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(),
                {u"--commit"_s, path, mode.synchronous, QString::number(mode.checkpointPages), QString::number(seed)});
    QByteArray printed;
    while (printed.count('\n') < rows && child.waitForReadyRead()) {
        printed += child.readAll();
    }
    child.waitForFinished(random->bounded(30));
    child.kill();
    child.waitForFinished();
    printed += child.readAll();
    // Ignore an incomplete last line.
    const QList<QByteArray> lines = printed.left(printed.lastIndexOf('\n')).split('\n');
    return child.exitStatus() == QProcess::CrashExit ? lines.last().toInt() : -1;
}

} // namespace

class TestLossyVfs final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TestLossyVfs)

public:
    TestLossyVfs() = default;

private Q_SLOTS:
    void init();
    void cleanup();
    void qtDriverUsesIt();
    void connectionsShareTheFile();
    void unsyncedWritesOutliveTheConnection();
    void fullKeepsEachCommit_data();
    void fullKeepsEachCommit();
    void normalLosesTheLastCommits();
    void staysIntactAfterEarlyWrites_data();
    void staysIntactAfterEarlyWrites();
    void breaksWithoutSyncs();
    void powerStaysOffUntilAllFilesAreClosed();
    void killedProcessKeepsSyncedCommits_data();
    void killedProcessKeepsSyncedCommits();
    void killedProcessLosesUnsyncedCommits();
    void failsOnDemand_data();
    void failsOnDemand();
    void failsFromTheNthWrite();

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;
};

void TestLossyVfs::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_path = m_directory->filePath(u"rows.db"_s);
}

void TestLossyVfs::cleanup()
{
    m_directory.reset();
}

void TestLossyVfs::qtDriverUsesIt()
{
    const LossyVfs vfs;
    Connection connection(m_path, walOff);
    QVERIFY(connection.commit(1));

    QVERIFY2(vfs.writes() > 0, "Qt's driver has an SQLite of its own");
    QCOMPARE(vfs.syncs(), 0);
    QCOMPARE(QFileInfo(m_path).size(), 0);
    QCOMPARE(QFileInfo(m_path + u"-wal"_s).size(), 0);

    QVERIFY(connection.run(u"PRAGMA synchronous=FULL"_s) && connection.commit(2));
    QVERIFY(vfs.syncs() > 0);
    QVERIFY(QFileInfo(m_path + u"-wal"_s).size() > 0);
}

void TestLossyVfs::connectionsShareTheFile()
{
    const LossyVfs vfs;
    for (const Mode &mode : {walOff, deleteOff}) {
        Connection writer(m_path, mode);
        QVERIFY(writer.commit(writer.lastId() + 1));

        const Connection reader(m_path, mode);
        QCOMPARE(reader.lastId(), writer.lastId());
        QVERIFY(writer.commit(writer.lastId() + 1));
        QCOMPARE(reader.lastId(), writer.lastId());
    }
}

void TestLossyVfs::unsyncedWritesOutliveTheConnection()
{
    LossyVfs vfs;
    {
        Connection connection(m_path, deleteOff);
        QVERIFY(connection.commit(1));
    }
    QCOMPARE(Survivors(m_path, deleteOff).rows, 1);
    QCOMPARE(QFileInfo(m_path).size(), 0);

    vfs.loseUnsynced();

    QCOMPARE(Survivors(m_path, deleteOff).rows, 0);
}

void TestLossyVfs::fullKeepsEachCommit_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::newRow("log") << walFull;
    QTest::newRow("journal") << deleteFull;
}

void TestLossyVfs::fullKeepsEachCommit()
{
    QFETCH(const Mode, mode);
    LossyVfs vfs;

    QCOMPARE(fillUntilCut(vfs, m_path, mode, 20), 20);

    const Survivors survivors(m_path, mode);
    QCOMPARE(survivors.rows, 20);
    QCOMPARE(survivors.integrity, u"ok"_s);
}

void TestLossyVfs::normalLosesTheLastCommits()
{
    LossyVfs vfs;
    {
        const Connection closedProperly(m_path, walNormal);
    }
    QCOMPARE(fillUntilCut(vfs, m_path, walNormal, 20), 20);

    const Survivors survivors(m_path, walNormal);
    QCOMPARE(survivors.rows, 0);
    QCOMPARE(survivors.integrity, u"ok"_s);
}

void TestLossyVfs::staysIntactAfterEarlyWrites_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<quint32>("seeds");
    QTest::newRow("log") << walBusy << 200U;
    QTest::newRow("log, synced at checkpoints") << walBusyNormal << 200U;
    QTest::newRow("journal") << deleteFull << 60U; // fewer, because deleting the journal is slow
}

// Cuts the power at a write in the middle of a commit or of a checkpoint, which is frequent in these modes.
void TestLossyVfs::staysIntactAfterEarlyWrites()
{
    QFETCH(const Mode, mode);
    QFETCH(const quint32, seeds);
    int lost = 0;
    int kept = 0;
    for (quint32 seed = 1; seed <= seeds; ++seed) {
        const QString path = m_directory->filePath(QString::number(seed));
        LossyVfs vfs(WriteBack::Sometimes, seed);
        vfs.failFrom(1 + static_cast<int>(seed * 7919 % 150), Failure::Io);
        const int committed = fillUntilCut(vfs, path, mode, 100);
        vfs.heal();

        const Survivors survivors(path, mode);
        QCOMPARE(survivors.integrity, u"ok"_s);
        QCOMPARE(survivors.rows, survivors.lastId);
        QVERIFY(survivors.rows <= committed + 1);
        lost += std::max(0, committed - survivors.rows);
        kept += survivors.rows;
    }
    QCOMPARE(lost > 0, mode.synchronous != u"FULL"_s);
    QVERIFY(kept > 0);
}

// Proves that the test above can fail: without syncs, databases do break.
void TestLossyVfs::breaksWithoutSyncs()
{
    int broken = 0;
    for (quint32 seed = 1; seed <= 20; ++seed) {
        const QString path = m_directory->filePath(QString::number(seed));
        LossyVfs vfs(WriteBack::Sometimes, seed);
        fillUntilCut(vfs, path, deleteOff, 20);
        broken += Survivors(path, deleteOff).integrity != u"ok"_s;
    }
    QVERIFY(broken > 0);
}

void TestLossyVfs::powerStaysOffUntilAllFilesAreClosed()
{
    LossyVfs vfs;
    {
        Connection connection(m_path, walNormal);
        QVERIFY(connection.commit(1));
        vfs.loseUnsynced();
        QVERIFY(!connection.commit(2));
        QCOMPARE(connection.error(), SQLITE_IOERR);
        QCOMPARE(Connection(m_path, walNormal).error(), SQLITE_CANTOPEN);
    }
    // The shared memory still refers to commits that the log has lost.
    QVERIFY(QFileInfo(m_path + u"-shm"_s).size() > 0);

    Connection connection(m_path, walNormal);
    QCOMPARE(connection.rowCount(), 0);
    QVERIFY(connection.commit(1));
    QCOMPARE(connection.integrity(), u"ok"_s);
}

void TestLossyVfs::killedProcessKeepsSyncedCommits_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 0; seed < 12; ++seed) {
        QTest::addRow("%u", seed) << seed;
    }
}

void TestLossyVfs::killedProcessKeepsSyncedCommits()
{
    QFETCH(const quint32, seed);

    const int printed = runUntilKilled(m_path, walBusy, seed);

    QVERIFY(printed > 0);
    QVERIFY(QFileInfo(m_path + u"-shm"_s).size() > 0);
    const Survivors survivors(m_path, walFull);
    QVERIFY2(survivors.lastId >= printed, qPrintable(u"%1 of %2"_s.arg(survivors.lastId).arg(printed)));
    QCOMPARE(survivors.rows, survivors.lastId);
    QCOMPARE(survivors.integrity, u"ok"_s);
}

// Proves that the test above can fail: unsynced commits are lost.
void TestLossyVfs::killedProcessLosesUnsyncedCommits()
{
    const Mode neverSynced{u"WAL"_s, u"NORMAL"_s, 1'000'000};

    const int printed = runUntilKilled(m_path, neverSynced, 0);

    QVERIFY(printed > 0);
    const Survivors survivors(m_path, walNormal);
    QVERIFY2(survivors.lastId < printed, qPrintable(u"%1 of %2"_s.arg(survivors.lastId).arg(printed)));
    QCOMPARE(survivors.rows, survivors.lastId);
    QCOMPARE(survivors.integrity, u"ok"_s);
}

void TestLossyVfs::failsOnDemand_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<Failure>("failure");
    QTest::addColumn<int>("code");
    for (const Mode &mode : {walFull, deleteFull}) {
        const auto row = [&mode](const char *name, Failure failure, int code) {
            QTest::addRow("%s, %s", name, qPrintable(mode.journal)) << mode << failure << code;
        };
        row("full", Failure::Full, SQLITE_FULL);
        row("broken", Failure::Io, SQLITE_IOERR);
        row("read-only", Failure::ReadOnly, SQLITE_READONLY);
        row("cannot be opened", Failure::CannotOpen, SQLITE_CANTOPEN);
    }
}

void TestLossyVfs::failsOnDemand()
{
    QFETCH(const Mode, mode);
    QFETCH(const Failure, failure);
    QFETCH(const int, code);
    LossyVfs vfs;
    Connection connection(m_path, mode);
    QVERIFY(connection.commit(1));
    QVERIFY(connection.run(u"BEGIN"_s) && connection.commit(2));

    vfs.failFrom(1, failure);
    QVERIFY(!connection.run(u"COMMIT"_s));
    QCOMPARE(connection.error(), code);
    QCOMPARE(Connection(m_path, mode).error() == SQLITE_CANTOPEN, failure == Failure::CannotOpen);

    vfs.heal();
    connection.run(u"ROLLBACK"_s); // fails if SQLite has already rolled back
    QCOMPARE(connection.rowCount(), 1);
    QVERIFY(connection.commit(2));
    QCOMPARE(connection.integrity(), u"ok"_s);
    QCOMPARE(Survivors(m_path, mode).rows, 2);
}

void TestLossyVfs::failsFromTheNthWrite()
{
    LossyVfs vfs;
    Connection connection(m_path, walFull);
    const QString samePage = u"REPLACE INTO row VALUES (1, 'a')"_s;
    QVERIFY(connection.run(samePage));
    const int before = vfs.writes();
    QVERIFY(connection.run(samePage));
    const int writesPerCommit = vfs.writes() - before;
    QVERIFY(writesPerCommit > 0);

    vfs.failFrom(writesPerCommit + 1, Failure::Full);

    QVERIFY(connection.run(samePage));
    QVERIFY(!connection.run(samePage));
    QVERIFY(!connection.run(samePage));
    vfs.heal();
    QVERIFY(connection.run(samePage));
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (const QStringList arguments = QCoreApplication::arguments(); arguments.value(1) == u"--commit"_s) {
        return commitUntilKilled(arguments);
    }
    TestLossyVfs test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_lossyvfs.moc"
