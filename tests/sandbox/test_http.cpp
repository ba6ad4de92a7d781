// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "client.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sandboxtest;
using sealdesk::sandbox::SandboxServer;

class TestHttp final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersOtherRequestsInPlainText_data();
    void answersOtherRequestsInPlainText();
    void addsLogIdAndDateToEveryReply_data();
    void addsLogIdAndDateToEveryReply();
    void ignoresBodyOfGet_data();
    void ignoresBodyOfGet();
    void acceptsRequestsInAnySegments();
    void acceptsPipelinedRequests();
    void acceptsChunkedBodies();
    void sendsContinueWhenExpected();
    void refusesOversizedBody_data();
    void refusesOversizedBody();
    void omitsBodyForHead();
    void closesOnRequest_data();
    void closesOnRequest();
    void delaysReplies();
    void listensOnLoopbackOnly();
    void reportsWhyItCannotListen();
    void rejectsInvalidOptions();
    void stopsAtOnceWithOpenConnections();
};

void TestHttp::answersOtherRequestsInPlainText_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("root") << QByteArray("GET / HTTP/1.1\r\n\r\n");
    QTest::newRow("GET on the token path") << "GET " + tokenPath + " HTTP/1.1\r\n\r\n";
    QTest::newRow("GET on the query path") << "GET " + queryPath + "?page_size=10 HTTP/1.1\r\n\r\n";
    QTest::newRow("PUT") << "PUT " + queryPath + " HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}";
    QTest::newRow("unheard-of method") << "BREW " + queryPath + " HTTP/1.1\r\n\r\n";
    QTest::newRow("longer path") << "POST " + queryPath + "/x HTTP/1.1\r\nContent-Length: 0\r\n\r\n";
    QTest::newRow("other version") << QByteArray(
        "POST /open-apis/corehr/v1/signature_files/query HTTP/1.1\r\nContent-Length: 0\r\n\r\n");
}

void TestHttp::answersOtherRequestsInPlainText()
{
    QFETCH(const QByteArray, request);
    Sandbox sandbox;
    sandbox.connection().send(request);
    const Reply reply = sandbox.connection().receive();
    QCOMPARE(reply.status, 404);
    QCOMPARE(reply.body, QByteArray("404 page not found"));
    QVERIFY(reply.headers.value("content-type").startsWith("text/plain"));
    QVERIFY(!reply.headers.contains("x-ogw-ratelimit-limit"));
    QCOMPARE(sandbox.query().code(), 0);
}

void TestHttp::addsLogIdAndDateToEveryReply_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::newRow("token") << postBytes(tokenPath, "{}") << 200;
    QTest::newRow("no token") << postBytes(queryPath, "{}") << 400;
    QTest::newRow("not found") << QByteArray("GET /nowhere HTTP/1.1\r\n\r\n") << 404;
    QTest::newRow("not HTTP") << QByteArray("hello, is there anybody?\r\n\r\n") << 400;
    QTest::newRow("bad length") << "POST " + queryPath + " HTTP/1.1\r\nContent-Length: many\r\n\r\n" << 400;
    QTest::newRow("head too large") << "GET /" + QByteArray(70'000, 'x') + " HTTP/1.1\r\n\r\n" << 431;
}

void TestHttp::addsLogIdAndDateToEveryReply()
{
    QFETCH(const QByteArray, request);
    QFETCH(const int, status);
    Sandbox sandbox;
    sandbox.connection().send(request);
    const Reply reply = sandbox.connection().receive();
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.headers.value("date"), QByteArray("Fri, 20 Nov 2026 06:00:00 GMT"));
    QCOMPARE(reply.logId().size(), 34);
    QVERIFY(reply.logId().startsWith("20261120140000"));
    QVERIFY(!QByteArray::fromHex(reply.logId().sliced(14)).isEmpty());
}

void TestHttp::ignoresBodyOfGet_data()
{
    QTest::addColumn<bool>("inTwoSegments");
    QTest::newRow("same segment") << false;
    QTest::newRow("later segment") << true;
}

void TestHttp::ignoresBodyOfGet()
{
    QFETCH(const bool, inTwoSegments);
    Sandbox sandbox;
    const QByteArray head = "GET " + queryPath + " HTTP/1.1\r\nContent-Length: 11\r\n\r\n";
    if (inTwoSegments) {
        sandbox.connection().send(head);
        // The client can't see when the server has read the first segment. After another exchange it has.
        Connection other(sandbox.server().port());
        other.send("GET / HTTP/1.1\r\n\r\n");
        QCOMPARE(other.receive().status, 404);
        sandbox.connection().send("{\"a\":\"b\"}  ");
    } else {
        sandbox.connection().send(head + "{\"a\":\"b\"}  ");
    }
    QCOMPARE(sandbox.connection().receive().status, 404);
    QCOMPARE(sandbox.query().code(), 0);
}

void TestHttp::acceptsRequestsInAnySegments()
{
    Sandbox sandbox;
    const QByteArray request = postBytes(tokenPath, R"({"app_id":"cli_nobody","app_secret":"x"})");
    for (const char byte : request) {
        sandbox.connection().send(QByteArray(1, byte));
    }
    QCOMPARE(sandbox.connection().receive().code(), 10014);
}

void TestHttp::acceptsPipelinedRequests()
{
    Sandbox sandbox;
    sandbox.connection().send(postBytes(tokenPath, "{}") + "GET / HTTP/1.1\r\n\r\n" + postBytes(queryPath, "{}"));
    QCOMPARE(sandbox.connection().receive().code(), 10003);
    QCOMPARE(sandbox.connection().receive().status, 404);
    QCOMPARE(sandbox.connection().receive().code(), 99991661);
}

void TestHttp::acceptsChunkedBodies()
{
    Sandbox sandbox;
    sandbox.connection().send("POST " + tokenPath +
                              " HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
                              "a;ext=1\r\n{\"app_id\":\r\n20\r\n\"cli_nobody\",\"app_secret\":\"xyz\"}\r\n0\r\n\r\n");
    QCOMPARE(sandbox.connection().receive().code(), 10014);
    QCOMPARE(sandbox.query().code(), 0);
}

void TestHttp::sendsContinueWhenExpected()
{
    Sandbox sandbox;
    sandbox.connection().send("POST " + tokenPath + " HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    QCOMPARE(sandbox.connection().receive().status, 100);
    sandbox.connection().send("{}");
    QCOMPARE(sandbox.connection().receive().code(), 10003);
}

void TestHttp::refusesOversizedBody_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray large(2 * 1024 * 1024, ' ');
    QTest::newRow("announced") << postBytes(queryPath, large);
    QTest::newRow("announced and waiting")
        << "POST " + queryPath + " HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 1048577\r\n\r\n";
    QTest::newRow("chunked") << "POST " + queryPath + " HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n200000\r\n" +
                                    large + "\r\n0\r\n\r\n";
}

void TestHttp::refusesOversizedBody()
{
    QFETCH(const QByteArray, bytes);
    Sandbox sandbox;
    sandbox.connection().send(bytes);
    QCOMPARE(sandbox.connection().receive().status, 413);
    QVERIFY(sandbox.connection().closedByServer());
}

void TestHttp::omitsBodyForHead()
{
    Sandbox sandbox;
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, sandbox.server().port());
    socket.write("HEAD / HTTP/1.1\r\nConnection: close\r\n\r\n");
    QVERIFY(socket.waitForDisconnected(5000));
    const QByteArray received = socket.readAll();
    QVERIFY(received.startsWith("HTTP/1.1 404"));
    QVERIFY(received.endsWith("\r\n\r\n"));
}

void TestHttp::closesOnRequest_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("version");
    QTest::newRow("Connection: close") << QByteArray("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")
                                       << QByteArray("HTTP/1.1");
    QTest::newRow("HTTP/1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << QByteArray("HTTP/1.0");
    QTest::newRow("not HTTP") << QByteArray("?\r\n\r\n") << QByteArray("HTTP/1.1");
}

void TestHttp::closesOnRequest()
{
    QFETCH(const QByteArray, request);
    QFETCH(const QByteArray, version);
    Sandbox sandbox;
    sandbox.connection().send(request);
    QCOMPARE(sandbox.connection().receive().version, version);
    QVERIFY(sandbox.connection().closedByServer());
}

void TestHttp::delaysReplies()
{
    Sandbox sandbox({.latency = std::chrono::milliseconds{80}});
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(sandbox.query().code(), 0);
    QVERIFY(timer.elapsed() >= 80);
}

void TestHttp::listensOnLoopbackOnly()
{
    Sandbox sandbox;
    const QUrl url = sandbox.server().baseUrl();
    QCOMPARE(url.toString(), u"http://127.0.0.1:%1"_s.arg(sandbox.server().port()));
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.2"_s, sandbox.server().port());
    QVERIFY(!socket.waitForConnected(1000));
}

void TestHttp::reportsWhyItCannotListen()
{
    Sandbox sandbox;
    const auto second = SandboxServer::start({.port = sandbox.server().port()});
    const auto *error = std::get_if<QString>(&second);
    QVERIFY(error);
    QVERIFY(error->contains(QString::number(sandbox.server().port())));
}

void TestHttp::rejectsInvalidOptions()
{
    const auto isRefused = [](const sealdesk::sandbox::SandboxOptions &options) {
        return std::holds_alternative<QString>(SandboxServer::start(options));
    };
    QVERIFY(isRefused({.files = -1}));
    QVERIFY(isRefused({.files = 10'000'001}));
    QVERIFY(isRefused({.ratePerMinute = -1}));
    QVERIFY(isRefused({.tokenLifetime = std::chrono::seconds{0}}));
    QVERIFY(isRefused({.appId = {}}));
    QVERIFY(isRefused({.missingScopes = {u"corehr:signature.file:red"_s}}));
    QVERIFY(!isRefused({.files = 0}));
}

void TestHttp::stopsAtOnceWithOpenConnections()
{
    auto started = SandboxServer::start({.latency = std::chrono::hours{1}});
    auto &server = std::get<std::unique_ptr<SandboxServer>>(started);
    Connection idle(server->port());
    Connection halfway(server->port());
    halfway.send("POST " + queryPath + " HTTP/1.1\r\nContent-Len");
    Connection waiting(server->port());
    waiting.send("GET / HTTP/1.1\r\n\r\n");
    QElapsedTimer timer;
    timer.start();
    server.reset();
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(idle.closedByServer());
    QVERIFY(halfway.closedByServer());
    QVERIFY(waiting.closedByServer());
}

QTEST_GUILESS_MAIN(TestHttp)
#include "test_http.moc"
