// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "main/usersocket.h"
#include "main/windowbeacon.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <array>
#include <csignal>
#include <memory>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

using namespace sealdesk;
using namespace Qt::StringLiterals;

namespace
{

//! Asks for the window of \a recordFolder in another thread, since it waits for the answer.
bool raisedFromElsewhere(const QString &recordFolder)
{
    bool isRaised = false;
    const std::unique_ptr<QThread> other(
        QThread::create([&isRaised, &recordFolder] { isRaised = WindowBeacon::raiseOther(recordFolder); }));
    other->start();
    const bool isDone = QTest::qWaitFor([&other] { return other->isFinished(); });
    return isDone && isRaised;
}

//! Answers everybody on the socket \a name, like a beacon.
class Impostor final : public QLocalServer
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Impostor)

public:
    explicit Impostor(const QString &name)
    {
        removeServer(name);
        if (!listen(name)) {
            qFatal("cannot listen on %s", qPrintable(name));
        }
        connect(this, &QLocalServer::newConnection, this, [this] {
            QLocalSocket *socket = nextPendingConnection();
            socket->write("!");
            socket->flush();
        });
    }
    ~Impostor() override = default;
};

} // namespace

class TestWindowBeacon final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void raisesTheWindowOfTheSameRecord();
    void ignoresTheNameOfEarlierVersions();
    void usesTheRuntimeFolder();
    void usesNoFolderOfOthers_data();
    void usesNoFolderOfOthers();
    void namesAreShortEnough();
    void survivesWithoutAFolder();
    void knowsTheUserOfThePeer();
    void believesNoOtherUser();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_dir->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestWindowBeacon::init()
{
    m_dir.reset();
    qunsetenv("TMPDIR");
    m_dir = std::make_unique<QTemporaryDir>();
    for (const auto &name : {"runtime"_L1, "cache"_L1, "temp"_L1}) {
        QVERIFY(QDir().mkdir(path(name), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(path(u"runtime"_s)));
    qputenv("XDG_CACHE_HOME", QFile::encodeName(path(u"cache"_s)));
    qputenv("TMPDIR", QFile::encodeName(path(u"temp"_s)));
}

void TestWindowBeacon::raisesTheWindowOfTheSameRecord()
{
    WindowBeacon beacon;
    const QSignalSpy raised(&beacon, &WindowBeacon::raiseRequested);
    QVERIFY(!raisedFromElsewhere(u"/records/one"_s));
    beacon.listen(u"/records/one"_s);
    QVERIFY(raisedFromElsewhere(u"/records/one"_s));
    QCOMPARE(raised.size(), 1);
    QVERIFY(!raisedFromElsewhere(u"/records/two"_s));
    beacon.stop();
    QVERIFY(!raisedFromElsewhere(u"/records/one"_s));
    QCOMPARE(raised.size(), 1);
}

// Any user can create a file of that name in the shared temporary folder; the program ended without a word.
void TestWindowBeacon::ignoresTheNameOfEarlierVersions()
{
#ifdef Q_OS_UNIX
    const QByteArray hash = QCryptographicHash::hash("/records/one", QCryptographicHash::Sha256).toHex().left(24);
    const Impostor impostor(u"sealdesk-"_s + QString::fromLatin1(hash));
    QVERIFY(QFileInfo::exists(path(u"temp/sealdesk-"_s + QString::fromLatin1(hash))));
    QVERIFY(!raisedFromElsewhere(u"/records/one"_s));
#endif
}

void TestWindowBeacon::usesTheRuntimeFolder()
{
#ifdef Q_OS_UNIX
    QCOMPARE(userSocketName(u"one"_s), path(u"runtime/sealdesk-one"_s));
#endif
}

void TestWindowBeacon::usesNoFolderOfOthers_data()
{
    QTest::addColumn<QString>("runtime");
    QTest::newRow("none") << QString();
    QTest::newRow("relative") << u"runtime"_s;
    QTest::newRow("missing") << u"/nonexistent"_s;
    QTest::newRow("open to others") << u"open"_s;
    QTest::newRow("link") << u"link"_s;
    QTest::newRow("of another user") << u"foreign"_s;
}

void TestWindowBeacon::usesNoFolderOfOthers()
{
#ifdef Q_OS_LINUX
    QFETCH(const QString, runtime);
    const auto named = [this](const QString &name) { return QFile::encodeName(path(name)); };
    QCOMPARE(mkdir(named(u"open"_s).constData(), 0755), 0);
    QVERIFY(QFile::link(path(u"runtime"_s), path(u"link"_s)));
    QCOMPARE(mkdir(named(u"foreign"_s).constData(), 0700), 0);
    if (runtime == "foreign"_L1 && chown(named(u"foreign"_s).constData(), 65534, 65534) != 0) {
        QSKIP("only root can make a folder of another user");
    }
    const bool isHere = QStringList{u"open"_s, u"link"_s, u"foreign"_s}.contains(runtime);
    qputenv("XDG_RUNTIME_DIR", isHere ? named(runtime) : runtime.toLatin1());
    QCOMPARE(userSocketName(u"one"_s), path(u"cache/sealdesk/one"_s));
    struct stat facts = {};
    QCOMPARE(lstat(named(u"cache/sealdesk"_s).constData(), &facts), 0);
    QCOMPARE(facts.st_mode & 0777U, 0700U);
#endif
}

void TestWindowBeacon::namesAreShortEnough()
{
#ifdef Q_OS_LINUX
    qunsetenv("XDG_RUNTIME_DIR");
    const QString deep = path(QString(100, u'd'));
    qputenv("XDG_CACHE_HOME", QFile::encodeName(deep));
    const QString inTemp = path(u"temp/sealdesk-%1/one"_s.arg(geteuid()));
    QCOMPARE(userSocketName(u"one"_s), inTemp);
    // Somebody else was there first.
    QVERIFY(QDir().rmdir(QFileInfo(inTemp).path()));
    QVERIFY(QFile::link(path(u"runtime"_s), QFileInfo(inTemp).path()));
    QCOMPARE(userSocketName(u"one"_s), std::nullopt);
#endif
}

void TestWindowBeacon::survivesWithoutAFolder()
{
#ifdef Q_OS_UNIX
    for (const char *name : {"XDG_RUNTIME_DIR", "XDG_CACHE_HOME", "TMPDIR"}) {
        qputenv(name, "/nonexistent");
    }
    WindowBeacon beacon;
    beacon.listen(u"/records/one"_s);
    QVERIFY(!WindowBeacon::raiseOther(u"/records/one"_s));
#endif
}

void TestWindowBeacon::knowsTheUserOfThePeer()
{
#ifdef Q_OS_UNIX
    std::array<int, 2> pair = {};
    QCOMPARE(socketpair(AF_UNIX, SOCK_STREAM, 0, pair.data()), 0);
    QVERIFY(isPeerSameUser(pair[0]));
    close(pair[0]);
    close(pair[1]);
    QVERIFY(!isPeerSameUser(pair[0]));
#endif
}

// The folder keeps other users out. This is what happens if it doesn't, or if the socket is handed over.
void TestWindowBeacon::believesNoOtherUser()
{
#ifdef Q_OS_UNIX
    if (geteuid() != 0) {
        QSKIP("only root can act as another user");
    }
    const auto name = userSocketName(
        QString::fromLatin1(QCryptographicHash::hash("/records/one", QCryptographicHash::Sha256).toHex().left(24)));
    QVERIFY(name);
    std::array<int, 2> ready = {};
    QCOMPARE(pipe(ready.data()), 0);
    const pid_t child = fork();
    if (child == 0) {
        const int listener = socket(AF_UNIX, SOCK_STREAM, 0);
        sockaddr_un address = {};
        address.sun_family = AF_UNIX;
        qstrncpy(address.sun_path, QFile::encodeName(*name).constData(), sizeof(address.sun_path));
        const bool isBound = bind(listener, reinterpret_cast<sockaddr *>(&address), sizeof(address)) == 0;
        const bool isOther = isBound && setuid(65534) == 0 && listen(listener, 1) == 0;
        const char state = isOther ? '1' : '0';
        const int peer = write(ready[1], &state, 1) == 1 && isOther ? accept(listener, nullptr, nullptr) : -1;
        _exit(peer >= 0 && write(peer, "!", 1) == 1 ? 0 : 1);
    }
    char state = '0';
    QCOMPARE(read(ready[0], &state, 1), 1);
    QCOMPARE(state, '1');
    QVERIFY(!WindowBeacon::raiseOther(u"/records/one"_s));
    kill(child, SIGKILL);
    QCOMPARE(waitpid(child, nullptr, 0), child);
#endif
}

QTEST_GUILESS_MAIN(TestWindowBeacon)
#include "test_windowbeacon.moc"
