// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "client.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sandboxtest;

class TestGateway final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checksAuthorization_data();
    void checksAuthorization();
    void addsLogIdAndAdviceToErrors();
    void reportsMissingScopes_data();
    void reportsMissingScopes();
    void limitsCallsInFixedWindow();
    void countsEndpointsSeparately();
    void refusedTokensDoNotCount();
    void checksRateBeforeParameters();
    void zeroMeansNoLimit();
};

void TestGateway::checksAuthorization_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("code");
    QTest::newRow("missing") << QByteArray() << 99991661;
    QTest::newRow("no scheme") << QByteArray("Authorization: t-7f1bcd13fc57d46bac21793a18e560\r\n") << 99991661;
    QTest::newRow("no token") << QByteArray("Authorization: Bearer \r\n") << 99991661;
    QTest::newRow("other scheme") << QByteArray("Authorization: Basic dDp0\r\n") << 99991661;
    QTest::newRow("foreign") << QByteArray("Authorization: Bearer t-7f1bcd13fc57d46bac21793a18e560\r\n") << 99991663;
    QTest::newRow("user token") << QByteArray("Authorization: Bearer u-7f1bcd13fc57d46bac21793a18e560\r\n") << 99991668;
    QTest::newRow("bad format") << QByteArray("Authorization: Bearer 7f1bcd13fc57d46bac21793a18e560\r\n") << 99991671;
}

void TestGateway::checksAuthorization()
{
    QFETCH(const QByteArray, header);
    QFETCH(const int, code);
    Sandbox sandbox;
    for (const QByteArray &path : {queryPath, terminatePath}) {
        sandbox.connection().send("POST " + path + " HTTP/1.1\r\n" + header + "Content-Length: 2\r\n\r\n{}");
        const Reply reply = sandbox.connection().receive();
        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.code(), code);
        QVERIFY(reply.headers.contains("x-ogw-ratelimit-limit"));
    }
}

void TestGateway::addsLogIdAndAdviceToErrors()
{
    Sandbox sandbox;
    const Reply reply = sandbox.query("user_id_type=passport");
    QCOMPARE(reply.headers.value("content-type"), QByteArray("application/json; charset=utf-8"));
    QVERIFY(!reply.json().contains("data"_L1));
    const QJsonObject error = reply.json().value("error"_L1).toObject();
    QCOMPARE(error.value("log_id"_L1).toString().toUtf8(), reply.logId());
    const QString advice = error.value("troubleshooter"_L1).toString();
    QVERIFY(advice.contains(u"log_id="_s + QString::fromLatin1(reply.logId())));
    QVERIFY(advice.contains(u"code=1160003"_s));
}

void TestGateway::reportsMissingScopes_data()
{
    QTest::addColumn<QString>("scope");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("otherPath");
    QTest::newRow("query") << u"corehr:signature.file:read"_s << queryPath << terminatePath;
    QTest::newRow("terminate") << u"corehr:signature_file:terminate"_s << terminatePath << queryPath;
}

void TestGateway::reportsMissingScopes()
{
    QFETCH(const QString, scope);
    QFETCH(const QByteArray, path);
    QFETCH(const QByteArray, otherPath);
    Sandbox sandbox({.missingScopes = {scope}});
    const auto call = [&](const QByteArray &target) {
        return target == queryPath ? sandbox.query("page_size=0") : sandbox.terminate("{}");
    };
    const Reply reply = call(path);
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.code(), 99991672);
    const QString message = reply.json().value("msg"_L1).toString();
    QVERIFY(message.startsWith(u"Access denied. One of the following scopes is required: [%1]."_s.arg(scope)));
    QVERIFY(message.contains(u"应用尚未开通所需的应用身份权限：[%1]"_s.arg(scope)));
    const QJsonObject error = reply.json().value("error"_L1).toObject();
    const QJsonArray expected{QJsonObject{{u"type"_s, u"action_scope_required"_s}, {u"subject"_s, scope}}};
    QCOMPARE(error.value("permission_violations"_L1).toArray(), expected);
    const QString url = error.value("helps"_L1).toArray().at(0).toObject().value("url"_L1).toString();
    QCOMPARE(url, u"https://open.feishu.cn/app/%1/auth?q=%2&op_from=openapi&token_type=tenant"_s.arg(
                      sandbox.server().appId(), scope));
    QVERIFY(message.endsWith(url));
    QVERIFY(call(otherPath).code() != 99991672);
}

void TestGateway::limitsCallsInFixedWindow()
{
    Sandbox sandbox({.ratePerMinute = 3});
    Reply reply = sandbox.query();
    QCOMPARE(reply.headers.value("x-ogw-ratelimit-limit"), QByteArray("3"));
    QCOMPARE(reply.headers.value("x-ogw-ratelimit-reset"), QByteArray("60"));
    sandbox.advanceMs(8'000);
    QCOMPARE(sandbox.query().headers.value("x-ogw-ratelimit-reset"), QByteArray("52"));
    QCOMPARE(sandbox.query().status, 200);
    sandbox.advanceMs(1);
    reply = sandbox.query();
    QCOMPARE(reply.status, 429);
    QCOMPARE(reply.code(), 99991400);
    QCOMPARE(reply.json().value("msg"_L1).toString(), u"request trigger frequency limit"_s);
    QCOMPARE(reply.headers.value("x-ogw-ratelimit-limit"), QByteArray("3"));
    QCOMPARE(reply.headers.value("x-ogw-ratelimit-reset"), QByteArray("52"));
    sandbox.advanceMs(51'998);
    reply = sandbox.query();
    QCOMPARE(reply.status, 429);
    QCOMPARE(reply.headers.value("x-ogw-ratelimit-reset"), QByteArray("1"));
    sandbox.advanceMs(1);
    QCOMPARE(sandbox.query().status, 200);
    QCOMPARE(sandbox.query().status, 200);
    QCOMPARE(sandbox.query().status, 200);
    QCOMPARE(sandbox.query().status, 429);
}

void TestGateway::countsEndpointsSeparately()
{
    Sandbox sandbox({.ratePerMinute = 1});
    QCOMPARE(sandbox.query().status, 200);
    QCOMPARE(sandbox.query().status, 429);
    QCOMPARE(sandbox.terminate("{}").code(), 1160003);
    QCOMPARE(sandbox.terminate("{}").status, 429);
}

void TestGateway::refusedTokensDoNotCount()
{
    Sandbox sandbox({.ratePerMinute = 1});
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(sandbox.post(queryPath, "{}", "t-foreign").code(), 99991663);
    }
    QCOMPARE(sandbox.query().status, 200);
}

void TestGateway::checksRateBeforeParameters()
{
    Sandbox sandbox({.ratePerMinute = 1});
    QCOMPARE(sandbox.query("page_size=101").code(), 1160002);
    QCOMPARE(sandbox.query("page_size=101").code(), 99991400);
}

void TestGateway::zeroMeansNoLimit()
{
    Sandbox sandbox({.ratePerMinute = 0});
    for (int i = 0; i < 250; ++i) {
        const Reply reply = sandbox.query("page_size=1");
        QCOMPARE(reply.status, 200);
        QVERIFY(!reply.headers.contains("x-ogw-ratelimit-limit"));
    }
}

QTEST_GUILESS_MAIN(TestGateway)
#include "test_gateway.moc"
