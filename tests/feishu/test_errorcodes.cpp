// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/errorcodes.h"
#include "feishu/retrypolicy.h"
#include "fixtures.h"

#include <QTest>

#include <limits>
#include <set>

using namespace sealdesk;
using namespace sealdesk::test;

namespace
{

using Kind = ApiErrorKind;

//! Whether reading again after a pause makes sense when the HTTP status is below 500. From 500 on it always does.
enum class ServiceFailure { Lasting, Transient };

//! What the documents (feishu-api.md 2, 4.1 and 5) and product.md 4 state about some codes: their meaning at each
//! endpoint, and how a request that acts is repeated.
struct Documented {
    const char *topic;
    std::vector<int> codes;
    Kind atTenantToken;
    Kind atQuery;
    Kind atTerminate;
    Retry acts = Retry::Never;
    ServiceFailure failure = ServiceFailure::Lasting;
};

Documented everywhere(const char *topic, std::vector<int> codes, Kind kind, Retry acts = Retry::Never)
{
    return {.topic = topic,
            .codes = std::move(codes),
            .atTenantToken = kind,
            .atQuery = kind,
            .atTerminate = kind,
            .acts = acts};
}

Documented transient(const char *topic, std::vector<int> codes)
{
    Documented out = everywhere(topic, std::move(codes), Kind::ServiceError);
    out.failure = ServiceFailure::Transient;
    return out;
}

std::vector<int> userIdCodes()
{
    std::vector<int> codes{99992381};
    for (int code = 99992350; code <= 99992369; ++code) {
        codes.push_back(code);
    }
    return codes;
}

std::vector<Documented> documented()
{
    return {
        everywhere("rate limit", {99991400}, Kind::RateLimited, Retry::AfterRequestedWait),
        everywhere("IP address", {99991401}, Kind::IpNotAllowed),
        everywhere("monthly quota", {99991403}, Kind::QuotaUsedUp),
        everywhere("token", {99991661, 99991663, 99991664, 99991665, 99991668, 99991671, 99991677}, Kind::TokenRefused,
                   Retry::WithFreshToken),
        everywhere("app", {99991662, 99991673, 212100}, Kind::AppUnavailable),
        everywhere("scope", {99991672, 99991676, 99991679}, Kind::ScopeMissing),
        everywhere("field", {99992402}, Kind::BadParameter),
        everywhere("app credentials", {99991543}, Kind::WrongCredentials),
        everywhere("path or method", {99991201, 99991301}, Kind::NotFound),
        transient("internal error", {1500, 2200, 5000}),
        transient("system error", {1160001}),
        {"credentials",
         {10003, 10005, 10013, 10014, 10015},
         Kind::WrongCredentials,
         Kind::ServiceError,
         Kind::ServiceError},
        {"limit exceeded, or file not found", {1160002}, Kind::ServiceError, Kind::BadParameter, Kind::NotFound},
        {"parameter", {1160003}, Kind::ServiceError, Kind::BadParameter, Kind::BadParameter},
        {"user id", userIdCodes(), Kind::BadParameter, Kind::BadParameter, Kind::OperatorUnknown},
        everywhere("undocumented",
                   {1, -1, 42, 777, 10004, 123456, 1160000, 1160004, 99991402, 99991660, 99991670, 99992349, 99992370,
                    99992380, 99992382, 99992401, 99999999, std::numeric_limits<int>::max(),
                    std::numeric_limits<int>::min()},
                   Kind::ServiceError),
    };
}

//! What may follow when a request that reads fails with an error of \a kind.
Retry readsAgain(Kind kind, ServiceFailure failure, int status)
{
    if (kind == Kind::RateLimited) {
        return Retry::AfterRequestedWait;
    }
    if (kind == Kind::TokenRefused) {
        return Retry::WithFreshToken;
    }
    const bool helps = kind == Kind::ServiceError && (failure == ServiceFailure::Transient || status >= 500);
    return helps ? Retry::AfterBackoff : Retry::Never;
}

} // namespace

//! The service's codes, at every endpoint and under every kind of HTTP status.
class TestErrorCodes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeIsClassifiedAndRetried_data();
    void everyCodeIsClassifiedAndRetried();
    void everyListedCodeIsTested();
};

void TestErrorCodes::everyCodeIsClassifiedAndRetried_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<Endpoint>("endpoint");
    QTest::addColumn<ApiErrorKind>("kind");
    QTest::addColumn<ServiceFailure>("failure");
    QTest::addColumn<Retry>("acts");
    for (const Documented &row : documented()) {
        for (const int code : row.codes) {
            const auto add = [&](const char *name, Endpoint endpoint, Kind kind) {
                QTest::addRow("%s, %d, %s", row.topic, code, name)
                    << code << endpoint << kind << row.failure << row.acts;
            };
            add("tenant token", Endpoint::TenantToken, row.atTenantToken);
            add("query", Endpoint::QuerySignatureFiles, row.atQuery);
            add("terminate", Endpoint::TerminateSignatureFiles, row.atTerminate);
        }
    }
}

void TestErrorCodes::everyCodeIsClassifiedAndRetried()
{
    QFETCH(const int, code);
    QFETCH(const Endpoint, endpoint);
    QFETCH(const ApiErrorKind, kind);
    QFETCH(const ServiceFailure, failure);
    QFETCH(const Retry, acts);
    // The closed table of product.md 4.
    const std::set<int> refusals{99991400, 99991401, 99991403, 99991661, 99991663, 99991664,
                                 99991665, 99991668, 99991671, 99991672, 99991677, 99992402};
    for (const int status : {200, 302, 400, 401, 404, 429, 499, 500, 503}) {
        const ApiError error =
            classify(endpoint, replyOf(status, R"({"code":)" + QByteArray::number(code) + R"(,"msg":"why"})")).error();
        QCOMPARE(error.kind, kind);
        QCOMPARE(error.code.value(), code);
        QCOMPARE(retryDecision(Effect::Reads, error), readsAgain(kind, failure, status));
        QCOMPARE(retryDecision(Effect::Acts, error), acts);
        QCOMPARE(isProvenRefusal(error), refusals.contains(code));
    }
}

void TestErrorCodes::everyListedCodeIsTested()
{
    std::set<int> tested;
    for (const Documented &row : documented()) {
        tested.insert(row.codes.begin(), row.codes.end());
    }
    for (const ServiceCode &row : serviceCodes) {
        QVERIFY2(tested.contains(row.code), QByteArray::number(row.code).constData());
    }
}

QTEST_GUILESS_MAIN(TestErrorCodes)
#include "test_errorcodes.moc"
