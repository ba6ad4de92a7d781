// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/settings.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace sealdesk;
using namespace Qt::StringLiterals;

class TestSettings final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void remembersBetweenStarts();
    void isReadableByItsOwnerOnly();
    void latestReasonFirstAndEachOnce();
    void aBrokenFileMeansDefaults();
};

void TestSettings::remembersBetweenStarts()
{
    const QTemporaryDir dir;
    const QString file = dir.filePath(u"s.ini"_s);
    {
        Settings settings(file);
        QVERIFY(!settings.language());
        QVERIFY(!settings.connection());
        settings.setLanguage(UiLanguage::SimplifiedChinese);
        settings.setConnection({.name = u"示例公司"_s,
                                .baseUrl = BaseUrl::lark(),
                                .appId = u"cli_1"_s,
                                .userIdType = UserIdType::OpenId,
                                .operatorId = OperatorId(u"ou_1"_s)});
    }
    const Settings settings(file);
    QCOMPARE(settings.language(), UiLanguage::SimplifiedChinese);
    const auto connection = settings.connection();
    QVERIFY(connection);
    QCOMPARE(connection->name, u"示例公司"_s);
    QCOMPARE(connection->baseUrl, BaseUrl::lark());
    QCOMPARE(connection->userIdType, UserIdType::OpenId);
    QCOMPARE(connection->operatorId.text(), u"ou_1"_s);
}

void TestSettings::isReadableByItsOwnerOnly()
{
    const QTemporaryDir dir;
    const QString file = dir.filePath(u"s.ini"_s);
    {
        Settings settings(file);
        settings.addRecentReason(u"离职"_s);
    }
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFileInfo(file).permissions() & others));
}

void TestSettings::latestReasonFirstAndEachOnce()
{
    const QTemporaryDir dir;
    Settings settings(dir.filePath(u"s.ini"_s));
    for (int i = 0; i < 12; ++i) {
        settings.addRecentReason(QString::number(i));
    }
    settings.addRecentReason(u"5"_s);
    const QStringList reasons = settings.recentReasons();
    QCOMPARE(reasons.size(), 10);
    QCOMPARE(reasons.front(), u"5"_s);
    QCOMPARE(reasons.count(u"5"_s), 1);
}

void TestSettings::aBrokenFileMeansDefaults()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"s.ini"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("requestsPerMinute=-4\nlanguage=xx\n[connection]\nbaseUrl=http://evil.example\n\x00\xff");
    file.close();
    const Settings settings(file.fileName());
    QVERIFY(!settings.language());
    QVERIFY(!settings.connection());
    QCOMPARE(settings.requestsPerMinute(), 1);
}

QTEST_GUILESS_MAIN(TestSettings)
#include "test_settings.moc"
