// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "exchange.h"
#include "feishu/endpoints/querysignaturefiles.h"
#include "feishu/endpoints/terminatesignaturefiles.h"
#include "feishu/serviceclient.h"
#include "fixtures.h"

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

namespace
{

RawAnswer token(const QByteArray &text)
{
    return RawAnswer::json(200, R"({"code":0,"msg":"ok","tenant_access_token":")" + text + R"(","expire":7200})");
}

//! The complete client, connected to a scripted server.
struct Wire {
    Wire()
        : gates(clock)
        , client(connection(server), AppSecret{Secret(u"s3cret"_s)}, {transport, gates, clock})
    {
    }

    static Connection connection(const RawServer &server)
    {
        Connection out;
        out.baseUrl = std::get<BaseUrl>(BaseUrl::parse(server.baseUrl()));
        out.appId = u"cli_a1"_s;
        return out;
    }

    template <class T>
    std::optional<Result<T>> call(Call<T> what)
    {
        std::optional<Result<T>> answer;
        client.send<T>(std::move(what), Priority::Listing, &context,
                       [&](Result<T> result, const ReplyFacts &) { answer = std::move(result); });
        [[maybe_unused]] const bool came = QTest::qWaitFor([&] { return answer.has_value(); }, patience);
        return answer;
    }

    RawServer server;
    NetworkTransport transport;
    SystemClock clock;
    RateGates gates;
    QObject context;
    ServiceClient client;
};

Call<TerminationReply> terminateCall(const QString &reason)
{
    return terminateSignatureFiles({.files = {FileId(u"7410063506638112300"_s), FileId(u"7345403447803379731"_s)},
                                    .operatorId = OperatorId(u"7386593105085988001"_s),
                                    .reason = std::get<TerminationReason>(TerminationReason::make(reason)),
                                    .userIdType = UserIdType::OpenId});
}

} // namespace

class TestWire final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPageIsFetchedOverHttp();
    void theReasonArrivesByteForByte();
    void aTerminateRequestArrivesOnce_data();
    void aTerminateRequestArrivesOnce();
    void anExpiredTokenIsRenewed();
};

void TestWire::aPageIsFetchedOverHttp()
{
    Wire wire;
    wire.server.push(token("t-1"));
    wire.server.push(RawAnswer::json(200, fixture("query_documented.json"), "X-Tt-Logid: L1\r\n"));
    FilePageQuery query;
    query.pageToken = uR"({"eu_nc":"[1,\"a+b%41\"]"}中)"_s;
    query.filter.states = {FileState(KnownState::PendingSign)};

    const auto page = wire.call(querySignatureFiles(query));

    QVERIFY(page && page->ok());
    QCOMPARE(page->value().files.size(), size_t{1});
    QCOMPARE(wire.server.requests().size(), size_t{2});
    QCOMPARE(wire.server.requests()[0].requestLine,
             QByteArray("POST /open-apis/auth/v3/tenant_access_token/internal HTTP/1.1"));
    QCOMPARE(wire.server.requests()[0].body, QByteArray(R"({"app_id":"cli_a1","app_secret":"s3cret"})"));
    QCOMPARE(wire.server.requests()[1].requestLine,
             QByteArray("POST /open-apis/corehr/v2/signature_files/query?page_size=100&user_id_type=people_corehr_id"
                        "&page_token=%7B%22eu_nc%22%3A%22%5B1%2C%5C%22a%2Bb%2541%5C%22%5D%22%7D%E4%B8%AD HTTP/1.1"));
    QCOMPARE(wire.server.requests()[1].header("Authorization"), QByteArray("Bearer t-1"));
    QCOMPARE(wire.server.requests()[1].body, QByteArray(R"({"states":["pending_sign"]})"));
}

void TestWire::theReasonArrivesByteForByte()
{
    Wire wire;
    wire.server.push(token("t-1"));
    wire.server.push(RawAnswer::json(200, fixture("terminate_documented.json")));
    const QString reason = u"流程变化 🛑👩‍⚖️\n\"quoted\" \\ 'single'\u00A0no-break\u2028end"_s;

    const auto reply = wire.call(terminateCall(reason));

    QVERIFY(reply && reply->ok());
    const RawRequest &request = wire.server.requests()[1];
    QCOMPARE(request.requestLine,
             QByteArray("POST /open-apis/corehr/v2/signature_files/terminate?user_id_type=open_id HTTP/1.1"));
    QCOMPARE(request.body,
             QByteArray(R"({"ids":["7410063506638112300","7345403447803379731"],)"
                        R"("operator":"7386593105085988001","terminate_reason":")") +
                 "流程变化 🛑👩‍⚖️\\n\\\"quoted\\\" \\\\ 'single'\xC2\xA0no-break\xE2\x80\xA8"
                 "end\"}");
    QVERIFY(request.connection != wire.server.requests()[0].connection);
}

void TestWire::aTerminateRequestArrivesOnce_data()
{
    QTest::addColumn<RawAnswer>("answer");
    QTest::addColumn<ApiErrorKind>("kind");
    const QByteArray done = fixture("terminate_documented.json");
    QTest::newRow("closes without answering") << RawAnswer::closeSilently() << ApiErrorKind::ConnectionLost;
    QTest::newRow("half a status line") << RawAnswer::halfStatusLine() << ApiErrorKind::ConnectionLost;
    QTest::newRow("half a body") << RawAnswer::cutBody(200, done, 40) << ApiErrorKind::ConnectionLost;
    QTest::newRow("500 after terminating") << RawAnswer::html(500, "oops") << ApiErrorKind::ServiceError;
    QTest::newRow("HTML") << RawAnswer::html(200, "<html></html>") << ApiErrorKind::BadReply;
    QTest::newRow("bare 429") << RawAnswer::html(429, "slow down") << ApiErrorKind::RateLimited;
    QTest::newRow("plain 404") << RawAnswer::html(404, "404 page not found") << ApiErrorKind::NotFound;
    QTest::newRow("documented 400") << RawAnswer::json(400, R"({"code":1160002,"msg":"not found"})")
                                    << ApiErrorKind::NotFound;
}

void TestWire::aTerminateRequestArrivesOnce()
{
    QFETCH(RawAnswer, answer);
    QFETCH(ApiErrorKind, kind);
    Wire wire;
    wire.server.push(token("t-1"));
    wire.server.push(answer);

    const auto reply = wire.call(terminateCall(u"why"_s));

    QVERIFY(reply && !reply->ok());
    QCOMPARE(reply->error().kind, kind);
    QCOMPARE(reply->error().delivery, Delivery::Possible);
    // Any request that was sent earlier has arrived when this one ends.
    Wire marker;
    marker.server.push(token("t-1"));
    marker.server.push(RawAnswer::json(200, fixture("query_documented.json")));
    QVERIFY(marker.call(querySignatureFiles({})).has_value());
    QCOMPARE(wire.server.requestCount(), 2);
}

void TestWire::anExpiredTokenIsRenewed()
{
    Wire wire;
    wire.server.push(token("t-1"));
    wire.server.push(RawAnswer::json(200, fixture("query_documented.json")));
    wire.server.push(RawAnswer::json(400, R"({"code":99991663,"msg":"Invalid access token"})"));
    wire.server.push(token("t-2"));
    wire.server.push(RawAnswer::json(200, fixture("terminate_documented.json")));

    QVERIFY(wire.call(querySignatureFiles({}))->ok());
    QVERIFY(wire.call(terminateCall(u"why"_s))->ok());

    QCOMPARE(wire.server.requests().size(), size_t{5});
    QCOMPARE(wire.server.requests()[2].header("Authorization"), QByteArray("Bearer t-1"));
    QCOMPARE(wire.server.requests()[4].header("Authorization"), QByteArray("Bearer t-2"));
}

QTEST_GUILESS_MAIN(TestWire)
#include "test_wire.moc"
