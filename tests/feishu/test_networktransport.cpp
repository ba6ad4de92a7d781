// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "exchange.h"

#include "feishu/classify.h"
#include "feishu/jsonvalue.h"

#include <QElapsedTimer>
#include <QTcpServer>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestNetworkTransport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsTheDocumentedHeaders();
    void keepsTheQueryStringUnchanged();
    void readsErrorRepliesToTheEnd_data();
    void readsErrorRepliesToTheEnd();
    void followsNoRedirect_data();
    void followsNoRedirect();
    void keepsNoCookies();
    void reusesConnectionsForReads();
    void aServerThatNeverAnswersTimesOut();
    void aSlowReplyMeetsTheDeadline();
    void abortsHugeReplies_data();
    void abortsHugeReplies();
    void nothingIsSentToAClosedPort();
    void nothingIsSentToAnUnknownHost();
    void rejectsUnknownCertificates();
    void trustsAdditionalAuthorities();
    void garbageCountsAsALostConnection();
    void unpacksCompressedReplies();
    void cutCompressedRepliesAreLostConnections_data();
    void cutCompressedRepliesAreLostConnections();
    void abandonedRequestsDeliverNothing();
    void theReplyMayDestroyItsRequest();
};

void TestNetworkTransport::sendsTheDocumentedHeaders()
{
    RawServer server;
    server.push(RawAnswer::json(200, R"({"code":0})", "X-Tt-Logid: 2026112000\r\nX-Tt-Logid: second\r\n"));
    NetworkTransport transport;
    int deliveries = 0;

    const HttpReply reply = exchange(transport, actingRequest(server.url(u"/open-apis/x"_s)), &deliveries);

    QCOMPARE(deliveries, 1);
    QCOMPARE(reply.status.value(), 200);
    QVERIFY(!reply.failure);
    QCOMPARE(reply.bodyUse, BodyUse::Read);
    QCOMPARE(reply.body, QByteArray(R"({"code":0})"));
    QVERIFY(reply.header("x-TT-logID").startsWith("2026112000"));
    QCOMPARE(reply.header("missing"), QByteArray());
    const RawRequest &request = server.requests().at(0);
    QCOMPARE(request.requestLine, QByteArray("POST /open-apis/x HTTP/1.1"));
    QCOMPARE(request.header("Content-Type"), QByteArray("application/json; charset=utf-8"));
    QCOMPARE(request.header("Authorization"), QByteArray("Bearer t-test"));
    QCOMPARE(request.header("User-Agent"), QByteArray("SealDesk/" SEALDESK_VERSION));
    QCOMPARE(request.header("Content-Length"), QByteArray::number(request.body.size()));
    QCOMPARE(request.body, QByteArray(R"({"ids":["7410063506638112300"]})"));
}

void TestNetworkTransport::keepsTheQueryStringUnchanged()
{
    RawServer server;
    server.push(RawAnswer::json(200, "{}"));
    NetworkTransport transport;
    const QByteArray query = "t=%7B%22eu_nc%22%3A%22%5B1%2C%5C%22a%2Bb%2541%5C%22%5D%22%7D%E4%B8%AD";
    HttpRequest request = actingRequest(server.url());
    request.url = QUrl::fromEncoded(server.baseUrl().toLatin1() + "/p?" + query, QUrl::StrictMode);

    exchange(transport, request);

    QCOMPARE(server.requests().at(0).requestLine, "POST /p?" + query + " HTTP/1.1");
}

void TestNetworkTransport::readsErrorRepliesToTheEnd_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("headers");
    for (const int status : {400, 401, 403, 404, 409, 418, 429, 500, 501, 503}) {
        QTest::addRow("%d", status) << status << QByteArray();
    }
    QTest::addRow("401 with a challenge") << 401 << QByteArray("WWW-Authenticate: Basic realm=\"x\"\r\n");
    QTest::addRow("429 with a wait") << 429 << QByteArray("x-ogw-ratelimit-reset: 3\r\n");
}

void TestNetworkTransport::readsErrorRepliesToTheEnd()
{
    QFETCH(int, status);
    QFETCH(QByteArray, headers);
    RawServer server;
    const QByteArray body = R"({"code":1160002,"msg":"the max value of limit is 100"})";
    server.push(RawAnswer::json(status, body, headers));
    NetworkTransport transport;

    const HttpReply reply = exchange(transport, actingRequest(server.url()));

    QVERIFY2(!reply.failure, qPrintable(reply.failureDetail));
    QCOMPARE(reply.status.value(), status);
    QCOMPARE(reply.body, body);
    QCOMPARE(server.requestCount(), 1);
}

void TestNetworkTransport::followsNoRedirect_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308}) {
        QTest::addRow("%d", status) << status;
    }
}

void TestNetworkTransport::followsNoRedirect()
{
    QFETCH(int, status);
    RawServer elsewhere;
    elsewhere.push(RawAnswer::json(200, R"({"code":0})"));
    RawServer server;
    server.push(RawAnswer::json(status, "", "Location: " + elsewhere.url().toEncoded() + "\r\n"));
    NetworkTransport transport;

    const HttpReply reply = exchange(transport, actingRequest(server.url()));

    QVERIFY2(!reply.failure, qPrintable(QString::number(static_cast<int>(*reply.failure)) + reply.failureDetail));
    QCOMPARE(reply.status.value(), status);
    QCOMPARE(elsewhere.connectionCount(), 0);
}

void TestNetworkTransport::keepsNoCookies()
{
    RawServer server;
    server.push(RawAnswer::json(200, "{}", "Set-Cookie: session=1; Path=/\r\n"));
    NetworkTransport transport;
    HttpRequest request = actingRequest(server.url());
    request.connectionUse = ConnectionUse::KeptAlive;

    exchange(transport, request);
    exchange(transport, request);

    QCOMPARE(server.requests().at(1).header("Cookie"), QByteArray());
}

void TestNetworkTransport::reusesConnectionsForReads()
{
    RawServer server;
    server.push(RawAnswer::json(200, "{}"));
    NetworkTransport transport;
    HttpRequest request = actingRequest(server.url());
    request.connectionUse = ConnectionUse::KeptAlive;
    for (int i = 0; i < 5; ++i) {
        exchange(transport, request);
    }
    QCOMPARE(server.requestCount(), 5);
    QCOMPARE(server.connectionCount(), 1);
}

void TestNetworkTransport::aServerThatNeverAnswersTimesOut()
{
    RawServer server;
    server.push(RawAnswer::never());
    NetworkTransport transport;
    HttpRequest request = actingRequest(server.url());
    request.inactivityTimeout = 200ms;
    int deliveries = 0;

    const HttpReply reply = exchange(transport, request, &deliveries);

    QCOMPARE(deliveries, 1);
    QCOMPARE(reply.failure.value(), TransportFailure::Timeout);
    QCOMPARE(reply.bodyUse, BodyUse::Read);
    QVERIFY(!reply.status);
    QCOMPARE(server.requestCount(), 1);
}

void TestNetworkTransport::aSlowReplyMeetsTheDeadline()
{
    RawServer server;
    server.push({.bytes = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{", .afterwards = Afterwards::KeepOpen});
    NetworkTransport transport;
    HttpRequest request = actingRequest(server.url());
    request.deadline = 300ms;
    QElapsedTimer timer;
    timer.start();
    int deliveries = 0;

    const HttpReply reply = exchange(transport, request, &deliveries);

    QCOMPARE(deliveries, 1);
    QCOMPARE(reply.failure.value(), TransportFailure::Timeout);
    QCOMPARE(reply.status.value(), 200);
    QVERIFY(timer.elapsed() >= 290);
}

void TestNetworkTransport::abortsHugeReplies_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addRow("announced") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n");
    QTest::addRow("not announced") << QByteArray("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
}

void TestNetworkTransport::abortsHugeReplies()
{
    QFETCH(QByteArray, head);
    RawServer server;
    server.push({.bytes = head + QByteArray(5000, ' '), .afterwards = Afterwards::KeepOpen});
    NetworkTransport transport;
    HttpRequest request = actingRequest(server.url());
    request.maxReplyBytes = 4096;
    int deliveries = 0;

    const HttpReply reply = exchange(transport, request, &deliveries);

    QCOMPARE(deliveries, 1);
    QCOMPARE(reply.failure.value(), TransportFailure::ReplyTooLarge);
    QVERIFY(reply.body.size() <= 4096);
    QCOMPARE(server.requestCount(), 1);
}

void TestNetworkTransport::nothingIsSentToAClosedPort()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const QUrl url(u"http://127.0.0.1:%1/"_s.arg(closed.serverPort()));
    closed.close();
    NetworkTransport transport;

    const HttpReply reply = exchange(transport, actingRequest(url));

    QCOMPARE(reply.failure.value(), TransportFailure::Refused);
    QCOMPARE(reply.bodyUse, BodyUse::Unread);
    QVERIFY(!reply.status);
}

void TestNetworkTransport::nothingIsSentToAnUnknownHost()
{
    NetworkTransport transport({.proxy = QNetworkProxy(QNetworkProxy::NoProxy), .extraCas = {}});

    const HttpReply reply = exchange(transport, actingRequest(QUrl(u"https://nonexistent.invalid/"_s)));

    QCOMPARE(reply.failure.value(), TransportFailure::DnsFailure);
    QCOMPARE(reply.bodyUse, BodyUse::Unread);
}

void TestNetworkTransport::rejectsUnknownCertificates()
{
    RawServer server(RawTls::On);
    server.push(RawAnswer::json(200, "{}"));
    NetworkTransport transport;

    const HttpReply reply = exchange(transport, actingRequest(server.url()));

    QCOMPARE(reply.failure.value(), TransportFailure::TlsFailure);
    QCOMPARE(reply.bodyUse, BodyUse::Unread);
    QCOMPARE(server.requestCount(), 0);
}

void TestNetworkTransport::trustsAdditionalAuthorities()
{
    RawServer server(RawTls::On);
    server.push(RawAnswer::json(200, "{}"));
    NetworkTransport transport(trustingOptions());

    QVERIFY(!exchange(transport, actingRequest(server.url())).failure);

    // For the names in the certificate, and for no others.
    QUrl otherName = server.url();
    otherName.setHost(u"127.0.0.2"_s);
    const auto failure = exchange(transport, actingRequest(otherName)).failure;
    QVERIFY(failure == TransportFailure::TlsFailure || failure == TransportFailure::Refused);
    QCOMPARE(server.requestCount(), 1);
}

void TestNetworkTransport::garbageCountsAsALostConnection()
{
    RawServer server;
    server.push({.bytes = "SSH-2.0-OpenSSH_9.2\r\n\r\n", .afterwards = Afterwards::Close});
    NetworkTransport transport;

    const HttpReply reply = exchange(transport, actingRequest(server.url()));

    QCOMPARE(reply.failure.value(), TransportFailure::ConnectionLost);
    QCOMPARE(server.requestCount(), 1);
}

void TestNetworkTransport::unpacksCompressedReplies()
{
    // gzip of {"code":0,"msg":"success"}, made with "gzip -n".
    const QByteArray packed = QByteArray::fromHex(
        "1f8b0800000000000003ab564ace4f4955b232d051ca2d4e57b2522a2e4d4e4e2d2e56aa0500487d76c81a000000");
    RawServer server;
    server.push(RawAnswer::json(200, packed, "Content-Encoding: gzip\r\n"));
    NetworkTransport transport;

    const HttpReply reply = exchange(transport, actingRequest(server.url()));

    QVERIFY2(!reply.failure, qPrintable(reply.failureDetail));
    QCOMPARE(reply.body, QByteArray(R"({"code":0,"msg":"success"})"));
    QVERIFY(server.requests().at(0).header("Accept-Encoding").contains("gzip"));
}

namespace
{

// How a cut reply looks on the wire.
enum class Cut {
    AtTheLength, // fewer bytes than Content-Length says
    WithoutALength,
    Unnoticed // Content-Length matches what was left
};

RawAnswer cutPacked(const QByteArray &packed, qsizetype length, Cut cut)
{
    QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: deflate\r\n";
    if (cut != Cut::WithoutALength) {
        head += "Content-Length: " + QByteArray::number(cut == Cut::Unnoticed ? length : packed.size()) + "\r\n";
    }
    return {.bytes = head + "Connection: close\r\n\r\n" + packed.first(length), .afterwards = Afterwards::Close};
}

} // namespace

Q_DECLARE_METATYPE(Cut)

void TestNetworkTransport::cutCompressedRepliesAreLostConnections_data()
{
    QTest::addColumn<Cut>("cut");
    QTest::newRow("at the length") << Cut::AtTheLength;
    QTest::newRow("without a length") << Cut::WithoutALength;
    QTest::newRow("unnoticed") << Cut::Unnoticed;
}

// Whether the transport notices or the JSON has no end: in both cases the request may be repeated.
void TestNetworkTransport::cutCompressedRepliesAreLostConnections()
{
    QFETCH(Cut, cut);
    QByteArray body = R"({"code":0,"msg":"success","data":{"items":[)";
    for (int i = 0; i < 20; ++i) {
        body += (i > 0 ? "," : "") +
                (R"({"signature_file_id":")" + QByteArray::number(7410063506638100000LL + i * 7919)) + "\"}";
    }
    body += R"(],"has_more":false}})";
    const QByteArray packed = qCompress(body).mid(4); // without Qt's length
    for (const qsizetype missing : {0, 1, 4, 20, 50, 100, 1'000'000}) {
        const qsizetype length = std::max<qsizetype>(packed.size() - missing, 0);
        RawServer server;
        server.push(cutPacked(packed, length, cut));
        NetworkTransport transport;
        const HttpReply reply = exchange(transport, {.url = server.url(), .body = "{}"});
        const auto result = classify(Endpoint::QuerySignatureFiles, reply);
        if (missing <= 4) { // of the checksum, not of the content
            QVERIFY(!result.ok() || json::rootOf(result.value())["data"]["items"].count() == 20);
        } else {
            QVERIFY(!result.ok());
            QCOMPARE(result.error().kind, ApiErrorKind::ConnectionLost);
        }
    }
}

void TestNetworkTransport::abandonedRequestsDeliverNothing()
{
    RawServer server;
    server.push(RawAnswer::json(200, "{}"));
    NetworkTransport transport;
    int deliveries = 0;
    auto pending = transport.post(actingRequest(server.url()), [&](const HttpReply &) { ++deliveries; });
    pending.reset();
    exchange(transport, actingRequest(server.url()));
    QCOMPARE(deliveries, 0);
}

void TestNetworkTransport::theReplyMayDestroyItsRequest()
{
    RawServer server;
    server.push(RawAnswer::json(200, "{}"));
    NetworkTransport transport;
    std::unique_ptr<PendingReply> pending;
    int deliveries = 0;
    pending = transport.post(actingRequest(server.url()), [&](const HttpReply &) {
        pending.reset();
        ++deliveries;
    });
    QTRY_COMPARE(deliveries, 1);
}

QTEST_GUILESS_MAIN(TestNetworkTransport)
#include "test_networktransport.moc"
