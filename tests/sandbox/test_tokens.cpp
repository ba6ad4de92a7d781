// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "client.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sandboxtest;

namespace
{

QByteArray tokenOf(const Reply &reply)
{
    return reply.json().value("tenant_access_token"_L1).toString().toUtf8();
}

int expireOf(const Reply &reply)
{
    return reply.json().value("expire"_L1).toInt();
}

Reply requestToken(Sandbox &sandbox)
{
    return sandbox.requestToken(sandbox.server().appId(), sandbox.server().appSecret());
}

bool isAccepted(Sandbox &sandbox, const QByteArray &token)
{
    const Reply reply = sandbox.post(queryPath, "{}", token);
    return reply.status == 200 && reply.code() == 0;
}

} // namespace

class TestTokens final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void issuesTokenToTheApp();
    void acceptsTrailingSlash();
    void refusesMalformedRequests_data();
    void refusesMalformedRequests();
    void refusesWrongCredentials();
    void returnsSameTokenUntilRenewal();
    void issuesNewTokenInTheLastHalfHour();
    void renewsShortLivedTokensInTheirSecondHalf();
    void isNotRateLimited();
};

void TestTokens::issuesTokenToTheApp()
{
    Sandbox sandbox({.appId = u"cli_0123456789abcdef"_s, .appSecret = u"秘密\" secret"_s});
    const Reply reply = requestToken(sandbox);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.headers.value("content-type"), QByteArray("application/json; charset=utf-8"));
    QCOMPARE(reply.code(), 0);
    QCOMPARE(reply.json().value("msg"_L1).toString(), u"ok"_s);
    QVERIFY(!reply.json().contains("data"_L1));
    QCOMPARE(expireOf(reply), 7200);
    QVERIFY(tokenOf(reply).startsWith("t-"));
    QVERIFY(isAccepted(sandbox, tokenOf(reply)));
}

void TestTokens::acceptsTrailingSlash()
{
    Sandbox sandbox;
    QCOMPARE(sandbox.post(tokenPath + '/', "{}", {}).code(), 10003);
}

void TestTokens::refusesMalformedRequests_data()
{
    QTest::addColumn<QByteArray>("body");
    for (const char *body : {"", "{}", "[]", "null", "{\"app_id\":", R"({"app_id":"cli_a7f3c09d52b8e013"})",
                             R"({"app_id":"","app_secret":"x"})", R"({"app_id":"x","app_secret":""})",
                             R"({"app_id":1,"app_secret":"x"})", R"({"app_id":"x","app_secret":null})"}) {
        QTest::newRow(body) << QByteArray(body);
    }
}

void TestTokens::refusesMalformedRequests()
{
    QFETCH(const QByteArray, body);
    Sandbox sandbox;
    const Reply reply = sandbox.post(tokenPath, body, {});
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body, QByteArray(R"({"code":10003,"msg":"invalid param","data":{}})"));
}

void TestTokens::refusesWrongCredentials()
{
    Sandbox sandbox;
    const Reply unknown = sandbox.requestToken(u"cli_nobody"_s, sandbox.server().appSecret());
    QCOMPARE(unknown.status, 200);
    QCOMPARE(unknown.code(), 10014);
    QCOMPARE(unknown.json().value("msg"_L1).toString(), u"app id not exists"_s);
    const Reply wrong = sandbox.requestToken(sandbox.server().appId(), u"guess"_s);
    QCOMPARE(wrong.status, 200);
    QCOMPARE(wrong.code(), 10014);
    QCOMPARE(wrong.json().value("msg"_L1).toString(), u"app secret invalid"_s);
}

void TestTokens::returnsSameTokenUntilRenewal()
{
    Sandbox sandbox;
    const Reply first = requestToken(sandbox);
    sandbox.advanceMs(5'400'000);
    const Reply later = requestToken(sandbox);
    QCOMPARE(tokenOf(later), tokenOf(first));
    QCOMPARE(expireOf(later), 1800);
}

void TestTokens::issuesNewTokenInTheLastHalfHour()
{
    Sandbox sandbox;
    const QByteArray first = tokenOf(requestToken(sandbox));
    sandbox.advanceMs(5'401'000);
    const Reply renewed = requestToken(sandbox);
    QVERIFY(tokenOf(renewed) != first);
    QCOMPARE(expireOf(renewed), 7200);
    QVERIFY(isAccepted(sandbox, first));
    QVERIFY(isAccepted(sandbox, tokenOf(renewed)));
    sandbox.advanceMs(1'799'000);
    const Reply expired = sandbox.post(queryPath, "{}", first);
    QCOMPARE(expired.status, 400);
    QCOMPARE(expired.code(), 99991663);
    QVERIFY(isAccepted(sandbox, tokenOf(renewed)));
}

void TestTokens::renewsShortLivedTokensInTheirSecondHalf()
{
    Sandbox sandbox({.tokenLifetime = std::chrono::seconds{10}});
    const QByteArray first = tokenOf(requestToken(sandbox));
    sandbox.advanceMs(5'000);
    QCOMPARE(tokenOf(requestToken(sandbox)), first);
    QCOMPARE(expireOf(requestToken(sandbox)), 5);
    sandbox.advanceMs(1);
    QVERIFY(tokenOf(requestToken(sandbox)) != first);
    sandbox.advanceMs(60'000);
    QVERIFY(isAccepted(sandbox, tokenOf(requestToken(sandbox))));
}

void TestTokens::isNotRateLimited()
{
    Sandbox sandbox({.ratePerMinute = 2});
    for (int i = 0; i < 10; ++i) {
        const Reply reply = requestToken(sandbox);
        QCOMPARE(reply.code(), 0);
        QVERIFY(!reply.headers.contains("x-ogw-ratelimit-limit"));
    }
}

QTEST_GUILESS_MAIN(TestTokens)
#include "test_tokens.moc"
