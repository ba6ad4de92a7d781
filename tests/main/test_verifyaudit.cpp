// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "main/verifyaudit.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <array>

using namespace sealdesk;
using namespace Qt::StringLiterals;

namespace
{

const QString fourthHash = u"de90677a89222b0332c0f6560baea267fd735916bbd38e4e3758223e81707b6e"_s;

QString fixture(const QString &name)
{
    return QStringLiteral(SEALDESK_SOURCE_DIR "/tests/fixtures/audit/") + name;
}

//! The result of running the command.
struct CommandResult {
    int status = -1;
    QString out;
    QString err;
};

CommandResult runCommand(const QStringList &words, const QStringList &defaultFiles = {})
{
    CommandResult result;
    QTextStream out(&result.out);
    QTextStream err(&result.err);
    result.status = verifyAuditCommand(QStringList{u"sealdesk"_s, u"--verify-audit"_s} + words, out, err, defaultFiles);
    out.flush();
    err.flush();
    return result;
}

QByteArray intactText(const QString &path)
{
    return (u"file: %1\nrecords: 4\nhead: %2\nintact\n"_s).arg(path, fourthHash).toUtf8();
}

//! Runs the program itself in an environment without a screen.
CommandResult runProgram(const QStringList &words)
{
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s}) {
        environment.remove(name);
    }
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(SEALDESK_PROGRAM), words);
    program.waitForFinished();
    const int status = program.exitStatus() == QProcess::NormalExit ? program.exitCode() : -1;
    return {.status = status,
            .out = QString::fromUtf8(program.readAllStandardOutput()),
            .err = QString::fromUtf8(program.readAllStandardError())};
}

} // namespace

class TestVerifyAudit final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anIntactFile();
    void aBrokenFile_data();
    void aBrokenFile();
    void aKnownHead();
    void aCutEnd();
    void manyBreaks();
    void checksAllTrailsByDefault();
    void reportsWhatCannotBeChecked_data();
    void reportsWhatCannotBeChecked();
    void usesTheFolderOnTheCommandLine();
    void recognisesItsOption();
    void help();
    void theProgramNeedsNoScreen();

private:
    QString put(const QString &name, const QByteArray &content) const;

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestVerifyAudit::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

QString TestVerifyAudit::put(const QString &name, const QByteArray &content) const
{
    QFile file(m_dir->filePath(name));
    QDir().mkpath(QFileInfo(file).path());
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
        qFatal("cannot write a file of the test");
    }
    return file.fileName();
}

void TestVerifyAudit::anIntactFile()
{
    const CommandResult result = runCommand({fixture(u"four.log"_s)});
    QCOMPARE(result.status, 0);
    QCOMPARE(result.out.toUtf8(), intactText(fixture(u"four.log"_s)));
    QCOMPARE(result.err, QString());
    QCOMPARE(runCommand({put(u"empty.log"_s, {})}).status, 0);
}

void TestVerifyAudit::aBrokenFile_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("line");
    QTest::newRow("malformed") << u"badtime.log"_s << u"line 2: not a record"_s;
    QTest::newRow("gap")
        << u"gap.log"_s
        << u"line 2: record 3 stands where record 2 should: records were removed, added, moved or changed"_s;
    QTest::newRow("late") << u"late.log"_s << u"line 1: the file begins with record 3, those before it are missing"_s;
    QTest::newRow("form") << u"notcanonical.log"_s << u"line 2: record 2 is not in canonical form"_s;
}

void TestVerifyAudit::aBrokenFile()
{
    QFETCH(const QString, name);
    QFETCH(const QString, line);
    const CommandResult result = runCommand({fixture(name)});
    QCOMPARE(result.status, 1);
    const QStringList lines = result.out.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 5);
    QCOMPARE(lines[3], line);
    QCOMPARE(lines[4], u"broken"_s);
}

void TestVerifyAudit::aKnownHead()
{
    const QStringList words = {fixture(u"four.log"_s), u"--head"_s, fourthHash};
    QCOMPARE(runCommand(words).status, 0);
    QVERIFY(runCommand(words).out.contains("\nknown head: line 4\nintact\n"_L1));
    QCOMPARE(runCommand({u"--head=%1"_s.arg(fourthHash.toUpper()), words.first()}).status, 0);
    QCOMPARE(runCommand({u"--head"_s, fourthHash}, {words.first()}).status, 0);
    for (const QString &bad : {u""_s, u"de90"_s, fourthHash + u'0', QString(fourthHash).replace(0, 1, u"g"_s)}) {
        const CommandResult result = runCommand({words.first(), u"--head"_s, bad});
        QCOMPARE(result.status, 2);
        QCOMPARE(result.err, u"--head takes 64 hex digits\n"_s);
        QCOMPARE(result.out, QString());
    }
}

void TestVerifyAudit::aCutEnd()
{
    QFile whole(fixture(u"four.log"_s));
    QVERIFY(whole.open(QIODevice::ReadOnly));
    QByteArray firstTwo = whole.readLine();
    firstTwo += whole.readLine();
    const QString cut = put(u"cut.log"_s, firstTwo);
    QCOMPARE(runCommand({cut}).status, 0);
    const CommandResult result = runCommand({cut, u"--head"_s, fourthHash});
    QCOMPARE(result.status, 1);
    QVERIFY(result.out.endsWith(
        "\nthe record of the known head is missing: the end was cut off, after line 2, or all was written anew\nbroken\n"_L1));
    const CommandResult changed = runCommand({put(u"changed.log"_s, whole.readLine()), u"--head"_s, fourthHash});
    QCOMPARE(changed.status, 1);
    QVERIFY(changed.out.contains("line 1: the file begins with record 3"_L1));
    QVERIFY(changed.out.endsWith("\nthe record of the known head is missing\nbroken\n"_L1));
}

void TestVerifyAudit::manyBreaks()
{
    const CommandResult result = runCommand({put(u"many.log"_s, QByteArray("x\n").repeated(130) + "y")});
    QCOMPARE(result.status, 1);
    QCOMPARE(result.out.count("\nline "_L1), 100);
    QVERIFY(result.out.endsWith("\nline 100: not a record\nbroken lines that are not listed: 31\nbroken\n"_L1));
    const CommandResult incomplete = runCommand({put(u"one.log"_s, "x")});
    QVERIFY(incomplete.out.contains("\nline 1: incomplete, it has no line end\n"_L1));
}

void TestVerifyAudit::checksAllTrailsByDefault()
{
    const QString good = fixture(u"four.log"_s);
    const QString bad = fixture(u"gap.log"_s);
    const QString none = m_dir->filePath(u"none.log"_s);
    QCOMPARE(runCommand({}, {good, good}).status, 0);
    QCOMPARE(runCommand({}, {bad, good}).status, 1);
    QCOMPARE(runCommand({}, {bad, good}).out.count("file: "_L1), 2);
    const CommandResult partly = runCommand({}, {none, bad, good});
    QCOMPARE(partly.status, 2);
    QVERIFY(partly.err.contains(none));
    QCOMPARE(partly.out.count("file: "_L1), 2);
    QCOMPARE(runCommand({good}, {bad}).status, 0);
}

void TestVerifyAudit::reportsWhatCannotBeChecked_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QStringList>("defaultFiles");
    const QString file = fixture(u"four.log"_s);
    QTest::newRow("nothing") << QStringList() << QStringList();
    QTest::newRow("no such file") << QStringList{u"/no/such/file"_s} << QStringList();
    QTest::newRow("a folder") << QStringList{fixture(u""_s)} << QStringList();
    QTest::newRow("two files") << QStringList{file, file} << QStringList();
    QTest::newRow("a head for two files") << QStringList{u"--head"_s, fourthHash} << QStringList{file, file};
    QTest::newRow("a head without a value") << QStringList{file, u"--head"_s} << QStringList();
    QTest::newRow("an unknown option") << QStringList{file, u"--repair"_s} << QStringList();
}

void TestVerifyAudit::reportsWhatCannotBeChecked()
{
    QFETCH(const QStringList, words);
    QFETCH(const QStringList, defaultFiles);
    const CommandResult result = runCommand(words, defaultFiles);
    QCOMPARE(result.status, 2);
    QCOMPARE(result.out, QString());
    QCOMPARE(result.err.count(u'\n'), 1);
}

void TestVerifyAudit::usesTheFolderOnTheCommandLine()
{
    const QString file = put(u"records/a/audit.log"_s, "x");
    put(u"records/audit.log"_s, "x");
    QCOMPARE(defaultAuditFiles({u"sealdesk"_s, u"--verify-audit"_s, u"--data"_s, m_dir->path()}), QStringList{file});
    QCOMPARE(defaultAuditFiles({u"sealdesk"_s, u"--data"_s, m_dir->filePath(u"none"_s)}), QStringList());
}

void TestVerifyAudit::recognisesItsOption()
{
    std::array<char, 9> name = {"sealdesk"};
    std::array<char, 15> option = {"--verify-audit"};
    const std::array<char *, 2> words = {name.data(), option.data()};
    QVERIFY(asksToVerifyAudit(words));
    QVERIFY(!asksToVerifyAudit(std::span(words).first(1)));
}

void TestVerifyAudit::help()
{
    const CommandResult result = runCommand({u"--help"_s});
    QCOMPARE(result.status, 0);
    for (const QString &option : {u"--verify-audit"_s, u"--head <HASH>"_s, u"--data <DIR>"_s, u"[FILE]"_s}) {
        QVERIFY(result.out.contains(option));
    }
}

void TestVerifyAudit::theProgramNeedsNoScreen()
{
    const QString file = fixture(u"four.log"_s);
    const CommandResult intact = runProgram({u"--verify-audit"_s, file, u"--head"_s, fourthHash});
    QCOMPARE(intact.err, QString());
    QCOMPARE(intact.status, 0);
    QVERIFY(intact.out.endsWith("\nintact\n"_L1));
    QCOMPARE(runProgram({u"--verify-audit"_s, fixture(u"gap.log"_s)}).status, 1);

    QCOMPARE(runProgram({u"--data"_s, m_dir->path(), u"--verify-audit"_s}).status, 2);
    QVERIFY(QDir(m_dir->path()).mkpath(u"records/one"_s));
    QVERIFY(QFile::copy(file, m_dir->filePath(u"records/one/audit.log"_s)));
    const CommandResult found = runProgram({u"--data"_s, m_dir->path(), u"--verify-audit"_s});
    QCOMPARE(found.status, 0);
    QCOMPARE(found.out.toUtf8(), intactText(m_dir->filePath(u"records/one/audit.log"_s)));
}

QTEST_GUILESS_MAIN(TestVerifyAudit)
#include "test_verifyaudit.moc"
