// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "desk.h"

#include <QSignalSpy>
#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! The life of a call: how it is sent, cancelled, delivered, and what happens when somebody goes away.
class ServiceClientTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersFromTheEventLoopOnce();
    void actsTravelAloneAndReadsTogether();
    void tellsHowTheReplyWasObtained();
    void theStartIsKnownByTheRepliesOwnDate();
    void aDecodersErrorIsCompleted();
    void aboutToSendComesBeforeEachRequest();
    void cancelBeforeAnythingIsSent();
    void cancelWhileWaitingForASlot();
    void cancelDuringTheServicesWait();
    void cancelDuringAPause();
    void cancelInFlight();
    void cancelAtTheLastMoment();
    void cancelAfterTheEndDoesNothing();
    void nothingReachesAContextThatIsGone();
    void nothingComesFromAClientThatIsGone();
    void theClientMayBeDestroyedByItsAnswer();
    void anythingMayBeDestroyedAtTheLastMoment();
    void slotsAreReturnedWhenNothingWasSent();
};

void ServiceClientTest::answersFromTheEventLoopOnce()
{
    Desk desk;
    desk.transport.push(emptyPage());
    Answer<FilePage> answer;
    QPointer<PendingCall> call = desk.query(answer);
    QCOMPARE(answer.count, 0);
    QVERIFY(desk.transport.requests().empty() && desk.transport.tokenRequests().empty());
    desk.settle();
    QCOMPARE(answer.count, 1);
    QVERIFY(answer.result->ok());
    QTRY_VERIFY(call.isNull());
    QCOMPARE(answer.count, 1);
}

void ServiceClientTest::actsTravelAloneAndReadsTogether()
{
    Desk desk;
    desk.transport.push(emptyPage());
    desk.transport.push(terminated());
    Answer<FilePage> read;
    Answer<TerminationReply> act;
    desk.query(read);
    desk.settle();
    desk.terminate(act);
    desk.settle();
    QCOMPARE(desk.transport.tokenRequests().size(), size_t{1});
    QVERIFY(desk.transport.tokenRequests()[0].authorization.isEmpty());
    QCOMPARE(desk.transport.requests()[0].connectionUse, ConnectionUse::KeptAlive);
    QCOMPARE(desk.transport.requests()[1].connectionUse, ConnectionUse::Fresh);
    for (const HttpRequest &request : desk.transport.requests()) {
        QCOMPARE(request.authorization, QByteArray("Bearer t-test"));
        QCOMPARE(request.url.host(), u"open.feishu.cn"_s);
        QCOMPARE(request.maxReplyBytes, 16 * 1024 * 1024);
        QVERIFY(request.inactivityTimeout > 0ms && request.deadline > request.inactivityTimeout);
    }
}

void ServiceClientTest::tellsHowTheReplyWasObtained()
{
    Desk desk;
    desk.transport.push(emptyPage());
    desk.transport.push(FakeTransport::refusal(401, 1160002));
    Answer<FilePage> good;
    Answer<FilePage> bad;
    desk.query(good);
    desk.settle();
    desk.query(bad);
    desk.settle();
    QCOMPARE(good.facts.logId, u"20261120000000TEST"_s);
    QCOMPARE(good.facts.httpStatus.value(), 200);
    QCOMPARE(bad.facts.logId, u"20261120000000TEST"_s);
    QCOMPARE(bad.facts.httpStatus.value(), 401);
    QVERIFY(bad.facts.stamp.ordinal > good.facts.stamp.ordinal);
}

void ServiceClientTest::theStartIsKnownByTheRepliesOwnDate()
{
    Desk desk;
    HttpReply token = FakeTransport::bare(200, R"({"code":0,"tenant_access_token":"t-1","expire":7200})");
    token.headers.clear();
    desk.transport.pushTokenReply(token);
    Answer<FilePage> answer;
    desk.query(answer);
    desk.settle();
    QVERIFY(!desk.client->serverClock().isKnown());
    desk.clock.advance(5s);
    HttpReply page = emptyPage();
    page.headers = {{"Date", "Sat, 21 Nov 2026 12:00:05 GMT"}};
    desk.transport.push(page);
    desk.settle();
    const Instant noon = std::chrono::sys_days{std::chrono::year{2026} / 11 / 21} + 12h;
    QCOMPARE(answer.facts.stamp.startedAt, noon);
    QCOMPARE(desk.client->serverClock().now(), noon + 5s);
}

void ServiceClientTest::aDecodersErrorIsCompleted()
{
    Desk desk;
    desk.transport.push(FakeTransport::success({{u"items"_s, 7}}));
    Answer<FilePage> answer;
    desk.query(answer);
    desk.settle();
    QVERIFY(answer.isError(ApiErrorKind::BadReply));
    QCOMPARE(answer.result->error().logId, u"20261120000000TEST"_s);
    QCOMPARE(answer.result->error().httpStatus.value(), 200);
}

void ServiceClientTest::aboutToSendComesBeforeEachRequest()
{
    Desk desk;
    desk.transport.push(FakeTransport::failure(TransportFailure::Timeout));
    desk.transport.push(emptyPage());
    Answer<FilePage> answer;
    std::vector<size_t> sentBefore;
    PendingCall *call = desk.query(answer);
    connect(call, &PendingCall::aboutToSend, this, [&] { sentBefore.push_back(desk.transport.requests().size()); });
    desk.clock.advance(2s);
    QCOMPARE(answer.count, 1);
    QVERIFY((sentBefore == std::vector<size_t>{0, 1}));
}

void ServiceClientTest::cancelBeforeAnythingIsSent()
{
    Desk desk;
    Answer<TerminationReply> answer;
    PendingCall *call = desk.terminate(answer);
    call->cancel();
    call->cancel();
    QCOMPARE(answer.count, 0);
    desk.settle();
    QVERIFY(answer.isError(ApiErrorKind::Cancelled));
    QCOMPARE(answer.result->error().delivery, Delivery::Unsent);
    QVERIFY(desk.transport.requests().empty() && desk.transport.tokenRequests().empty());
}

void ServiceClientTest::cancelWhileWaitingForASlot()
{
    Desk desk;
    desk.client->gate(Endpoint::QuerySignatureFiles).setCapacity(1);
    desk.transport.push(emptyPage());
    Answer<FilePage> first;
    Answer<FilePage> second;
    Answer<FilePage> third;
    desk.query(first);
    desk.settle();
    PendingCall *waiting = desk.query(second);
    desk.query(third);
    desk.clock.advance(30s);
    waiting->cancel();
    desk.settle();
    QVERIFY(second.isError(ApiErrorKind::Cancelled));
    QCOMPARE(second.result->error().delivery, Delivery::Unsent);
    desk.transport.push(emptyPage());
    desk.clock.advance(31s);
    QCOMPARE(third.count, 1); // the slot went to the next
    QCOMPARE(desk.transport.requests().size(), size_t{2});
}

void ServiceClientTest::cancelDuringTheServicesWait()
{
    Desk desk;
    desk.transport.push(tooMany("50"));
    Answer<TerminationReply> answer;
    PendingCall *call = desk.terminate(answer);
    desk.clock.advance(10s);
    call->cancel();
    desk.settle();
    QVERIFY(answer.isError(ApiErrorKind::Cancelled));
    // What was sent had been refused.
    QCOMPARE(answer.result->error().delivery, Delivery::Unsent);
    desk.clock.advance(10min);
    QCOMPARE(desk.transport.requests().size(), size_t{1});
}

void ServiceClientTest::cancelDuringAPause()
{
    Desk desk;
    desk.transport.push(FakeTransport::failure(TransportFailure::Timeout));
    Answer<FilePage> answer;
    PendingCall *call = desk.query(answer);
    desk.settle();
    call->cancel();
    desk.clock.advance(10min);
    QVERIFY(answer.isError(ApiErrorKind::Cancelled));
    QCOMPARE(desk.transport.requests().size(), size_t{1});
}

void ServiceClientTest::cancelInFlight()
{
    Desk desk;
    Answer<TerminationReply> answer;
    PendingCall *call = desk.terminate(answer);
    desk.settle();
    QCOMPARE(desk.transport.requests().size(), size_t{1});
    call->cancel();
    desk.transport.push(terminated());
    desk.settle();
    QVERIFY(answer.isError(ApiErrorKind::Cancelled));
    QCOMPARE(answer.result->error().delivery, Delivery::Possible);
    // It may have reached the service: the slot counts.
    QCOMPARE(desk.client->gate(Endpoint::TerminateSignatureFiles).available(), 99);
}

void ServiceClientTest::cancelAtTheLastMoment()
{
    Desk desk;
    Answer<TerminationReply> answer;
    PendingCall *call = desk.terminate(answer);
    connect(call, &PendingCall::aboutToSend, call, [call] { call->cancel(); });
    desk.settle();
    QVERIFY(answer.isError(ApiErrorKind::Cancelled));
    QCOMPARE(answer.result->error().delivery, Delivery::Unsent);
    QVERIFY(desk.transport.requests().empty());
    QCOMPARE(desk.client->gate(Endpoint::TerminateSignatureFiles).available(), 100);
}

void ServiceClientTest::cancelAfterTheEndDoesNothing()
{
    Desk desk;
    desk.transport.push(emptyPage());
    Answer<FilePage> answer;
    PendingCall *call = nullptr;
    call = desk.client->send<FilePage>(querySignatureFiles({}), Priority::Listing, this,
                                       [&](Result<FilePage> result, const ReplyFacts &) {
                                           answer.result = std::move(result);
                                           ++answer.count;
                                           call->cancel();
                                       });
    desk.settle();
    desk.settle();
    QCOMPARE(answer.count, 1);
    QVERIFY(answer.result->ok());
}

void ServiceClientTest::nothingReachesAContextThatIsGone()
{
    for (const int advanced : {0, 1, 2}) {
        Desk desk;
        Answer<FilePage> answer;
        desk.query(answer);
        if (advanced == 1) {
            desk.settle(); // in flight
        } else if (advanced == 2) {
            desk.transport.push(tooMany("5"));
            desk.settle(); // waiting
        }
        desk.context.reset();
        desk.transport.push(emptyPage());
        desk.clock.advance(1min);
        QCOMPARE(answer.count, 0);
        QCOMPARE(desk.transport.requests().size(), advanced == 0 ? size_t{0} : size_t{1});
    }
}

void ServiceClientTest::nothingComesFromAClientThatIsGone()
{
    Desk desk;
    Answer<FilePage> answer;
    QPointer<PendingCall> call = desk.query(answer);
    desk.settle();
    desk.client.reset();
    QVERIFY(call.isNull());
    desk.transport.push(emptyPage());
    desk.clock.advance(1min);
    QCOMPARE(answer.count, 0);
}

void ServiceClientTest::theClientMayBeDestroyedByItsAnswer()
{
    // A refused pasted token answers without the network, a missing secret after a request for a token.
    for (const bool pasted : {false, true}) {
        Desk desk(pasted ? Credentials{PastedToken{Secret()}} : Credentials{AppSecret{Secret()}});
        desk.transport.pushTokenReply(FakeTransport::refusal(200, 10003));
        int answers = 0;
        for (int i = 0; i < 3; ++i) {
            desk.client->send<FilePage>(querySignatureFiles({}), Priority::Listing, this,
                                        [&](const Result<FilePage> &, const ReplyFacts &) {
                                            ++answers;
                                            desk.client.reset();
                                        });
        }
        desk.settle();
        QCOMPARE(answers, 1);
        QVERIFY(!desk.client);
    }
}

void ServiceClientTest::anythingMayBeDestroyedAtTheLastMoment()
{
    Desk desk;
    Answer<FilePage> warmUp;
    desk.transport.push(emptyPage());
    desk.query(warmUp);
    desk.settle(); // a token is at hand now: everything happens within one call
    Answer<FilePage> answer;
    PendingCall *call = desk.query(answer);
    connect(call, &PendingCall::aboutToSend, this, [&] { desk.context.reset(); });
    desk.settle();
    QCOMPARE(answer.count, 0);
    QCOMPARE(desk.transport.requests().size(), size_t{1});
    QCOMPARE(desk.client->gate(Endpoint::QuerySignatureFiles).available(), 99);
}

void ServiceClientTest::slotsAreReturnedWhenNothingWasSent()
{
    Desk desk;
    RateGate &gate = desk.client->gate(Endpoint::TerminateSignatureFiles);
    Answer<TerminationReply> refused;
    desk.transport.push(FakeTransport::failure(TransportFailure::Refused, BodyUse::Unread));
    desk.terminate(refused);
    desk.settle();
    QCOMPARE(gate.available(), 100);
    Answer<TerminationReply> sent;
    desk.transport.push(FakeTransport::failure(TransportFailure::Timeout));
    desk.terminate(sent);
    desk.settle();
    QCOMPARE(gate.available(), 99);
}

QTEST_GUILESS_MAIN(ServiceClientTest)
#include "test_serviceclient.moc"
