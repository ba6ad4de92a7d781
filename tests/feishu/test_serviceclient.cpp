// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "clientfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! The lifetime of a call: how it is sent, cancelled and delivered, and what happens if objects are destroyed
//! meanwhile.
class TestServiceClient final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersFromTheEventLoopOnce();
    void actsUseFreshConnections();
    void reportsHowTheReplyWasObtained();
    void theStartIsCorrectedByTheReplysDate();
    void theDateOfAProxysPageIsIgnored();
    void aDecodersErrorIsCompleted();
    void aboutToSendComesBeforeEachRequest();
    void cancelBeforeAnythingIsSent();
    void cancelWhileWaitingForASlot();
    void cancelDuringTheServicesWait();
    void cancelDuringAPause();
    void cancelInFlight();
    void cancelAtTheLastMoment();
    void cancelAfterTheEndDoesNothing();
    void destroyedContextsGetNoAnswer();
    void destroyedClientsGiveNoAnswer();
    void theClientMayBeDestroyedByItsAnswer();
    void theContextMayBeDestroyedBeforeSending();
    void slotsAreReturnedWhenNothingWasSent();
};

void TestServiceClient::answersFromTheEventLoopOnce()
{
    ClientFixture fixture;
    fixture.transport.push(emptyPage());
    Answer<FilePage> answer;
    QPointer<PendingCall> call = fixture.query(answer);
    QCOMPARE(answer.count, 0);
    QVERIFY(fixture.transport.requests().empty() && fixture.transport.tokenRequests().empty());
    fixture.settle();
    QCOMPARE(answer.count, 1);
    QVERIFY(answer.result->ok());
    QTRY_VERIFY(call.isNull());
    QCOMPARE(answer.count, 1);
}

void TestServiceClient::actsUseFreshConnections()
{
    ClientFixture fixture;
    fixture.transport.push(emptyPage());
    fixture.transport.push(terminated());
    Answer<FilePage> read;
    Answer<TerminationReply> act;
    fixture.query(read);
    fixture.settle();
    fixture.terminate(act);
    fixture.settle();
    QCOMPARE(fixture.transport.tokenRequests().size(), size_t{1});
    QVERIFY(fixture.transport.tokenRequests()[0].authorization.isEmpty());
    QCOMPARE(fixture.transport.requests()[0].connectionUse, ConnectionUse::KeptAlive);
    QCOMPARE(fixture.transport.requests()[1].connectionUse, ConnectionUse::Fresh);
    for (const HttpRequest &request : fixture.transport.requests()) {
        QCOMPARE(request.authorization, QByteArray("Bearer t-test"));
        QCOMPARE(request.url.host(), u"open.feishu.cn"_s);
        QCOMPARE(request.maxReplyBytes, 16 * 1024 * 1024);
    }
    const HttpRequest &reading = fixture.transport.requests()[0];
    QVERIFY(reading.inactivityTimeout > 0ms && reading.deadline > reading.inactivityTimeout);
    // A service that works for long is silent meanwhile.
    QCOMPARE(fixture.transport.requests()[1].inactivityTimeout, fixture.transport.requests()[1].deadline);
}

void TestServiceClient::reportsHowTheReplyWasObtained()
{
    ClientFixture fixture;
    fixture.transport.push(emptyPage());
    fixture.transport.push(FakeTransport::refusal(401, 1160002));
    Answer<FilePage> good;
    Answer<FilePage> bad;
    fixture.query(good);
    fixture.settle();
    fixture.query(bad);
    fixture.settle();
    QCOMPARE(good.facts.logId, u"20261120000000TEST"_s);
    QCOMPARE(good.facts.httpStatus.value(), 200);
    QCOMPARE(bad.facts.logId, u"20261120000000TEST"_s);
    QCOMPARE(bad.facts.httpStatus.value(), 401);
    QVERIFY(bad.facts.stamp.ordinal > good.facts.stamp.ordinal);
}

void TestServiceClient::theStartIsCorrectedByTheReplysDate()
{
    ClientFixture fixture;
    HttpReply token = FakeTransport::bare(200, R"({"code":0,"tenant_access_token":"t-1","expire":7200})");
    token.headers.clear();
    fixture.transport.pushTokenReply(token);
    Answer<FilePage> answer;
    fixture.query(answer);
    fixture.settle();
    QVERIFY(!fixture.client->serverClock().isKnown());
    fixture.clock.advance(5s);
    HttpReply page = emptyPage();
    page.headers = {{"Date", "Sat, 21 Nov 2026 12:00:05 GMT"}};
    fixture.transport.push(page);
    fixture.settle();
    const Instant noon = std::chrono::sys_days{std::chrono::year{2026} / 11 / 21} + 12h;
    QCOMPARE(answer.facts.stamp.startedAt, noon);
    QCOMPARE(fixture.client->serverClock().now(), noon + 5s);
}

void TestServiceClient::theDateOfAProxysPageIsIgnored()
{
    ClientFixture fixture;
    HttpReply token = FakeTransport::bare(200, R"({"code":0,"tenant_access_token":"t-1","expire":7200})");
    token.headers.clear();
    fixture.transport.pushTokenReply(token);
    HttpReply login = FakeTransport::bare(200, "<html>login</html>");
    login.headers = {{"Date", "Sat, 21 Nov 2036 12:00:05 GMT"}};
    fixture.transport.push(login);
    Answer<FilePage> answer;
    fixture.query(answer);
    fixture.settle();
    QVERIFY(!fixture.client->serverClock().isKnown());
}

void TestServiceClient::aDecodersErrorIsCompleted()
{
    ClientFixture fixture;
    fixture.transport.push(FakeTransport::success({{u"items"_s, 7}}));
    Answer<FilePage> answer;
    fixture.query(answer);
    fixture.settle();
    QVERIFY(answer.isError(ApiErrorKind::BadReply));
    QCOMPARE(answer.result->error().logId, u"20261120000000TEST"_s);
    QCOMPARE(answer.result->error().httpStatus.value(), 200);
}

void TestServiceClient::aboutToSendComesBeforeEachRequest()
{
    ClientFixture fixture;
    fixture.transport.push(FakeTransport::failure(TransportFailure::Timeout));
    fixture.transport.push(emptyPage());
    Answer<FilePage> answer;
    std::vector<size_t> sentBefore;
    PendingCall *call = fixture.query(answer);
    connect(call, &PendingCall::aboutToSend, this, [&] { sentBefore.push_back(fixture.transport.requests().size()); });
    fixture.clock.advance(2s);
    QCOMPARE(answer.count, 1);
    QVERIFY((sentBefore == std::vector<size_t>{0, 1}));
}

void TestServiceClient::cancelBeforeAnythingIsSent()
{
    ClientFixture fixture;
    Answer<TerminationReply> answer;
    PendingCall *call = fixture.terminate(answer);
    call->cancel();
    call->cancel();
    QCOMPARE(answer.count, 0);
    fixture.settle();
    QVERIFY(answer.isError(ApiErrorKind::Cancelled));
    QCOMPARE(answer.result->error().delivery, Delivery::Unsent);
    QVERIFY(fixture.transport.requests().empty() && fixture.transport.tokenRequests().empty());
}

void TestServiceClient::cancelWhileWaitingForASlot()
{
    ClientFixture fixture;
    fixture.client->gate(Endpoint::QuerySignatureFiles).setCapacity(1);
    fixture.transport.push(emptyPage());
    Answer<FilePage> first;
    Answer<FilePage> second;
    Answer<FilePage> third;
    fixture.query(first);
    fixture.settle();
    PendingCall *waiting = fixture.query(second);
    fixture.query(third);
    fixture.clock.advance(30s);
    waiting->cancel();
    fixture.settle();
    QVERIFY(second.isError(ApiErrorKind::Cancelled));
    QCOMPARE(second.result->error().delivery, Delivery::Unsent);
    fixture.transport.push(emptyPage());
    fixture.clock.advance(31s);
    QCOMPARE(third.count, 1); // the slot went to the next
    QCOMPARE(fixture.transport.requests().size(), size_t{2});
}

void TestServiceClient::cancelDuringTheServicesWait()
{
    ClientFixture fixture;
    fixture.transport.push(tooMany("50"));
    Answer<TerminationReply> answer;
    PendingCall *call = fixture.terminate(answer);
    fixture.clock.advance(10s);
    call->cancel();
    fixture.settle();
    QVERIFY(answer.isError(ApiErrorKind::Cancelled));
    // The request that was sent had been refused.
    QCOMPARE(answer.result->error().delivery, Delivery::Unsent);
    fixture.clock.advance(10min);
    QCOMPARE(fixture.transport.requests().size(), size_t{1});
}

void TestServiceClient::cancelDuringAPause()
{
    ClientFixture fixture;
    fixture.transport.push(FakeTransport::failure(TransportFailure::Timeout));
    Answer<FilePage> answer;
    PendingCall *call = fixture.query(answer);
    fixture.settle();
    call->cancel();
    fixture.clock.advance(10min);
    QVERIFY(answer.isError(ApiErrorKind::Cancelled));
    QCOMPARE(fixture.transport.requests().size(), size_t{1});
}

void TestServiceClient::cancelInFlight()
{
    ClientFixture fixture;
    Answer<TerminationReply> answer;
    PendingCall *call = fixture.terminate(answer);
    fixture.settle();
    QCOMPARE(fixture.transport.requests().size(), size_t{1});
    call->cancel();
    fixture.transport.push(terminated());
    fixture.settle();
    QVERIFY(answer.isError(ApiErrorKind::Cancelled));
    QCOMPARE(answer.result->error().delivery, Delivery::Possible);
    // It may have reached the service, so the slot stays in use.
    QCOMPARE(fixture.client->gate(Endpoint::TerminateSignatureFiles).available(), 99);
}

void TestServiceClient::cancelAtTheLastMoment()
{
    ClientFixture fixture;
    Answer<TerminationReply> answer;
    PendingCall *call = fixture.terminate(answer);
    connect(call, &PendingCall::aboutToSend, call, [call] { call->cancel(); });
    fixture.settle();
    QVERIFY(answer.isError(ApiErrorKind::Cancelled));
    QCOMPARE(answer.result->error().delivery, Delivery::Unsent);
    QVERIFY(fixture.transport.requests().empty());
    QCOMPARE(fixture.client->gate(Endpoint::TerminateSignatureFiles).available(), 100);
}

void TestServiceClient::cancelAfterTheEndDoesNothing()
{
    ClientFixture fixture;
    fixture.transport.push(emptyPage());
    Answer<FilePage> answer;
    PendingCall *call = nullptr;
    call = fixture.client->send<FilePage>(querySignatureFiles({}), Priority::Listing, this,
                                          [&](Result<FilePage> result, const ReplyFacts &) {
                                              answer.result = std::move(result);
                                              ++answer.count;
                                              call->cancel();
                                          });
    fixture.settle();
    fixture.settle();
    QCOMPARE(answer.count, 1);
    QVERIFY(answer.result->ok());
}

void TestServiceClient::destroyedContextsGetNoAnswer()
{
    for (const int advanced : {0, 1, 2}) {
        ClientFixture fixture;
        Answer<FilePage> answer;
        fixture.query(answer);
        if (advanced == 1) {
            fixture.settle(); // in flight
        } else if (advanced == 2) {
            fixture.transport.push(tooMany("5"));
            fixture.settle(); // waiting
        }
        fixture.context.reset();
        fixture.transport.push(emptyPage());
        fixture.clock.advance(1min);
        QCOMPARE(answer.count, 0);
        QCOMPARE(fixture.transport.requests().size(), advanced == 0 ? size_t{0} : size_t{1});
    }
}

void TestServiceClient::destroyedClientsGiveNoAnswer()
{
    ClientFixture fixture;
    Answer<FilePage> answer;
    QPointer<PendingCall> call = fixture.query(answer);
    fixture.settle();
    fixture.client.reset();
    QVERIFY(call.isNull());
    fixture.transport.push(emptyPage());
    fixture.clock.advance(1min);
    QCOMPARE(answer.count, 0);
}

void TestServiceClient::theClientMayBeDestroyedByItsAnswer()
{
    // An unusable pasted token fails without the network, a missing secret after a request for a token.
    for (const bool pasted : {false, true}) {
        ClientFixture fixture(pasted ? Credentials{PastedToken{Secret()}} : Credentials{AppSecret{Secret()}});
        fixture.transport.pushTokenReply(FakeTransport::refusal(200, 10003));
        int answers = 0;
        for (int i = 0; i < 3; ++i) {
            fixture.client->send<FilePage>(querySignatureFiles({}), Priority::Listing, this,
                                           [&](const Result<FilePage> &, const ReplyFacts &) {
                                               ++answers;
                                               fixture.client.reset();
                                           });
        }
        fixture.settle();
        QCOMPARE(answers, 1);
        QVERIFY(!fixture.client);
    }
}

void TestServiceClient::theContextMayBeDestroyedBeforeSending()
{
    ClientFixture fixture;
    Answer<FilePage> warmUp;
    fixture.transport.push(emptyPage());
    fixture.query(warmUp);
    fixture.settle(); // a token is available now: everything happens in one call
    Answer<FilePage> answer;
    PendingCall *call = fixture.query(answer);
    connect(call, &PendingCall::aboutToSend, this, [&] { fixture.context.reset(); });
    fixture.settle();
    QCOMPARE(answer.count, 0);
    QCOMPARE(fixture.transport.requests().size(), size_t{1});
    QCOMPARE(fixture.client->gate(Endpoint::QuerySignatureFiles).available(), 99);
}

void TestServiceClient::slotsAreReturnedWhenNothingWasSent()
{
    ClientFixture fixture;
    RateGate &gate = fixture.client->gate(Endpoint::TerminateSignatureFiles);
    Answer<TerminationReply> refused;
    fixture.transport.push(FakeTransport::failure(TransportFailure::Refused, BodyUse::Unread));
    fixture.terminate(refused);
    fixture.settle();
    QCOMPARE(gate.available(), 100);
    Answer<TerminationReply> sent;
    fixture.transport.push(FakeTransport::failure(TransportFailure::Timeout));
    fixture.terminate(sent);
    fixture.settle();
    QCOMPARE(gate.available(), 99);
}

QTEST_GUILESS_MAIN(TestServiceClient)
#include "test_serviceclient.moc"
