// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "clientfixture.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

HttpReply tokenReply(const QString &token, int expire)
{
    return FakeTransport::bare(
        200,
        QJsonDocument(QJsonObject{{u"code"_s, 0}, {u"tenant_access_token"_s, token}, {u"expire"_s, expire}}).toJson());
}

} // namespace

//! Tokens, as used by the client.
class TestTokenSource final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneRequestServesAllCallers();
    void theTokenIsReused();
    void theTokenIsRenewedBeforeItExpires_data();
    void theTokenIsRenewedBeforeItExpires();
    void aShortLifetimeDoesNotLoop();
    void onlyTheRefusedTokenIsDropped();
    void wrongCredentialsAreReported_data();
    void wrongCredentialsAreReported();
    void networkFailuresAreReported();
    void badTokenRepliesAreReported();
    void failuresAreNotKept();
    void tokenRequestsObeyTheServicesWait();
    void aPastedTokenIsUsedUnchanged();
    void aRefusedPastedTokenIsNotUsedAgain();
    void anUnusablePastedTokenIsNeverSent_data();
    void anUnusablePastedTokenIsNeverSent();
};

void TestTokenSource::oneRequestServesAllCallers()
{
    ClientFixture fixture;
    std::vector<Answer<FilePage>> answers(10);
    for (auto &answer : answers) {
        fixture.query(answer);
        fixture.transport.push(emptyPage());
    }
    fixture.settle();
    QCOMPARE(fixture.transport.tokenRequests().size(), size_t{1});
    QCOMPARE(FakeTransport::bodyOf(fixture.transport.tokenRequests()[0]).value("app_secret"_L1).toString(),
             u"secret"_s);
    for (const auto &answer : answers) {
        QVERIFY(answer.count == 1 && answer.result->ok());
    }
}

void TestTokenSource::theTokenIsReused()
{
    ClientFixture fixture;
    for (int i = 0; i < 5; ++i) {
        Answer<FilePage> answer;
        fixture.transport.push(emptyPage());
        fixture.query(answer);
        fixture.settle();
        QCOMPARE(answer.count, 1);
        fixture.clock.advance(10min);
    }
    QCOMPARE(fixture.transport.tokenRequests().size(), size_t{1});
}

void TestTokenSource::theTokenIsRenewedBeforeItExpires_data()
{
    QTest::addColumn<int>("expire");
    QTest::addColumn<int>("stillGood");
    QTest::addColumn<int>("renewed");
    QTest::newRow("two hours: three minutes before") << 7200 << 7019 << 7020;
    QTest::newRow("a minute: a quarter before") << 60 << 44 << 45;
    QTest::newRow("half an hour") << 1800 << 1619 << 1620;
}

void TestTokenSource::theTokenIsRenewedBeforeItExpires()
{
    QFETCH(int, expire);
    QFETCH(int, stillGood);
    QFETCH(int, renewed);
    for (const int after : {stillGood, renewed}) {
        ClientFixture fixture;
        fixture.transport.pushTokenReply(tokenReply(u"t-first"_s, expire));
        fixture.transport.pushTokenReply(tokenReply(u"t-second"_s, expire));
        Answer<TerminationReply> first;
        Answer<TerminationReply> second;
        fixture.transport.push(terminated());
        fixture.terminate(first);
        fixture.settle();
        fixture.clock.advance(std::chrono::seconds{after});
        fixture.transport.push(terminated());
        fixture.terminate(second);
        fixture.settle();
        QCOMPARE(second.count, 1);
        QCOMPARE(fixture.transport.requests()[1].authorization,
                 after == renewed ? QByteArray("Bearer t-second") : QByteArray("Bearer t-first"));
    }
}

void TestTokenSource::aShortLifetimeDoesNotLoop()
{
    ClientFixture fixture;
    for (int i = 1; i <= 3; ++i) {
        fixture.transport.pushTokenReply(tokenReply(u"t-short"_s, 5));
        fixture.transport.push(emptyPage());
        Answer<FilePage> answer;
        fixture.query(answer);
        fixture.settle();
        QCOMPARE(answer.count, 1);
        QCOMPARE(fixture.transport.tokenRequests().size(), static_cast<size_t>(i));
        fixture.clock.advance(4s);
    }
}

// Two calls are refused with the same old token. When the second refusal arrives, a new token has been fetched.
void TestTokenSource::onlyTheRefusedTokenIsDropped()
{
    ClientFixture fixture;
    fixture.transport.pushTokenReply(tokenReply(u"t-old"_s, 7200));
    fixture.transport.pushTokenReply(tokenReply(u"t-new"_s, 7200));
    Answer<FilePage> first;
    Answer<FilePage> second;
    fixture.query(first);
    fixture.query(second);
    fixture.settle();
    QCOMPARE(fixture.transport.openRequests(), 2);
    fixture.transport.push(FakeTransport::refusal(400, 99991663));
    fixture.settle();
    QCOMPARE(fixture.transport.tokenRequests().size(), size_t{2});
    fixture.transport.push(FakeTransport::refusal(400, 99991663));
    fixture.transport.push(emptyPage());
    fixture.transport.push(emptyPage());
    fixture.settle();
    QVERIFY(first.count == 1 && first.result->ok());
    QVERIFY(second.count == 1 && second.result->ok());
    QCOMPARE(fixture.transport.tokenRequests().size(), size_t{2});
}

void TestTokenSource::wrongCredentialsAreReported_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("code");
    for (const int status : {200, 400, 401}) {
        for (const int code : {10003, 10005, 10013, 10014, 10015, 99991543}) {
            QTest::addRow("%d in HTTP %d", code, status) << status << code;
        }
    }
}

void TestTokenSource::wrongCredentialsAreReported()
{
    QFETCH(int, status);
    QFETCH(int, code);
    ClientFixture fixture;
    fixture.transport.pushTokenReply(FakeTransport::refusal(status, code, u"app secret invalid"_s));
    Answer<TerminationReply> answer;
    fixture.terminate(answer);
    fixture.clock.advance(10min);
    QVERIFY(answer.isError(ApiErrorKind::WrongCredentials));
    QCOMPARE(answer.result->error().endpoint, Endpoint::TenantToken);
    QCOMPARE(answer.result->error().code.value(), code);
    QCOMPARE(answer.result->error().delivery, Delivery::Unsent);
    QCOMPARE(fixture.transport.tokenRequests().size(), size_t{1});
    QVERIFY(fixture.transport.requests().empty());
    QCOMPARE(fixture.client->gate(Endpoint::TerminateSignatureFiles).available(), 100);
}

void TestTokenSource::networkFailuresAreReported()
{
    ClientFixture fixture;
    for (int i = 0; i < 4; ++i) {
        // The request for the token may have been sent; the terminate request was not.
        fixture.transport.pushTokenReply(FakeTransport::failure(TransportFailure::ConnectionLost));
    }
    Answer<TerminationReply> answer;
    PendingCall *call = fixture.terminate(answer);
    int waits = 0;
    connect(call, &PendingCall::waiting, this, [&waits](Wait wait) {
        QCOMPARE(wait.cause, WaitCause::BeforeRetry);
        ++waits;
    });
    fixture.clock.advance(8s);
    QVERIFY(answer.isError(ApiErrorKind::ConnectionLost));
    QCOMPARE(answer.result->error().endpoint, Endpoint::TenantToken);
    QCOMPARE(answer.result->error().delivery, Delivery::Unsent);
    QCOMPARE(fixture.transport.tokenRequests().size(), size_t{4});
    QCOMPARE(waits, 3);
}

void TestTokenSource::badTokenRepliesAreReported()
{
    ClientFixture fixture;
    fixture.transport.pushTokenReply(FakeTransport::bare(200, R"({"code":0,"msg":"ok"})"));
    Answer<FilePage> answer;
    fixture.query(answer);
    fixture.clock.advance(10min);
    QVERIFY(answer.isError(ApiErrorKind::BadReply));
    QCOMPARE(answer.result->error().endpoint, Endpoint::TenantToken);
    QCOMPARE(answer.result->error().httpStatus.value(), 200);
}

void TestTokenSource::failuresAreNotKept()
{
    ClientFixture fixture;
    fixture.transport.pushTokenReply(FakeTransport::refusal(200, 10014));
    Answer<FilePage> first;
    Answer<FilePage> second;
    fixture.query(first);
    fixture.settle();
    QVERIFY(first.isError(ApiErrorKind::WrongCredentials));
    fixture.transport.push(emptyPage());
    fixture.query(second);
    fixture.settle();
    QVERIFY(second.count == 1 && second.result->ok());
}

void TestTokenSource::tokenRequestsObeyTheServicesWait()
{
    ClientFixture fixture;
    fixture.transport.pushTokenReply(tooMany("3"));
    fixture.transport.push(emptyPage());
    Answer<FilePage> answer;
    fixture.query(answer);
    fixture.clock.advance(2s);
    QCOMPARE(answer.count, 0);
    fixture.clock.advance(1s);
    QVERIFY(answer.count == 1 && answer.result->ok());
}

void TestTokenSource::aPastedTokenIsUsedUnchanged()
{
    ClientFixture fixture(PastedToken{Secret(u"eyJhbGciOi.x.y"_s)});
    fixture.transport.push(emptyPage());
    Answer<FilePage> answer;
    fixture.query(answer);
    fixture.settle();
    QVERIFY(answer.count == 1 && answer.result->ok());
    QCOMPARE(fixture.transport.requests()[0].authorization, QByteArray("Bearer eyJhbGciOi.x.y"));
    QVERIFY(fixture.transport.tokenRequests().empty());
}

void TestTokenSource::aRefusedPastedTokenIsNotUsedAgain()
{
    ClientFixture fixture(PastedToken{Secret(u"t-pasted"_s)});
    fixture.transport.push(FakeTransport::refusal(400, 99991663));
    Answer<FilePage> first;
    Answer<TerminationReply> second;
    fixture.query(first);
    fixture.settle();
    QVERIFY(first.isError(ApiErrorKind::TokenRefused));
    QCOMPARE(first.result->error().code.value(), 99991663);
    fixture.terminate(second);
    fixture.settle();
    QVERIFY(second.isError(ApiErrorKind::TokenRefused));
    QCOMPARE(second.result->error().delivery, Delivery::Unsent);
    QCOMPARE(fixture.transport.requests().size(), size_t{1});
    QVERIFY(fixture.transport.tokenRequests().empty());
}

void TestTokenSource::anUnusablePastedTokenIsNeverSent_data()
{
    QTest::addColumn<QString>("token");
    QTest::newRow("empty") << QString();
    QTest::newRow("line break") << u"t-1\r\nX-Evil: 1"_s;
    QTest::newRow("blank") << u"Bearer t-1"_s;
    QTest::newRow("not ASCII") << u"t-令牌"_s;
}

void TestTokenSource::anUnusablePastedTokenIsNeverSent()
{
    QFETCH(QString, token);
    ClientFixture fixture(PastedToken{Secret(token)});
    Answer<FilePage> answer;
    fixture.query(answer);
    fixture.settle();
    QVERIFY(answer.isError(ApiErrorKind::TokenRefused));
    QVERIFY(fixture.transport.requests().empty());
}

QTEST_GUILESS_MAIN(TestTokenSource)
#include "test_tokensource.moc"
