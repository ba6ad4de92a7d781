// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "client.h"

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sandboxtest;

namespace
{

//! A running program and the lines that it prints at the start.
class Program final
{
public:
    explicit Program(const QStringList &arguments)
    {
        process.start(QStringLiteral(SANDBOX_PROGRAM), arguments);
        while (m_output.count('\n') < 4 && process.waitForReadyRead(5000)) {
            m_output += process.readAllStandardOutput();
        }
    }
    ~Program()
    {
        process.kill();
        process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(Program)

    [[nodiscard]] QString line(const QByteArray &label) const
    {
        for (const QByteArray &text : m_output.split('\n')) {
            if (text.startsWith(label)) {
                return QString::fromUtf8(text.sliced(label.size()).trimmed());
            }
        }
        return {};
    }

    QProcess process;

private:
    QByteArray m_output;
};

struct Result {
    int exitCode;
    QByteArray output;
    QByteArray errors;
};

Result run(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(SANDBOX_PROGRAM), arguments);
    process.waitForFinished(5000);
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

//! The program sealdesk-sandbox, started as a process.
class TestProgram final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsWhereItListens();
    void appliesOptions();
    void exitsOnSignal();
    void refusesBadArguments_data();
    void refusesBadArguments();
    void reportsThatPortIsInUse();
    void printsHelpAndVersion();
};

void TestProgram::printsWhereItListens()
{
    const Program program({u"--port"_s, u"0"_s});
    const QUrl url(program.line("Base URL:"));
    QCOMPARE(url.host(), u"127.0.0.1"_s);
    QVERIFY(url.port() > 0);
    QVERIFY(program.line("App ID:").startsWith(u"cli_"));
    QCOMPARE(program.line("App Secret:").size(), 32);
    QCOMPARE(program.line("Operator:").size(), 19);
}

void TestProgram::appliesOptions()
{
    const Program program({u"--files"_s, u"3"_s, u"--seed"_s, u"9"_s, u"--rate"_s, u"2"_s, u"--app-id"_s, u"cli_me"_s,
                           u"--app-secret"_s, u"hush"_s, u"--token-lifetime"_s, u"60"_s, u"--latency"_s, u"1"_s,
                           u"--missing-scope"_s, u"corehr:signature_file:terminate"_s});
    Connection connection(static_cast<quint16>(QUrl(program.line("Base URL:")).port()));
    connection.send(postBytes(tokenPath, R"({"app_id":"cli_me","app_secret":"hush"})"));
    const QJsonObject issued = connection.receive().json();
    QCOMPARE(issued.value("expire"_L1).toInt(), 60);
    const QByteArray token = issued.value("tenant_access_token"_L1).toString().toUtf8();
    connection.send(postBytes(queryPath, {}, token) + postBytes(terminatePath, {}, token));
    const Reply reply = connection.receive();
    QCOMPARE(reply.items().size(), 3);
    QCOMPARE(reply.headers.value("x-ogw-ratelimit-limit"), QByteArray("2"));
    QCOMPARE(connection.receive().code(), 99991672);
}

void TestProgram::exitsOnSignal()
{
#ifdef Q_OS_WIN
    QSKIP("A console program can't be asked to end through QProcess there.");
#endif
    Program program({});
    QVERIFY(!program.line("Base URL:").isEmpty());
    program.process.terminate();
    QVERIFY(program.process.waitForFinished(3000));
    QCOMPARE(program.process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.process.exitCode(), 0);
}

void TestProgram::refusesBadArguments_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown") << QStringList{u"--bogus"_s};
    QTest::newRow("positional") << QStringList{u"8080"_s};
    QTest::newRow("no value") << QStringList{u"--port"_s};
    QTest::newRow("port not a number") << QStringList{u"--port"_s, u"http"_s};
    QTest::newRow("port too high") << QStringList{u"--port"_s, u"65536"_s};
    QTest::newRow("negative files") << QStringList{u"--files=-1"_s};
    QTest::newRow("too many files") << QStringList{u"--files"_s, u"10000001"_s};
    QTest::newRow("negative rate") << QStringList{u"--rate=-1"_s};
    QTest::newRow("token without life") << QStringList{u"--token-lifetime"_s, u"0"_s};
    QTest::newRow("unknown scope") << QStringList{u"--missing-scope"_s, u"everything"_s};
    QTest::newRow("empty secret") << QStringList{u"--app-secret"_s, QString()};
}

void TestProgram::refusesBadArguments()
{
    QFETCH(const QStringList, arguments);
    const Result result = run(arguments);
    QCOMPARE(result.exitCode, 2);
    QVERIFY(result.output.isEmpty());
    QVERIFY(!result.errors.isEmpty());
}

void TestProgram::reportsThatPortIsInUse()
{
    const Program program({});
    const QString port = QString::number(QUrl(program.line("Base URL:")).port());
    const Result result = run({u"--port"_s, port});
    QCOMPARE(result.exitCode, 1);
    QVERIFY(result.output.isEmpty());
    QVERIFY(result.errors.contains(port.toUtf8()));
}

void TestProgram::printsHelpAndVersion()
{
    const Result help = run({u"--help"_s});
    QCOMPARE(help.exitCode, 0);
    for (const char *option : {"--port", "--files", "--seed", "--rate", "--app-id", "--app-secret", "--token-lifetime",
                               "--missing-scope", "--latency"}) {
        QVERIFY2(help.output.contains(option), option);
    }
    const Result version = run({u"--version"_s});
    QCOMPARE(version.exitCode, 0);
    QVERIFY(version.output.startsWith("sealdesk-sandbox "));
}

QTEST_GUILESS_MAIN(TestProgram)
#include "test_program.moc"
