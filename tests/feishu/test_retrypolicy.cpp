// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/errorcodes.h"
#include "feishu/retrypolicy.h"

#include <QTest>

#include <set>

using namespace sealdesk;

namespace
{

ApiError errorOf(ApiErrorKind kind, std::optional<int> code, std::optional<int> status = std::nullopt)
{
    ApiError error;
    error.kind = kind;
    error.code = code;
    error.httpStatus = status;
    return error;
}

constexpr std::array allEndpoints{Endpoint::TenantToken, Endpoint::QuerySignatureFiles,
                                  Endpoint::TerminateSignatureFiles};

} // namespace

//! The decisions for every kind, code and effect, restated from product.md 2 and 4.
class TestRetryPolicy final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAreRetriedAfterTheseErrors();
    void actsAreNotRetriedWithoutAnEnvelope();
    void actsAreRetriedAfterTheseCodes();
    void readsAreRetriedAfterTheseCodes();
    void serviceErrorsAreTransientOrLasting_data();
    void serviceErrorsAreTransientOrLasting();
    void pausesGrowAndAreShortenedByJitter();
};

void TestRetryPolicy::readsAreRetriedAfterTheseErrors()
{
    const std::set<ApiErrorKind> kindsWithBackoff{ApiErrorKind::Offline, ApiErrorKind::DnsFailure,
                                                  ApiErrorKind::Timeout, ApiErrorKind::ConnectionLost,
                                                  ApiErrorKind::ServiceError};
    for (int i = 0; i < apiErrorKindCount; ++i) {
        const auto kind = static_cast<ApiErrorKind>(i);
        Retry expected = kindsWithBackoff.contains(kind) ? Retry::AfterBackoff : Retry::Never;
        if (kind == ApiErrorKind::RateLimited) {
            expected = Retry::AfterRequestedWait;
        } else if (kind == ApiErrorKind::TokenRefused) {
            expected = Retry::WithFreshToken;
        }
        QCOMPARE(retryDecision(Effect::Reads, errorOf(kind, std::nullopt)), expected);
    }
}

void TestRetryPolicy::actsAreNotRetriedWithoutAnEnvelope()
{
    for (int i = 0; i < apiErrorKindCount; ++i) {
        const auto kind = static_cast<ApiErrorKind>(i);
        for (const auto status : {std::optional<int>{}, std::optional{200}, std::optional{429}, std::optional{503}}) {
            QCOMPARE(retryDecision(Effect::Acts, errorOf(kind, std::nullopt, status)), Retry::Never);
        }
    }
}

void TestRetryPolicy::actsAreRetriedAfterTheseCodes()
{
    const std::set<int> tokenCodes{99991661, 99991663, 99991664, 99991665, 99991668, 99991671, 99991677};
    std::set<int> codes{0, 1, 123456, 99992351, 99992381};
    for (const ServiceCode &row : serviceCodes) {
        codes.insert(row.code);
    }
    for (const int code : codes) {
        Retry expected = tokenCodes.contains(code) ? Retry::WithFreshToken : Retry::Never;
        if (code == 99991400) {
            expected = Retry::AfterRequestedWait;
        }
        for (const int status : {200, 400, 401, 429, 500}) {
            const ApiErrorKind kind = meaningOf(Endpoint::TerminateSignatureFiles, code);
            QVERIFY2(retryDecision(Effect::Acts, errorOf(kind, code, status)) == expected,
                     QByteArray::number(code).constData());
        }
    }
}

void TestRetryPolicy::readsAreRetriedAfterTheseCodes()
{
    const std::set<int> transientCodes{1500, 2200, 5000};
    for (const ServiceCode &row : serviceCodes) {
        for (const Endpoint endpoint : allEndpoints) {
            const ApiErrorKind kind = meaningOf(endpoint, row.code);
            Retry expected = Retry::Never;
            if (kind == ApiErrorKind::RateLimited) {
                expected = Retry::AfterRequestedWait;
            } else if (kind == ApiErrorKind::TokenRefused) {
                expected = Retry::WithFreshToken;
            } else if (transientCodes.contains(row.code) || row.code == 1160001) {
                expected = Retry::AfterBackoff;
            }
            QVERIFY2(retryDecision(Effect::Reads, errorOf(kind, row.code, 400)) == expected,
                     QByteArray::number(row.code).constData());
        }
    }
}

void TestRetryPolicy::serviceErrorsAreTransientOrLasting_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("status");
    QTest::addColumn<Retry>("reads");
    QTest::newRow("documented, 500") << 1160001 << 500 << Retry::AfterBackoff;
    QTest::newRow("internal, 200") << 2200 << 200 << Retry::AfterBackoff;
    QTest::newRow("unlisted, 500") << 777 << 500 << Retry::AfterBackoff;
    QTest::newRow("unlisted, 200") << 777 << 200 << Retry::Never;
    QTest::newRow("unlisted, 400") << 777 << 400 << Retry::Never;
}

void TestRetryPolicy::serviceErrorsAreTransientOrLasting()
{
    QFETCH(int, code);
    QFETCH(int, status);
    QFETCH(Retry, reads);
    const ApiError error = errorOf(ApiErrorKind::ServiceError, code, status);
    QCOMPARE(retryDecision(Effect::Reads, error), reads);
    QCOMPARE(retryDecision(Effect::Acts, error), Retry::Never);
}

void TestRetryPolicy::pausesGrowAndAreShortenedByJitter()
{
    QCOMPARE(backoff(1, 0.0).count(), 1000);
    QCOMPARE(backoff(2, 0.0).count(), 2000);
    QCOMPARE(backoff(3, 0.0).count(), 4000);
    QCOMPARE(backoff(2, 1.0).count(), 1500);
    QCOMPARE(backoff(3, 0.5).count(), 3500);
    // Arguments out of range are clamped.
    QCOMPARE(backoff(0, -1.0).count(), 1000);
    QCOMPARE(backoff(99, 2.0).count(), 3000);
}

QTEST_GUILESS_MAIN(TestRetryPolicy)
#include "test_retrypolicy.moc"
