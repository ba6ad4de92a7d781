// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "exchange.h"

using namespace sealdesk;
using namespace sealdesk::test;

//! A POST reaches the server at most once, however the connection ends. QNetworkAccessManager alone sends it up to four
//! times.
class SendOnceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPostIsNeverSentTwice_data();
    void aPostIsNeverSentTwice();
    void overAKeptAliveConnectionNeither_data();
    void overAKeptAliveConnectionNeither();
    void actingCallsSurviveDroppedConnections();
    void actingCallsLeaveOthersAlone();

private:
    // One for all: reading the system's certificates takes its time.
    //! Makes a whole exchange with another server: a request that was sent before it has arrived when it ends.
    void letOthersArrive(RawTls tls);

    NetworkTransport m_transport{trustingOptions()};
};

void SendOnceTest::letOthersArrive(RawTls tls)
{
    RawServer marker(tls);
    marker.push(RawAnswer::json(200, "{}"));
    QVERIFY(!exchange(m_transport, actingRequest(marker.url())).failure);
    QCOMPARE(marker.requestCount(), 1);
}

void SendOnceTest::aPostIsNeverSentTwice_data()
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

void SendOnceTest::aPostIsNeverSentTwice()
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
    letOthersArrive(tls);
    QCOMPARE(server.requestCount(), 1);
}

void SendOnceTest::overAKeptAliveConnectionNeither_data()
{
    QTest::addColumn<RawTls>("tls");
    QTest::addRow("plain") << RawTls::Off;
    QTest::addRow("TLS") << RawTls::On;
}

void SendOnceTest::overAKeptAliveConnectionNeither()
{
    QFETCH(RawTls, tls);
    RawServer server(tls, Reuse::OnePerConnection);
    server.push(RawAnswer::json(200, "{}"));
    HttpRequest request = actingRequest(server.url());
    request.connectionUse = ConnectionUse::KeptAlive;

    QVERIFY(!exchange(m_transport, request).failure);
    const HttpReply reply = exchange(m_transport, request);

    // The loss that acting calls are spared; it also proves that the connection was reused.
    QCOMPARE(reply.failure.value(), TransportFailure::ConnectionLost);
    letOthersArrive(tls);
    QCOMPARE(server.requestCount(), 2);
}

void SendOnceTest::actingCallsSurviveDroppedConnections()
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

void SendOnceTest::actingCallsLeaveOthersAlone()
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

QTEST_GUILESS_MAIN(SendOnceTest)
#include "test_sendonce.moc"
