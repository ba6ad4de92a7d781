// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "exchange.h"

using namespace sealdesk;
using namespace sealdesk::test;

//! A POST reaches the server at most once, however the connection ends. QNetworkAccessManager on its own sends it up to
//! four times.
class TestSendOnce final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPostIsNeverSentTwice_data();
    void aPostIsNeverSentTwice();
    void aKeptAliveConnectionDoesNotSendTwice_data();
    void aKeptAliveConnectionDoesNotSendTwice();
    void actingCallsSurviveDroppedConnections();
    void actingCallsDontAffectOthers();

private:
    //! Completes an exchange with another server. Any request that was sent earlier has arrived by then.
    void waitForEarlierRequests(RawTls tls);

    // Shared by all tests, because reading the system's certificates takes time.
    NetworkTransport m_transport{trustingOptions()};
};

void TestSendOnce::waitForEarlierRequests(RawTls tls)
{
    RawServer marker(tls);
    marker.push(RawAnswer::json(200, "{}"));
    QVERIFY(!exchange(m_transport, actingRequest(marker.url())).failure);
    QCOMPARE(marker.requestCount(), 1);
}

void TestSendOnce::aPostIsNeverSentTwice_data()
{
    QTest::addColumn<RawTls>("tls");
    QTest::addColumn<ConnectionUse>("use");
    QTest::addColumn<RawAnswer>("answer");
    const QByteArray body = R"({"code":0,"msg":"success","data":{}})";
    const std::vector<std::pair<const char *, RawAnswer>> ends{
        {"closes silently", RawAnswer::closeSilently()},
        {"resets silently", RawAnswer::resetSilently()},
        {"half a status line", RawAnswer::halfStatusLine()},
        {"half a head", {.bytes = "HTTP/1.1 200 OK\r\nContent-Ty", .afterwards = Afterwards::Close}},
        {"head without body", RawAnswer::cutBody(200, body, 0)},
        {"half a body", RawAnswer::cutBody(200, body, body.size() / 2)},
        {"all but one byte", RawAnswer::cutBody(200, body, body.size() - 1)},
        {"cut chunks",
         {.bytes = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n{\"code\":\r\n",
          .afterwards = Afterwards::Close}},
        {"cut error reply", RawAnswer::cutBody(500, body, 5)},
    };
    for (const auto &[name, answer] : ends) {
        for (const RawTls tls : {RawTls::Off, RawTls::On}) {
            for (const ConnectionUse use : {ConnectionUse::Fresh, ConnectionUse::KeptAlive}) {
                QTest::addRow("%s, %s, %s", name, tls == RawTls::On ? "TLS" : "plain",
                              use == ConnectionUse::Fresh ? "fresh" : "kept alive")
                    << tls << use << answer;
            }
        }
    }
}

void TestSendOnce::aPostIsNeverSentTwice()
{
    QFETCH(RawTls, tls);
    QFETCH(ConnectionUse, use);
    QFETCH(RawAnswer, answer);
    RawServer server(tls);
    server.push(answer);
    HttpRequest request = actingRequest(server.url());
    request.connectionUse = use;
    int deliveries = 0;

    const HttpReply reply = exchange(m_transport, request, &deliveries);

    QCOMPARE(deliveries, 1);
    QVERIFY(reply.failure.has_value());
    QCOMPARE(*reply.failure, TransportFailure::ConnectionLost);
    QCOMPARE(reply.bodyUse, BodyUse::Read);
    waitForEarlierRequests(tls);
    QCOMPARE(server.requestCount(), 1);
}

void TestSendOnce::aKeptAliveConnectionDoesNotSendTwice_data()
{
    QTest::addColumn<RawTls>("tls");
    QTest::addRow("plain") << RawTls::Off;
    QTest::addRow("TLS") << RawTls::On;
}

void TestSendOnce::aKeptAliveConnectionDoesNotSendTwice()
{
    QFETCH(RawTls, tls);
    RawServer server(tls, Reuse::OnePerConnection);
    server.push(RawAnswer::json(200, "{}"));
    HttpRequest request = actingRequest(server.url());
    request.connectionUse = ConnectionUse::KeptAlive;

    QVERIFY(!exchange(m_transport, request).failure);
    const HttpReply reply = exchange(m_transport, request);

    // Acting calls avoid this loss with a fresh connection. It also proves that the connection was reused.
    QCOMPARE(reply.failure.value(), TransportFailure::ConnectionLost);
    waitForEarlierRequests(tls);
    QCOMPARE(server.requestCount(), 2);
}

void TestSendOnce::actingCallsSurviveDroppedConnections()
{
    RawServer server(RawTls::Off, Reuse::OnePerConnection);
    server.push(RawAnswer::json(200, R"({"code":0})"));
    for (int i = 1; i <= 10; ++i) {
        const HttpReply reply = exchange(m_transport, actingRequest(server.url()));
        QVERIFY(!reply.failure);
        QCOMPARE(reply.status.value(), 200);
        QCOMPARE(server.requestCount(), i);
        QCOMPARE(server.connectionCount(), i);
    }
}

void TestSendOnce::actingCallsDontAffectOthers()
{
    RawServer slow;
    slow.push(RawAnswer::never());
    RawServer server;
    server.push(RawAnswer::json(200, R"({"code":0})"));
    HttpRequest listing = actingRequest(slow.url());
    listing.connectionUse = ConnectionUse::KeptAlive;
    int listingEnds = 0;
    const auto pending = m_transport.post(listing, [&](const HttpReply &) { ++listingEnds; });
    QTRY_COMPARE(slow.requestCount(), 1);

    for (int i = 0; i < 3; ++i) {
        QCOMPARE(exchange(m_transport, actingRequest(server.url())).status.value(), 200);
    }

    QCOMPARE(listingEnds, 0);
    QCOMPARE(slow.requestCount(), 1);
}

QTEST_GUILESS_MAIN(TestSendOnce)
#include "test_sendonce.moc"
