// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "clientfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace
{

//! Records the waits that a call reports.
struct Waits {
    explicit Waits(PendingCall *call)
    {
        QObject::connect(call, &PendingCall::waiting, call, [this](Wait wait) { all.push_back(wait); });
    }
    std::vector<Wait> all;
};

} // namespace

//! Retries and waits of a call. test_serviceclient.cpp tests its lifetime.
class TestRequestRunner final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReadIsRetriedThreeTimes_data();
    void aReadIsRetriedThreeTimes();
    void aReadRecovers();
    void aReadIsNotRetriedAfterALastingError();
    void anActIsSentOnce_data();
    void anActIsSentOnce();
    void anUnsentActIsReported();
    void anActIsRepeatedAfterAProvenRefusal();
    void waitsAreCapped_data();
    void waitsAreCapped();
    void readsObeyATooManyWithoutEnvelope();
    void allRequestsObeyTheServicesWait();
    void staleTokensAreRenewedOnce_data();
    void staleTokensAreRenewedOnce();
    void aTokenRefusedTwiceIsAnError();
    void retriesGoThroughTheGate();
    void waitsForTheOwnLimitAreReported();
};

void TestRequestRunner::aReadIsRetriedThreeTimes_data()
{
    QTest::addColumn<HttpReply>("reply");
    QTest::addColumn<ApiErrorKind>("kind");
    QTest::newRow("timeout") << FakeTransport::failure(TransportFailure::Timeout) << ApiErrorKind::Timeout;
    QTest::newRow("lost") << FakeTransport::failure(TransportFailure::ConnectionLost) << ApiErrorKind::ConnectionLost;
    QTest::newRow("refused") << FakeTransport::failure(TransportFailure::Refused, BodyUse::Unread)
                             << ApiErrorKind::Offline;
    QTest::newRow("502") << FakeTransport::bare(502) << ApiErrorKind::ServiceError;
    QTest::newRow("system error") << FakeTransport::refusal(500, 1160001) << ApiErrorKind::ServiceError;
    QTest::newRow("internal") << FakeTransport::refusal(200, 2200) << ApiErrorKind::ServiceError;
}

void TestRequestRunner::aReadIsRetriedThreeTimes()
{
    QFETCH(HttpReply, reply);
    QFETCH(ApiErrorKind, kind);
    ClientFixture fixture;
    for (int i = 0; i < 4; ++i) {
        fixture.transport.push(reply);
    }
    Answer<FilePage> answer;
    Waits waits(fixture.query(answer));
    fixture.settle();

    for (const milliseconds longest : {1000ms, 2000ms, 4000ms}) {
        QCOMPARE(answer.count, 0);
        const Wait wait = waits.all.back();
        QCOMPARE(wait.cause, WaitCause::BeforeRetry);
        QVERIFY(wait.length <= longest && wait.length >= longest * 3 / 4);
        const size_t sent = fixture.transport.requests().size();
        fixture.clock.advance(wait.length - 1ms);
        QCOMPARE(fixture.transport.requests().size(), sent);
        fixture.clock.advance(1ms);
        QCOMPARE(fixture.transport.requests().size(), sent + 1);
    }

    QVERIFY(answer.isError(kind));
    QCOMPARE(waits.all.size(), size_t{3});
    fixture.clock.advance(10min);
    QCOMPARE(fixture.transport.requests().size(), size_t{4});
    QCOMPARE(answer.count, 1);
}

void TestRequestRunner::aReadRecovers()
{
    ClientFixture fixture;
    fixture.transport.push(FakeTransport::failure(TransportFailure::ConnectionLost));
    fixture.transport.push(FakeTransport::bare(503));
    fixture.transport.push(emptyPage());
    Answer<FilePage> answer;
    fixture.query(answer);
    fixture.clock.advance(3s);
    QCOMPARE(answer.count, 1);
    QVERIFY(answer.result->ok());
    QCOMPARE(answer.facts.stamp.ordinal, quint64{4}); // the token's request was the first
}

void TestRequestRunner::aReadIsNotRetriedAfterALastingError()
{
    for (const HttpReply &reply :
         {FakeTransport::refusal(401, 1160002), FakeTransport::refusal(400, 1160003),
          FakeTransport::refusal(400, 99991672), FakeTransport::refusal(400, 99991403),
          FakeTransport::bare(404, "404 page not found"), FakeTransport::bare(200, "<html>"), FakeTransport::bare(302),
          FakeTransport::failure(TransportFailure::TlsFailure, BodyUse::Unread),
          FakeTransport::failure(TransportFailure::ReplyTooLarge)}) {
        ClientFixture fixture;
        fixture.transport.push(reply);
        Answer<FilePage> answer;
        fixture.query(answer);
        fixture.clock.advance(10min);
        QCOMPARE(answer.count, 1);
        QVERIFY(!answer.result->ok());
        QCOMPARE(fixture.transport.requests().size(), size_t{1});
        QCOMPARE(fixture.transport.tokenRequests().size(), size_t{1});
    }
}

void TestRequestRunner::anActIsSentOnce_data()
{
    QTest::addColumn<HttpReply>("reply");
    QTest::addColumn<ApiErrorKind>("kind");
    const auto row = [](const char *name, HttpReply reply, ApiErrorKind kind) {
        QTest::newRow(name) << std::move(reply) << kind;
    };
    row("timeout", FakeTransport::failure(TransportFailure::Timeout), ApiErrorKind::Timeout);
    row("lost", FakeTransport::failure(TransportFailure::ConnectionLost), ApiErrorKind::ConnectionLost);
    row("other", FakeTransport::failure(TransportFailure::Other), ApiErrorKind::ConnectionLost);
    row("too large", FakeTransport::failure(TransportFailure::ReplyTooLarge), ApiErrorKind::BadReply);
    row("bare 429", FakeTransport::bare(429, "Too Many Requests"), ApiErrorKind::RateLimited);
    row("bare 500", FakeTransport::bare(500), ApiErrorKind::ServiceError);
    row("bare 401", FakeTransport::bare(401), ApiErrorKind::BadReply);
    row("HTML", FakeTransport::bare(200, "<html>"), ApiErrorKind::BadReply);
    row("redirect", FakeTransport::bare(307), ApiErrorKind::BadReply);
    row("no data", FakeTransport::refusal(200, 0), ApiErrorKind::BadReply);
    for (const int code : {1500, 2200, 5000, 1160001, 777}) {
        QTest::addRow("%d", code) << FakeTransport::refusal(500, code) << ApiErrorKind::ServiceError;
    }
    row("1160002", FakeTransport::refusal(400, 1160002), ApiErrorKind::NotFound);
    row("1160003", FakeTransport::refusal(400, 1160003), ApiErrorKind::BadParameter);
    row("99991401", FakeTransport::refusal(400, 99991401), ApiErrorKind::IpNotAllowed);
    row("99992351", FakeTransport::refusal(400, 99992351), ApiErrorKind::OperatorUnknown);
    HttpReply truncated = tooMany("1");
    truncated.failure = TransportFailure::ConnectionLost;
    row("truncated envelope", truncated, ApiErrorKind::ConnectionLost);
}

void TestRequestRunner::anActIsSentOnce()
{
    QFETCH(HttpReply, reply);
    QFETCH(ApiErrorKind, kind);
    ClientFixture fixture;
    fixture.transport.push(reply);
    Answer<TerminationReply> answer;
    fixture.terminate(answer);
    fixture.settle(); // at once: without a pause
    QVERIFY(answer.isError(kind));
    QCOMPARE(answer.result->error().delivery, Delivery::Possible);
    fixture.clock.advance(30min);
    QCOMPARE(fixture.transport.requests().size(), size_t{1});
    QCOMPARE(answer.count, 1);
}

void TestRequestRunner::anUnsentActIsReported()
{
    for (const TransportFailure failure :
         {TransportFailure::Refused, TransportFailure::DnsFailure, TransportFailure::TlsFailure,
          TransportFailure::ProxyFailure, TransportFailure::Timeout, TransportFailure::Other}) {
        ClientFixture fixture;
        fixture.transport.push(FakeTransport::failure(failure, BodyUse::Unread));
        Answer<TerminationReply> answer;
        fixture.terminate(answer);
        fixture.clock.advance(10min);
        QCOMPARE(answer.count, 1);
        QCOMPARE(answer.result->error().delivery, Delivery::Unsent);
        QCOMPARE(fixture.transport.requests().size(), size_t{1});
    }
}

void TestRequestRunner::anActIsRepeatedAfterAProvenRefusal()
{
    ClientFixture fixture;
    fixture.transport.push(tooMany("2.5"));
    fixture.transport.push(terminated());
    Answer<TerminationReply> answer;
    Waits waits(fixture.terminate(answer));
    fixture.settle();
    QCOMPARE(waits.all.size(), size_t{1});
    QCOMPARE(waits.all[0].cause, WaitCause::RequestedByService);
    QCOMPARE(waits.all[0].length, 3000ms);
    fixture.clock.advance(2999ms);
    QCOMPARE(fixture.transport.requests().size(), size_t{1});
    fixture.clock.advance(1ms);
    QCOMPARE(fixture.transport.requests().size(), size_t{2});
    QVERIFY(answer.count == 1 && answer.result->ok());
    QCOMPARE(fixture.transport.requests()[1].body, fixture.transport.requests()[0].body);
}

void TestRequestRunner::waitsAreCapped_data()
{
    QTest::addColumn<bool>("acts");
    QTest::newRow("reads") << false;
    QTest::newRow("acts") << true;
}

void TestRequestRunner::waitsAreCapped()
{
    QFETCH(bool, acts);
    ClientFixture fixture;
    for (int i = 0; i < 20; ++i) {
        fixture.transport.push(tooMany("1"));
    }
    Answer<FilePage> read;
    Answer<TerminationReply> act;
    const QSignalSpy refused(acts ? fixture.terminate(act) : fixture.query(read), &PendingCall::refused);
    fixture.clock.advance(10min);
    QCOMPARE(refused.size(), 5); // not after the last refusal
    QVERIFY(acts ? act.isError(ApiErrorKind::RateLimited) : read.isError(ApiErrorKind::RateLimited));
    QCOMPARE(fixture.transport.requests().size(), size_t{6});
}

void TestRequestRunner::readsObeyATooManyWithoutEnvelope()
{
    ClientFixture fixture;
    fixture.transport.push(FakeTransport::bare(429));
    fixture.transport.push(emptyPage());
    Answer<FilePage> answer;
    fixture.query(answer);
    fixture.clock.advance(59s);
    QCOMPARE(answer.count, 0);
    fixture.clock.advance(1s);
    QVERIFY(answer.count == 1 && answer.result->ok());
}

void TestRequestRunner::allRequestsObeyTheServicesWait()
{
    ClientFixture fixture;
    fixture.transport.push(tooMany("30"));
    Answer<FilePage> first;
    Answer<FilePage> second;
    fixture.query(first);
    fixture.settle();
    Waits waits(fixture.query(second));
    fixture.clock.advance(29s);
    QCOMPARE(fixture.transport.requests().size(), size_t{1});
    QCOMPARE(waits.all.size(), size_t{1});
    QCOMPARE(waits.all[0].cause, WaitCause::RequestedByService);
    fixture.transport.push(emptyPage());
    fixture.transport.push(emptyPage());
    fixture.clock.advance(1s);
    QCOMPARE(first.count, 1);
    QCOMPARE(second.count, 1);
}

void TestRequestRunner::staleTokensAreRenewedOnce_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("acts");
    for (const int status : {200, 400, 401}) {
        for (const int code : {99991661, 99991663, 99991664, 99991665, 99991668, 99991671, 99991677}) {
            for (const bool acts : {false, true}) {
                QTest::addRow("%d in HTTP %d, %s", code, status, acts ? "acts" : "reads") << status << code << acts;
            }
        }
    }
}

void TestRequestRunner::staleTokensAreRenewedOnce()
{
    QFETCH(int, status);
    QFETCH(int, code);
    QFETCH(bool, acts);
    ClientFixture fixture;
    const auto token = [](const QString &text) {
        return FakeTransport::bare(
            200,
            QJsonDocument(QJsonObject{{u"code"_s, 0}, {u"tenant_access_token"_s, text}, {u"expire"_s, 7200}}).toJson());
    };
    fixture.transport.pushTokenReply(token(u"t-old"_s));
    fixture.transport.pushTokenReply(token(u"t-new"_s));
    fixture.transport.push(FakeTransport::refusal(status, code));
    fixture.transport.push(acts ? terminated() : emptyPage());
    Answer<FilePage> read;
    Answer<TerminationReply> act;
    const QSignalSpy refused(acts ? fixture.terminate(act) : fixture.query(read), &PendingCall::refused);
    fixture.settle(); // no pause: nothing was wrong with the network
    QCOMPARE(refused.size(), 1);
    QVERIFY(acts ? act.result->ok() : read.result->ok());
    QCOMPARE(fixture.transport.requests().size(), size_t{2});
    QCOMPARE(fixture.transport.requests()[0].authorization, QByteArray("Bearer t-old"));
    QCOMPARE(fixture.transport.requests()[1].authorization, QByteArray("Bearer t-new"));
}

void TestRequestRunner::aTokenRefusedTwiceIsAnError()
{
    ClientFixture fixture;
    for (int i = 0; i < 5; ++i) {
        fixture.transport.push(FakeTransport::refusal(400, 99991663));
    }
    Answer<TerminationReply> answer;
    fixture.terminate(answer);
    fixture.clock.advance(10min);
    QVERIFY(answer.isError(ApiErrorKind::TokenRefused));
    QCOMPARE(fixture.transport.requests().size(), size_t{2});
    QCOMPARE(fixture.transport.tokenRequests().size(), size_t{2});
}

void TestRequestRunner::retriesGoThroughTheGate()
{
    ClientFixture fixture;
    RateGate &gate = fixture.client->gate(Endpoint::QuerySignatureFiles);
    gate.setCapacity(2);
    for (int i = 0; i < 3; ++i) {
        fixture.transport.push(FakeTransport::failure(TransportFailure::Timeout));
    }
    fixture.transport.push(emptyPage());
    Answer<FilePage> answer;
    Waits waits(fixture.query(answer));
    fixture.clock.advance(59s);
    QCOMPARE(fixture.transport.requests().size(), size_t{2});
    QCOMPARE(waits.all.back().cause, WaitCause::OwnLimit);
    fixture.clock.advance(5min);
    QCOMPARE(answer.count, 1);
    QVERIFY(answer.result->ok());
}

void TestRequestRunner::waitsForTheOwnLimitAreReported()
{
    ClientFixture fixture;
    fixture.client->gate(Endpoint::QuerySignatureFiles).setCapacity(1);
    Answer<FilePage> first;
    Answer<FilePage> second;
    fixture.transport.push(emptyPage());
    fixture.query(first);
    fixture.settle();
    fixture.clock.advance(10s);
    Waits waits(fixture.query(second));
    fixture.settle();
    QCOMPARE(waits.all.size(), size_t{1});
    QCOMPARE(waits.all[0].cause, WaitCause::OwnLimit);
    QCOMPARE(waits.all[0].length, 50s + RateGate::margin);
    QCOMPARE(second.count, 0);
}

QTEST_GUILESS_MAIN(TestRequestRunner)
#include "test_requestrunner.moc"
