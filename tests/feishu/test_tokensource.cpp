// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "desk.h"

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

//! Tokens, seen from the client that needs them.
class TokenSourceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneRequestServesAll();
    void theTokenIsKept();
    void itIsRenewedBeforeItExpires_data();
    void itIsRenewedBeforeItExpires();
    void aShortLifeDoesNotLoop();
    void onlyTheRefusedTokenIsDropped();
    void wrongCredentialsAreSaid_data();
    void wrongCredentialsAreSaid();
    void aNetworkThatIsDownIsSaid();
    void aBadTokenReplyIsSaid();
    void failuresAreNotKept();
    void tooManyTokenRequestsAreWaitedFor();
    void aPastedTokenIsUsedAsItIs();
    void aRefusedPastedTokenIsNotUsedAgain();
    void anUnusablePastedTokenIsNeverSent_data();
    void anUnusablePastedTokenIsNeverSent();
};

void TokenSourceTest::oneRequestServesAll()
{
    Desk desk;
    std::vector<Answer<FilePage>> answers(10);
    for (auto &answer : answers) {
        desk.query(answer);
        desk.transport.push(emptyPage());
    }
    desk.settle();
    QCOMPARE(desk.transport.tokenRequests().size(), size_t{1});
    QCOMPARE(FakeTransport::bodyOf(desk.transport.tokenRequests()[0]).value("app_secret"_L1).toString(), u"secret"_s);
    for (const auto &answer : answers) {
        QVERIFY(answer.count == 1 && answer.result->ok());
    }
}

void TokenSourceTest::theTokenIsKept()
{
    Desk desk;
    for (int i = 0; i < 5; ++i) {
        Answer<FilePage> answer;
        desk.transport.push(emptyPage());
        desk.query(answer);
        desk.settle();
        QCOMPARE(answer.count, 1);
        desk.clock.advance(10min);
    }
    QCOMPARE(desk.transport.tokenRequests().size(), size_t{1});
}

void TokenSourceTest::itIsRenewedBeforeItExpires_data()
{
    QTest::addColumn<int>("expire");
    QTest::addColumn<int>("stillGood");
    QTest::addColumn<int>("renewed");
    QTest::newRow("two hours: three minutes before") << 7200 << 7019 << 7020;
    QTest::newRow("a minute: a quarter before") << 60 << 44 << 45;
    QTest::newRow("half an hour") << 1800 << 1619 << 1620;
}

void TokenSourceTest::itIsRenewedBeforeItExpires()
{
    QFETCH(int, expire);
    QFETCH(int, stillGood);
    QFETCH(int, renewed);
    for (const int after : {stillGood, renewed}) {
        Desk desk;
        desk.transport.pushTokenReply(tokenReply(u"t-first"_s, expire));
        desk.transport.pushTokenReply(tokenReply(u"t-second"_s, expire));
        Answer<TerminationReply> first;
        Answer<TerminationReply> second;
        desk.transport.push(terminated());
        desk.terminate(first);
        desk.settle();
        desk.clock.advance(std::chrono::seconds{after});
        desk.transport.push(terminated());
        desk.terminate(second);
        desk.settle();
        QCOMPARE(second.count, 1);
        QCOMPARE(desk.transport.requests()[1].authorization,
                 after == renewed ? QByteArray("Bearer t-second") : QByteArray("Bearer t-first"));
    }
}

void TokenSourceTest::aShortLifeDoesNotLoop()
{
    Desk desk;
    for (int i = 1; i <= 3; ++i) {
        desk.transport.pushTokenReply(tokenReply(u"t-short"_s, 5));
        desk.transport.push(emptyPage());
        Answer<FilePage> answer;
        desk.query(answer);
        desk.settle();
        QCOMPARE(answer.count, 1);
        QCOMPARE(desk.transport.tokenRequests().size(), static_cast<size_t>(i));
        desk.clock.advance(4s);
    }
}

// Two calls are refused with the same old token: the second refusal comes when a new one is already there.
void TokenSourceTest::onlyTheRefusedTokenIsDropped()
{
    Desk desk;
    desk.transport.pushTokenReply(tokenReply(u"t-old"_s, 7200));
    desk.transport.pushTokenReply(tokenReply(u"t-new"_s, 7200));
    Answer<FilePage> first;
    Answer<FilePage> second;
    desk.query(first);
    desk.query(second);
    desk.settle();
    QCOMPARE(desk.transport.openRequests(), 2);
    desk.transport.push(FakeTransport::refusal(400, 99991663));
    desk.settle();
    QCOMPARE(desk.transport.tokenRequests().size(), size_t{2});
    desk.transport.push(FakeTransport::refusal(400, 99991663));
    desk.transport.push(emptyPage());
    desk.transport.push(emptyPage());
    desk.settle();
    QVERIFY(first.count == 1 && first.result->ok());
    QVERIFY(second.count == 1 && second.result->ok());
    QCOMPARE(desk.transport.tokenRequests().size(), size_t{2});
}

void TokenSourceTest::wrongCredentialsAreSaid_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("code");
    for (const int status : {200, 400, 401}) {
        for (const int code : {10003, 10005, 10013, 10014, 10015, 99991543}) {
            QTest::addRow("%d in HTTP %d", code, status) << status << code;
        }
    }
}

void TokenSourceTest::wrongCredentialsAreSaid()
{
    QFETCH(int, status);
    QFETCH(int, code);
    Desk desk;
    desk.transport.pushTokenReply(FakeTransport::refusal(status, code, u"app secret invalid"_s));
    Answer<TerminationReply> answer;
    desk.terminate(answer);
    desk.clock.advance(10min);
    QVERIFY(answer.isError(ApiErrorKind::WrongCredentials));
    QCOMPARE(answer.result->error().endpoint, Endpoint::TenantToken);
    QCOMPARE(answer.result->error().code.value(), code);
    QCOMPARE(answer.result->error().delivery, Delivery::Unsent);
    QCOMPARE(desk.transport.tokenRequests().size(), size_t{1});
    QVERIFY(desk.transport.requests().empty());
    QCOMPARE(desk.client->gate(Endpoint::TerminateSignatureFiles).available(), 100);
}

void TokenSourceTest::aNetworkThatIsDownIsSaid()
{
    Desk desk;
    for (int i = 0; i < 4; ++i) {
        // Possibly sent, the token's request; the terminate request was not.
        desk.transport.pushTokenReply(FakeTransport::failure(TransportFailure::ConnectionLost));
    }
    Answer<TerminationReply> answer;
    PendingCall *call = desk.terminate(answer);
    int waits = 0;
    connect(call, &PendingCall::waiting, this, [&waits](Wait wait) {
        QCOMPARE(wait.cause, WaitCause::BeforeRetry);
        ++waits;
    });
    desk.clock.advance(8s);
    QVERIFY(answer.isError(ApiErrorKind::ConnectionLost));
    QCOMPARE(answer.result->error().endpoint, Endpoint::TenantToken);
    QCOMPARE(answer.result->error().delivery, Delivery::Unsent);
    QCOMPARE(desk.transport.tokenRequests().size(), size_t{4});
    QCOMPARE(waits, 3);
}

void TokenSourceTest::aBadTokenReplyIsSaid()
{
    Desk desk;
    desk.transport.pushTokenReply(FakeTransport::bare(200, R"({"code":0,"msg":"ok"})"));
    Answer<FilePage> answer;
    desk.query(answer);
    desk.clock.advance(10min);
    QVERIFY(answer.isError(ApiErrorKind::BadReply));
    QCOMPARE(answer.result->error().endpoint, Endpoint::TenantToken);
    QCOMPARE(answer.result->error().httpStatus.value(), 200);
}

void TokenSourceTest::failuresAreNotKept()
{
    Desk desk;
    desk.transport.pushTokenReply(FakeTransport::refusal(200, 10014));
    Answer<FilePage> first;
    Answer<FilePage> second;
    desk.query(first);
    desk.settle();
    QVERIFY(first.isError(ApiErrorKind::WrongCredentials));
    desk.transport.push(emptyPage());
    desk.query(second);
    desk.settle();
    QVERIFY(second.count == 1 && second.result->ok());
}

void TokenSourceTest::tooManyTokenRequestsAreWaitedFor()
{
    Desk desk;
    desk.transport.pushTokenReply(tooMany("3"));
    desk.transport.push(emptyPage());
    Answer<FilePage> answer;
    desk.query(answer);
    desk.clock.advance(2s);
    QCOMPARE(answer.count, 0);
    desk.clock.advance(1s);
    QVERIFY(answer.count == 1 && answer.result->ok());
}

void TokenSourceTest::aPastedTokenIsUsedAsItIs()
{
    Desk desk(PastedToken{Secret(u"eyJhbGciOi.x.y"_s)});
    desk.transport.push(emptyPage());
    Answer<FilePage> answer;
    desk.query(answer);
    desk.settle();
    QVERIFY(answer.count == 1 && answer.result->ok());
    QCOMPARE(desk.transport.requests()[0].authorization, QByteArray("Bearer eyJhbGciOi.x.y"));
    QVERIFY(desk.transport.tokenRequests().empty());
}

void TokenSourceTest::aRefusedPastedTokenIsNotUsedAgain()
{
    Desk desk(PastedToken{Secret(u"t-pasted"_s)});
    desk.transport.push(FakeTransport::refusal(400, 99991663));
    Answer<FilePage> first;
    Answer<TerminationReply> second;
    desk.query(first);
    desk.settle();
    QVERIFY(first.isError(ApiErrorKind::TokenRefused));
    QCOMPARE(first.result->error().code.value(), 99991663);
    desk.terminate(second);
    desk.settle();
    QVERIFY(second.isError(ApiErrorKind::TokenRefused));
    QCOMPARE(second.result->error().delivery, Delivery::Unsent);
    QCOMPARE(desk.transport.requests().size(), size_t{1});
    QVERIFY(desk.transport.tokenRequests().empty());
}

void TokenSourceTest::anUnusablePastedTokenIsNeverSent_data()
{
    QTest::addColumn<QString>("token");
    QTest::newRow("empty") << QString();
    QTest::newRow("line break") << u"t-1\r\nX-Evil: 1"_s;
    QTest::newRow("blank") << u"Bearer t-1"_s;
    QTest::newRow("not ASCII") << u"t-令牌"_s;
}

void TokenSourceTest::anUnusablePastedTokenIsNeverSent()
{
    QFETCH(QString, token);
    Desk desk(PastedToken{Secret(token)});
    Answer<FilePage> answer;
    desk.query(answer);
    desk.settle();
    QVERIFY(answer.isError(ApiErrorKind::TokenRefused));
    QVERIFY(desk.transport.requests().empty());
}

QTEST_GUILESS_MAIN(TokenSourceTest)
#include "test_tokensource.moc"
