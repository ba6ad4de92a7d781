// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "main/environment.h"
#include "main/processguard.h"

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <cstdio>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

using namespace sealdesk;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray secret = "hush-hush-secret";
const QByteArray token = "t-hush-hush";

QProcessEnvironment environmentWithSecrets()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SEALDESK_BASE_URL"_s, u"http://127.0.0.1:9"_s);
    environment.insert(u"SEALDESK_APP_ID"_s, u"cli_1"_s);
    environment.insert(u"SEALDESK_APP_SECRET"_s, QString::fromLatin1(secret));
    environment.insert(u"SEALDESK_ACCESS_TOKEN"_s, QString::fromLatin1(token));
    environment.insert(u"SEALDESK_OPERATOR"_s, u"7386593105085988001"_s);
    return environment;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! Runs this program as a child with \a mode and returns what it prints.
QByteArray outputOf(const QString &mode)
{
    QProcess process;
    process.setProcessEnvironment(environmentWithSecrets());
    process.start(QCoreApplication::applicationFilePath(), {mode});
    return process.waitForFinished() ? process.readAllStandardOutput() : QByteArray();
}

//! In a child: reads the connection, then prints the environment as other processes see it.
int printEnvironment()
{
    const auto given = connectionFrom(processEnvironment());
    const auto *ready = std::get_if<ReadyConnection>(&given);
    const bool isRead = ready && std::get<PastedToken>(ready->credentials).token.reveal().toLatin1() == token;
    std::printf("%s\n", isRead ? "read" : "not read");
    const QByteArray seen = contentOf(u"/proc/self/environ"_s);
    std::fwrite(seen.constData(), 1, static_cast<size_t>(seen.size()), stdout);
    return 0;
}

//! In a child: starts itself again with each secret variable twice.
int printEnvironmentOfTwins(char *program)
{
    const QByteArray one = "SEALDESK_APP_SECRET=" + secret;
    const QByteArray two = "SEALDESK_ACCESS_TOKEN=" + token;
    QByteArrayList entries{one, two, "SEALDESK_BASE_URL=http://127.0.0.1:9", "SEALDESK_OPERATOR=1", one, two};
    std::vector<char *> environment;
    for (QByteArray &entry : entries) {
        environment.push_back(entry.data());
    }
    environment.push_back(nullptr);
    QByteArray mode = "--environment";
    std::array<char *, 3> arguments{program, mode.data(), nullptr};
    return execve(program, arguments.data(), environment.data());
}

//! In a child: prints what the guards have set.
int printGuards()
{
    restrictNewFiles();
    disableCoreDumps();
    hideMemory();
    rlimit limit = {};
    getrlimit(RLIMIT_CORE, &limit);
    std::printf("umask %o, core %llu of %llu", static_cast<unsigned>(umask(0)),
                static_cast<unsigned long long>(limit.rlim_cur), static_cast<unsigned long long>(limit.rlim_max));
#ifdef Q_OS_LINUX
    std::printf(", dumpable %d", prctl(PR_GET_DUMPABLE));
#endif
    return 0;
}

} // namespace

class TestProcessGuard final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesNoSecretInTheEnvironment_data();
    void leavesNoSecretInTheEnvironment();
    void setsItsGuards();
    void theProgramGuardsItself();
};

void TestProcessGuard::leavesNoSecretInTheEnvironment_data()
{
    QTest::addColumn<QString>("mode");
    QTest::newRow("once") << u"--environment"_s;
    QTest::newRow("twice") << u"--twins"_s;
}

void TestProcessGuard::leavesNoSecretInTheEnvironment()
{
    QFETCH(const QString, mode);
    const QByteArray output = outputOf(mode);
    QVERIFY(output.startsWith("read\n"));
    QVERIFY(!output.contains("hush"));
#ifdef Q_OS_LINUX
    QVERIFY(output.contains("SEALDESK_OPERATOR="));
#endif
}

void TestProcessGuard::setsItsGuards()
{
    const QByteArray output = outputOf(u"--guards"_s);
#ifdef Q_OS_LINUX
    QCOMPARE(output, "umask 77, core 0 of 0, dumpable 0");
#else
    QCOMPARE(output, "umask 77, core 0 of 0");
#endif
}

// Started with everything allowed, as a service or a container may be.
void TestProcessGuard::theProgramGuardsItself()
{
#ifdef Q_OS_LINUX
    const QTemporaryDir dir;
    QProcess program;
    program.setProcessEnvironment(environmentWithSecrets());
    program.setChildProcessModifier([] {
        umask(0);
        const rlimit any = {.rlim_cur = RLIM_INFINITY, .rlim_max = RLIM_INFINITY};
        setrlimit(RLIMIT_CORE, &any);
    });
    program.start(QStringLiteral(SEALDESK_PROGRAM),
                  {u"--data"_s, dir.filePath(u"data"_s), u"--settings"_s, dir.filePath(u"settings/s.ini"_s)});
    QVERIFY(program.waitForStarted());
    const QString process = u"/proc/%1/"_s.arg(program.processId());
    QTRY_VERIFY(
        !QDirIterator(dir.filePath(u"data/records"_s), {u"audit.log"_s}, QDir::Files, QDirIterator::Subdirectories)
             .next()
             .isEmpty());
    QVERIFY(!contentOf(process + u"environ"_s).contains("hush"));
    const QByteArray limits = contentOf(process + u"limits"_s).simplified();
    QVERIFY2(limits.contains("Max core file size 0 0 "), limits.constData());
    QDirIterator made(dir.path(), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (made.hasNext()) {
        const QString path = made.next();
        constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                                QFile::WriteOther | QFile::ExeOther;
        QVERIFY2(!(made.fileInfo().permissions() & others), qPrintable(path));
    }
    program.kill();
    program.waitForFinished();
#endif
}

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QByteArray mode = argc == 2 ? QByteArray(argv[1]) : QByteArray();
    if (mode == "--environment") {
        return printEnvironment();
    }
    if (mode == "--twins") {
        return printEnvironmentOfTwins(argv[0]);
    }
    if (mode == "--guards") {
        return printGuards();
    }
    TestProcessGuard test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_processguard.moc"
