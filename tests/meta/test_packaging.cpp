// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sourcetree.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sealdesk::meta;

namespace
{

const QString desktopFile = u"packaging/linux/cn.sealdesk.SealDesk.desktop"_s;
const QString metainfo = u"packaging/linux/cn.sealdesk.SealDesk.metainfo.xml"_s;

QString firstCapture(const QString &text, const QString &pattern)
{
    return QRegularExpression(pattern).match(text).captured(1);
}

} // namespace

class TestPackaging final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TestPackaging)

public:
    TestPackaging() = default;

private Q_SLOTS:
    void hasOneVersion();
    void versionIsWrittenOnce();
    void validates_data();
    void validates();
};

void TestPackaging::hasOneVersion()
{
    const QString version = firstCapture(readSource(u"CMakeLists.txt"_s), u"project\\([^)]*VERSION ([0-9.]+)"_s);

    QVERIFY(!version.isEmpty());
    QCOMPARE(QStringLiteral(SEALDESK_VERSION), version);
    QCOMPARE(firstCapture(readSource(metainfo), u"<release version=\"([^\"]+)\""_s), version);
}

void TestPackaging::versionIsWrittenOnce()
{
    for (const QString &path : sourcesUnder({u"app"_s, u"ui"_s}, {u"*.h"_s, u"*.cpp"_s, u"*.ui"_s})) {
        QVERIFY2(!readSource(path).contains(QLatin1StringView(SEALDESK_VERSION)),
                 qPrintable(path + u" repeats the version: use SEALDESK_VERSION"_s));
    }
}

void TestPackaging::validates_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("path");

    QTest::newRow("desktop file") << u"desktop-file-validate"_s << QStringList() << desktopFile;
    QTest::newRow("metainfo") << u"appstreamcli"_s << QStringList{u"validate"_s, u"--no-net"_s} << metainfo;
}

void TestPackaging::validates()
{
    QFETCH(const QString, program);
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, path);
    if (QStandardPaths::findExecutable(program).isEmpty()) {
        QSKIP(qPrintable(program + u" is not installed"_s));
    }

    QProcess validator;
    validator.setProcessChannelMode(QProcess::MergedChannels);
    validator.start(program, arguments + QStringList{sourcePath(path)});
    QVERIFY(validator.waitForFinished());

    QVERIFY2(validator.exitCode() == 0, validator.readAll().constData());
}

QTEST_GUILESS_MAIN(TestPackaging)
#include "test_packaging.moc"
