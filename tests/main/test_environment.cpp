// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "main/environment.h"
#include "main/translations.h"

#include <QMap>
#include <QTest>

using namespace sealdesk;
using namespace Qt::StringLiterals;

namespace
{

using Variables = QMap<QString, QString>;

EnvironmentAccess accessTo(Variables &variables)
{
    return {.read = [&variables](const char *name) -> std::optional<QString> {
                const auto found = variables.constFind(QLatin1StringView(name));
                return found == variables.constEnd() ? std::nullopt : std::optional{*found};
            },
            .unset = [&variables](const char *name) { variables.remove(QLatin1StringView(name)); }};
}

Variables complete()
{
    return {{u"SEALDESK_BASE_URL"_s, u"http://127.0.0.1:8080"_s},
            {u"SEALDESK_APP_ID"_s, u"cli_1"_s},
            {u"SEALDESK_APP_SECRET"_s, u"hush"_s},
            {u"SEALDESK_OPERATOR"_s, u"7386593105085988001"_s}};
}

} // namespace

class TestEnvironment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsACompleteConnection();
    void prefersATokenToASecret();
    void alwaysUnsetsTheSecretOnes();
    void findsNothingUnlessAllPartsAreSet_data();
    void findsNothingUnlessAllPartsAreSet();
    void reportsWhatIsWrong();
    void findsQtsOwnChinese();
};

void TestEnvironment::findsACompleteConnection()
{
    Variables variables = complete();
    variables[u"SEALDESK_USER_ID_TYPE"_s] = u"open_id"_s;
    const auto result = connectionFrom(accessTo(variables));
    const auto *ready = std::get_if<ReadyConnection>(&result);
    QVERIFY(ready);
    QCOMPARE(ready->connection.baseUrl.url().toString(), u"http://127.0.0.1:8080"_s);
    QCOMPARE(ready->connection.appId, u"cli_1"_s);
    QCOMPARE(ready->connection.operatorId.text(), u"7386593105085988001"_s);
    QCOMPARE(ready->connection.userIdType, UserIdType::OpenId);
    QCOMPARE(std::get<AppSecret>(ready->credentials).secret.reveal(), u"hush"_s);
}

void TestEnvironment::prefersATokenToASecret()
{
    Variables variables = complete();
    variables.remove(u"SEALDESK_APP_SECRET"_s);
    variables[u"SEALDESK_ACCESS_TOKEN"_s] = u"t-abc"_s;
    const auto result = connectionFrom(accessTo(variables));
    const auto *ready = std::get_if<ReadyConnection>(&result);
    QVERIFY(ready);
    QCOMPARE(std::get<PastedToken>(ready->credentials).token.reveal(), u"t-abc"_s);
    QCOMPARE(ready->connection.userIdType, UserIdType::PeopleCorehrId);
}

void TestEnvironment::alwaysUnsetsTheSecretOnes()
{
    Variables variables{{u"SEALDESK_APP_SECRET"_s, u"hush"_s}, {u"SEALDESK_ACCESS_TOKEN"_s, u"t-abc"_s}};
    QVERIFY(std::holds_alternative<std::monostate>(connectionFrom(accessTo(variables))));
    QVERIFY(variables.isEmpty());
}

void TestEnvironment::findsNothingUnlessAllPartsAreSet_data()
{
    QTest::addColumn<QString>("missing");
    for (const QString &name : complete().keys()) {
        QTest::newRow(qPrintable(name)) << name;
    }
}

void TestEnvironment::findsNothingUnlessAllPartsAreSet()
{
    QFETCH(QString, missing);
    Variables variables = complete();
    variables.remove(missing);
    QVERIFY(std::holds_alternative<std::monostate>(connectionFrom(accessTo(variables))));
}

void TestEnvironment::reportsWhatIsWrong()
{
    Variables variables = complete();
    variables[u"SEALDESK_BASE_URL"_s] = u"http://open.feishu.cn"_s;
    QCOMPARE(std::get<EnvironmentProblem>(connectionFrom(accessTo(variables))), EnvironmentProblem::BadBaseUrl);
    variables = complete();
    variables[u"SEALDESK_USER_ID_TYPE"_s] = u"nickname"_s;
    QCOMPARE(std::get<EnvironmentProblem>(connectionFrom(accessTo(variables))), EnvironmentProblem::BadUserIdType);
}

void TestEnvironment::findsQtsOwnChinese()
{
    Translations translations;
    translations.apply(UiLanguage::SimplifiedChinese);
    QVERIFY(translations.qtCatalogueFound());
    QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), u"取消"_s);
    translations.apply(UiLanguage::English);
    QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), u"Cancel"_s);
}

QTEST_GUILESS_MAIN(TestEnvironment)
#include "test_environment.moc"
