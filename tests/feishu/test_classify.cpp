// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/jsonvalue.h"
#include "fixtures.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;
using std::chrono::seconds;

namespace
{

constexpr auto query = Endpoint::QuerySignatureFiles;
constexpr auto terminate = Endpoint::TerminateSignatureFiles;

HttpReply truncated(int status, const QByteArray &body, TransportFailure failure = TransportFailure::ConnectionLost)
{
    HttpReply reply = replyOf(status, body);
    reply.failure = failure;
    reply.failureDetail = u"truncated"_s;
    return reply;
}

} // namespace

class TestClassify final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void codeZeroReturnsTheWholeEnvelope();
    void anEnvelopeWithAMemberTwiceIsBad();
    void theCodeDecidesWhateverTheStatus_data();
    void theCodeDecidesWhateverTheStatus();
    void codeZeroWithABadStatusIsNotTrusted();
    void missingScopesAreNamed();
    void missingScopesAreFoundInTheMessage();
    void onlyHttpsHelpIsKept_data();
    void onlyHttpsHelpIsKept();
    void rejectedFieldsAreNamedWithoutTheirValues();
    void waitsAreRoundedUpAndCapped_data();
    void waitsAreRoundedUpAndCapped();
    void logIdsAreReadInThisOrder();
    void withoutEnvelopeTheFailureDecides_data();
    void withoutEnvelopeTheFailureDecides();
    void withoutFailureTheStatusDecides_data();
    void withoutFailureTheStatusDecides();
    void invalidBodiesAreBadReplies_data();
    void invalidBodiesAreBadReplies();
    void unfinishedJsonIsALostConnection();
    void truncatedRepliesAreNotTrusted();
    void unsentRequestsAreReported();
    void theDetailHoldsNothingPrivate();
    void longTextsAreTruncated();
};

void TestClassify::codeZeroReturnsTheWholeEnvelope()
{
    const auto result = classify(query, replyOf(200, R"({"code":0,"msg":"success","data":{"x":2}})"));
    QVERIFY(result.ok());
    const json::Value root = json::rootOf(result.value());
    QCOMPARE(root["msg"].text(), u"success"_s);
    QCOMPARE(root["data"]["x"].integer().value(), 2);
}

// Nobody can say which of them counts: a hundred files may be terminated by the one, and failed by the other.
void TestClassify::anEnvelopeWithAMemberTwiceIsBad()
{
    for (const char *body :
         {R"({"code":0,"data":{"x":1},"data":{"x":2}})", R"({"code":99991400,"msg":"a","code":0})"}) {
        const auto result = classify(query, replyOf(200, body));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ApiErrorKind::BadReply);
        QVERIFY(!result.error().code);
    }
}

void TestClassify::theCodeDecidesWhateverTheStatus_data()
{
    QTest::addColumn<Endpoint>("endpoint");
    QTest::addColumn<int>("code");
    QTest::addColumn<ApiErrorKind>("kind");
    QTest::newRow("limit") << query << 1160002 << ApiErrorKind::BadParameter;
    QTest::newRow("not found") << terminate << 1160002 << ApiErrorKind::NotFound;
    QTest::newRow("expired token") << query << 99991663 << ApiErrorKind::TokenRefused;
    QTest::newRow("wrong secret") << Endpoint::TenantToken << 10014 << ApiErrorKind::WrongCredentials;
    QTest::newRow("too many") << terminate << 99991400 << ApiErrorKind::RateLimited;
    QTest::newRow("undocumented") << terminate << 123456 << ApiErrorKind::ServiceError;
}

void TestClassify::theCodeDecidesWhateverTheStatus()
{
    QFETCH(Endpoint, endpoint);
    QFETCH(int, code);
    QFETCH(ApiErrorKind, kind);
    for (const int status : {200, 302, 400, 401, 404, 429, 500, 503}) {
        const QByteArray body = R"({"code":)" + QByteArray::number(code) + R"(,"msg":"why","error":null})";
        const auto result = classify(endpoint, replyOf(status, body));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, kind);
        QCOMPARE(result.error().endpoint, endpoint);
        QCOMPARE(result.error().code.value(), code);
        QCOMPARE(result.error().httpStatus.value(), status);
        QCOMPARE(result.error().serviceMessage, u"why"_s);
        QCOMPARE(result.error().delivery, Delivery::Possible);
        QCOMPARE(result.error().retryAfter.has_value(), kind == ApiErrorKind::RateLimited);
    }
}

void TestClassify::codeZeroWithABadStatusIsNotTrusted()
{
    const QByteArray body = R"({"code":0,"msg":"success","data":{"success_file_id_list":["1"]}})";
    QVERIFY(classify(terminate, replyOf(201, body)).ok());
    QCOMPARE(classify(terminate, replyOf(500, body)).error().kind, ApiErrorKind::ServiceError);
    QCOMPARE(classify(terminate, replyOf(302, body)).error().kind, ApiErrorKind::BadReply);
    QVERIFY(!classify(terminate, replyOf(500, body)).error().code);
}

void TestClassify::missingScopesAreNamed()
{
    const ApiError real = classify(query, replyOf(400, fixture("scope_missing.json"))).error();
    QCOMPARE(real.kind, ApiErrorKind::ScopeMissing);
    QCOMPARE(real.scopes, QStringList{u"corehr:signature.file:read"_s});
    QCOMPARE(real.helpUrl.host(), u"open.feishu.cn"_s);
    QCOMPARE(real.logId, u"2026020317214479BBF5C203459EA7E320"_s);

    const ApiError documented = classify(terminate, replyOf(400, fixture("scope_missing_as_documented.json"))).error();
    QCOMPARE(documented.scopes, (QStringList{u"corehr:signature_file:terminate"_s, u"corehr:signature.file:read"_s}));
    QCOMPARE(documented.helpUrl.toString(), u"https://open.feishu.cn/app/cli_a1/auth"_s);
    QCOMPARE(documented.logId, u"20261120AAAA"_s);
}

void TestClassify::missingScopesAreFoundInTheMessage()
{
    const auto scopes = [](const QByteArray &message) {
        return classify(query, replyOf(400, R"({"code":99991672,"msg":")" + message + "\"}")).error().scopes;
    };
    QCOMPARE(scopes("One of [a:b.c:read, a:d_e] is required [see above] 之一：[a:b.c:read]"),
             (QStringList{u"a:b.c:read"_s, u"a:d_e"_s}));
    QCOMPARE(scopes("nothing in brackets"), QStringList());
    QCOMPARE(scopes("never closed [a:b"), QStringList());
    QCOMPARE(scopes("not a scope [<b>:x, a b:c, 中:文]"), QStringList());
}

void TestClassify::onlyHttpsHelpIsKept_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<bool>("kept");
    QTest::newRow("https") << QByteArray("https://open.feishu.cn/app/x") << true;
    QTest::newRow("http") << QByteArray("http://open.feishu.cn/app/x") << false;
    QTest::newRow("file") << QByteArray("file:///etc/passwd") << false;
    QTest::newRow("javascript") << QByteArray("javascript:alert(1)") << false;
    QTest::newRow("with a user") << QByteArray("https://open.feishu.cn@evil.example/") << false;
    QTest::newRow("no host") << QByteArray("https:///x") << false;
    QTest::newRow("no address") << QByteArray("see the docs") << false;
}

void TestClassify::onlyHttpsHelpIsKept()
{
    QFETCH(QByteArray, url);
    QFETCH(bool, kept);
    const QByteArray body = R"({"code":99991672,"msg":"","error":{"helps":[7,{"url":")" + url + "\"}]}}";
    const QUrl help = classify(query, replyOf(400, body)).error().helpUrl;
    QCOMPARE(!help.isEmpty(), kept);
}

void TestClassify::rejectedFieldsAreNamedWithoutTheirValues()
{
    const ApiError error = classify(terminate, replyOf(400, fixture("field_violations.json"))).error();
    QCOMPARE(error.kind, ApiErrorKind::BadParameter);
    const std::vector<FieldViolation> expected{{.field = u"operator"_s, .description = u"operator is required"_s},
                                               {.field = u"ids"_s, .description = u"the max len is 100"_s}};
    QVERIFY(error.fields == expected);
    QVERIFY(!error.technicalDetail.contains(u"张三"_s));
}

void TestClassify::waitsAreRoundedUpAndCapped_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("expected");
    QTest::newRow("whole") << QByteArray("x-ogw-ratelimit-reset") << QByteArray("52") << 52;
    QTest::newRow("any case") << QByteArray("X-OGW-RateLimit-Reset") << QByteArray("3") << 3;
    QTest::newRow("fraction") << QByteArray("x-ogw-ratelimit-reset") << QByteArray("2.1") << 3;
    QTest::newRow("nothing left") << QByteArray("x-ogw-ratelimit-reset") << QByteArray("0") << 1;
    QTest::newRow("absurd") << QByteArray("x-ogw-ratelimit-reset") << QByteArray("1e300") << 600;
    QTest::newRow("negative") << QByteArray("x-ogw-ratelimit-reset") << QByteArray("-5") << 60;
    QTest::newRow("not a number") << QByteArray("x-ogw-ratelimit-reset") << QByteArray("nan") << 60;
    QTest::newRow("infinite") << QByteArray("x-ogw-ratelimit-reset") << QByteArray("inf") << 60;
    QTest::newRow("a text") << QByteArray("x-ogw-ratelimit-reset") << QByteArray("soon") << 60;
    QTest::newRow("Retry-After") << QByteArray("Retry-After") << QByteArray("7") << 7;
    QTest::newRow("none") << QByteArray("x-else") << QByteArray("7") << 60;
}

void TestClassify::waitsAreRoundedUpAndCapped()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, value);
    QFETCH(int, expected);
    for (const QByteArray &body : {QByteArray(R"({"code":99991400,"msg":"request trigger frequency limit"})"),
                                   QByteArray("Too Many Requests")}) {
        const ApiError error = classify(query, replyOf(429, body, {{header, value}})).error();
        QCOMPARE(error.kind, ApiErrorKind::RateLimited);
        QCOMPARE(error.retryAfter.value().count(), expected);
        QCOMPARE(error.code.has_value(), body.startsWith('{'));
    }
}

void TestClassify::logIdsAreReadInThisOrder()
{
    const QByteArray inBody = R"({"code":1160003,"error":{"log_id":"B","logid":"C"}})";
    const QByteArray oldName = R"({"code":1160003,"error":{"logid":"C"}})";
    const auto logId = [](const QByteArray &body, std::vector<std::pair<QByteArray, QByteArray>> headers) {
        return classify(query, replyOf(400, body, std::move(headers))).error().logId;
    };
    QCOMPARE(logId(inBody, {{"x-request-id", "D"}, {"x-tt-logid", "A"}}), u"A"_s);
    QCOMPARE(logId(inBody, {{"x-request-id", "D"}}), u"B"_s);
    QCOMPARE(logId(oldName, {{"x-request-id", "D"}}), u"C"_s);
    QCOMPARE(logId("{}", {{"x-request-id", "D"}}), u"D"_s);
    QCOMPARE(logId("{}", {}), QString());
}

void TestClassify::withoutEnvelopeTheFailureDecides_data()
{
    QTest::addColumn<TransportFailure>("failure");
    QTest::addColumn<BodyUse>("bodyUse");
    QTest::addColumn<ApiErrorKind>("kind");
    const auto row = [](const char *name, TransportFailure failure, ApiErrorKind unread, ApiErrorKind read) {
        QTest::addRow("%s, unsent", name) << failure << BodyUse::Unread << unread;
        QTest::addRow("%s, sent", name) << failure << BodyUse::Read << read;
    };
    row("refused", TransportFailure::Refused, ApiErrorKind::Offline, ApiErrorKind::Offline);
    row("DNS", TransportFailure::DnsFailure, ApiErrorKind::DnsFailure, ApiErrorKind::DnsFailure);
    row("TLS", TransportFailure::TlsFailure, ApiErrorKind::TlsFailure, ApiErrorKind::TlsFailure);
    row("proxy", TransportFailure::ProxyFailure, ApiErrorKind::ProxyFailure, ApiErrorKind::ProxyFailure);
    row("timeout", TransportFailure::Timeout, ApiErrorKind::Timeout, ApiErrorKind::Timeout);
    row("lost", TransportFailure::ConnectionLost, ApiErrorKind::ConnectionLost, ApiErrorKind::ConnectionLost);
    row("too large", TransportFailure::ReplyTooLarge, ApiErrorKind::BadReply, ApiErrorKind::BadReply);
    row("other", TransportFailure::Other, ApiErrorKind::Offline, ApiErrorKind::ConnectionLost);
}

void TestClassify::withoutEnvelopeTheFailureDecides()
{
    QFETCH(TransportFailure, failure);
    QFETCH(BodyUse, bodyUse);
    QFETCH(ApiErrorKind, kind);
    HttpReply reply = truncated(200, R"({"code":0,"da)", failure);
    reply.bodyUse = bodyUse;
    const ApiError error = classify(query, reply).error();
    QCOMPARE(error.kind, kind);
    QVERIFY(!error.code);
    QCOMPARE(error.technicalDetail, u"truncated"_s);
    QCOMPARE(error.delivery, bodyUse == BodyUse::Unread ? Delivery::Unsent : Delivery::Possible);
}

void TestClassify::withoutFailureTheStatusDecides_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ApiErrorKind>("kind");
    const std::vector<std::pair<int, ApiErrorKind>> rows{
        {200, ApiErrorKind::BadReply},     {204, ApiErrorKind::BadReply},     {302, ApiErrorKind::BadReply},
        {400, ApiErrorKind::BadReply},     {401, ApiErrorKind::BadReply},     {403, ApiErrorKind::BadReply},
        {404, ApiErrorKind::NotFound},     {407, ApiErrorKind::ProxyFailure}, {429, ApiErrorKind::RateLimited},
        {500, ApiErrorKind::ServiceError}, {502, ApiErrorKind::ServiceError}, {504, ApiErrorKind::ServiceError},
        {600, ApiErrorKind::BadReply},
    };
    for (const auto &[status, kind] : rows) {
        QTest::addRow("%d", status) << status << kind;
    }
}

void TestClassify::withoutFailureTheStatusDecides()
{
    QFETCH(int, status);
    QFETCH(ApiErrorKind, kind);
    for (const QByteArray &body : {QByteArray(), QByteArray("404 page not found"), QByteArray("<html>no</html>")}) {
        const ApiError error = classify(terminate, replyOf(status, body)).error();
        QCOMPARE(error.kind, kind);
        QVERIFY(!error.code);
        QCOMPARE(error.httpStatus.value(), status);
        QVERIFY(error.technicalDetail.contains(QString::number(status)));
        QCOMPARE(error.delivery, Delivery::Possible);
    }
}

void TestClassify::invalidBodiesAreBadReplies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("HTML") << QByteArray("<html><body>Login</body></html>");
    QTest::newRow("trailing garbage") << QByteArray(R"({"code":0} {"code":0})");
    QTest::newRow("100,000 brackets") << QByteArray(100'000, '[');
    QTest::newRow("100,000 objects") << QByteArray("{\"a\":").repeated(100'000);
    QTest::newRow("a list") << QByteArray(R"([{"code":0}])");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("no code") << QByteArray(R"({"msg":"success","data":{}})");
    QTest::newRow("code as text") << QByteArray(R"({"code":"0","data":{}})");
    QTest::newRow("code as fraction") << QByteArray(R"({"code":0.5,"data":{}})");
    QTest::newRow("code beyond 64 bits") << QByteArray(R"({"code":1e300,"data":{}})");
    QTest::newRow("code null") << QByteArray(R"({"code":null,"data":{}})");
    QTest::newRow("code true") << QByteArray(R"({"code":true,"data":{}})");
    QTest::newRow("code beyond int") << QByteArray(R"({"code":4294967296,"data":{}})");
    QTest::newRow("UTF-16") << QByteArray("{\0\"\0c\0o\0d\0e\0\"\0:\0000\0}\0", 20);
    QTest::newRow("a quote too many") << QByteArray(R"({"code":0,"data":{"msg":"a"b"}})");
    QTest::newRow("zero bytes") << QByteArray(100, '\0');
}

void TestClassify::invalidBodiesAreBadReplies()
{
    QFETCH(QByteArray, body);
    const auto result = classify(query, replyOf(200, body));
    QVERIFY(!result.ok());
    QCOMPARE(result.error().kind, ApiErrorKind::BadReply);
    QVERIFY(!result.error().technicalDetail.isEmpty());
}

// Whatever the transport noticed: a body without a length, or a compressed one, has no end by which it could tell.
void TestClassify::unfinishedJsonIsALostConnection()
{
    const QByteArray whole = R"({"code":0,"data":{"items":[{"signature_file_id":"1","name":"a \"b\" {c"},[]],"n":12}})";
    QVERIFY(classify(query, replyOf(200, whole)).ok());
    for (qsizetype length = 1; length < whole.size(); ++length) {
        for (const Endpoint endpoint : {query, terminate}) {
            const ApiError error = classify(endpoint, replyOf(200, whole.first(length))).error();
            QCOMPARE(error.kind, ApiErrorKind::ConnectionLost);
            QCOMPARE(error.delivery, Delivery::Possible);
        }
    }
    // The status decides first.
    QCOMPARE(classify(query, replyOf(502, whole.first(20))).error().kind, ApiErrorKind::ServiceError);
}

void TestClassify::truncatedRepliesAreNotTrusted()
{
    const QByteArray done = R"({"code":0,"data":{"success_file_id_list":["1"]}})";
    QCOMPARE(classify(terminate, truncated(200, done)).error().kind, ApiErrorKind::ConnectionLost);
    QCOMPARE(classify(query, truncated(200, done)).error().kind, ApiErrorKind::ConnectionLost);
    // Not even a refusal, which would cause the request to be sent again.
    const QByteArray refused = R"({"code":99991400,"msg":"request trigger frequency limit"})";
    const ApiError error = classify(terminate, truncated(429, refused)).error();
    QCOMPARE(error.kind, ApiErrorKind::ConnectionLost);
    QVERIFY(!error.code);
    QVERIFY(error.technicalDetail.contains(u"99991400"_s));
    QCOMPARE(classify(query, truncated(429, refused)).error().kind, ApiErrorKind::RateLimited);
}

void TestClassify::unsentRequestsAreReported()
{
    HttpReply reply;
    reply.failure = TransportFailure::Refused;
    reply.bodyUse = BodyUse::Unread;
    const ApiError error = classify(terminate, reply).error();
    QCOMPARE(error.delivery, Delivery::Unsent);
    QVERIFY(!error.httpStatus);
}

void TestClassify::theDetailHoldsNothingPrivate()
{
    const ApiError error =
        classify(query, replyOf(302, "<a href='x'>张三</a>",
                                {{"Location", "https://login.example/?ticket=geheim"}, {"Content-Type", "text/html"}}))
            .error();
    QVERIFY(error.technicalDetail.contains(u"https://login.example"_s));
    QVERIFY(error.technicalDetail.contains(u"text/html"_s));
    QVERIFY(!error.technicalDetail.contains(u"geheim"_s));
    QVERIFY(!error.technicalDetail.contains(u"张三"_s));
}

void TestClassify::longTextsAreTruncated()
{
    const QByteArray body = R"({"code":1160003,"msg":")" + QByteArray(1'000'000, 'x') + "\"}";
    QVERIFY(classify(query, replyOf(400, body, {{"X-Tt-Logid", QByteArray(5000, 'y')}})).error().serviceMessage.size() <
            10'000);
}

QTEST_GUILESS_MAIN(TestClassify)
#include "test_classify.moc"
