// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/errorcodes.h"

#include <QTest>

#include <map>

using namespace sealdesk;

//! The meaning of every documented pair of endpoint and code (feishu-api.md 2, 4.1 and 5), as the documents group them.
class ErrorCodesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gatewayCodesMeanTheSameEverywhere_data();
    void gatewayCodesMeanTheSameEverywhere();
    void domainCodesDependOnTheEndpoint();
    void tokenCodesAreWrongCredentialsThereAlone();
    void userIdCodesAreTheOperators();
    void unlistedCodesAreServiceErrors();
    void theTableHasNoDoubles();
};

namespace
{
constexpr std::array allEndpoints{Endpoint::TenantToken, Endpoint::QuerySignatureFiles,
                                  Endpoint::TerminateSignatureFiles};
}

void ErrorCodesTest::gatewayCodesMeanTheSameEverywhere_data()
{
    QTest::addColumn<ApiErrorKind>("kind");
    QTest::addColumn<QList<int>>("codes");
    QTest::newRow("too many requests") << ApiErrorKind::RateLimited << QList{99991400};
    QTest::newRow("address") << ApiErrorKind::IpNotAllowed << QList{99991401};
    QTest::newRow("quota") << ApiErrorKind::QuotaUsedUp << QList{99991403};
    QTest::newRow("token") << ApiErrorKind::TokenRefused
                           << QList{99991661, 99991663, 99991664, 99991665, 99991668, 99991671, 99991677};
    QTest::newRow("app") << ApiErrorKind::AppUnavailable << QList{99991662, 99991673, 212100};
    QTest::newRow("scope") << ApiErrorKind::ScopeMissing << QList{99991672, 99991676, 99991679};
    QTest::newRow("field") << ApiErrorKind::BadParameter << QList{99992402};
    QTest::newRow("credentials") << ApiErrorKind::WrongCredentials << QList{99991543};
    QTest::newRow("address of the page") << ApiErrorKind::NotFound << QList{99991201, 99991301};
    QTest::newRow("internal") << ApiErrorKind::ServiceError << QList{1500, 2200, 5000};
}

void ErrorCodesTest::gatewayCodesMeanTheSameEverywhere()
{
    QFETCH(ApiErrorKind, kind);
    QFETCH(QList<int>, codes);
    for (const int code : codes) {
        for (const Endpoint endpoint : allEndpoints) {
            QVERIFY2(meaningOf(endpoint, code) == kind, QByteArray::number(code).constData());
        }
    }
}

void ErrorCodesTest::domainCodesDependOnTheEndpoint()
{
    QCOMPARE(meaningOf(Endpoint::QuerySignatureFiles, 1160001), ApiErrorKind::ServiceError);
    QCOMPARE(meaningOf(Endpoint::QuerySignatureFiles, 1160002), ApiErrorKind::BadParameter);
    QCOMPARE(meaningOf(Endpoint::QuerySignatureFiles, 1160003), ApiErrorKind::BadParameter);
    QCOMPARE(meaningOf(Endpoint::TerminateSignatureFiles, 1160001), ApiErrorKind::ServiceError);
    QCOMPARE(meaningOf(Endpoint::TerminateSignatureFiles, 1160002), ApiErrorKind::NotFound);
    QCOMPARE(meaningOf(Endpoint::TerminateSignatureFiles, 1160003), ApiErrorKind::BadParameter);
}

void ErrorCodesTest::tokenCodesAreWrongCredentialsThereAlone()
{
    for (const int code : {10003, 10005, 10013, 10014, 10015}) {
        QCOMPARE(meaningOf(Endpoint::TenantToken, code), ApiErrorKind::WrongCredentials);
        QCOMPARE(meaningOf(Endpoint::QuerySignatureFiles, code), ApiErrorKind::ServiceError);
    }
}

void ErrorCodesTest::userIdCodesAreTheOperators()
{
    for (const int code : {99992351, 99992359, 99992360, 99992361, 99992363, 99992364, 99992381}) {
        QCOMPARE(meaningOf(Endpoint::TerminateSignatureFiles, code), ApiErrorKind::OperatorUnknown);
        QCOMPARE(meaningOf(Endpoint::QuerySignatureFiles, code), ApiErrorKind::BadParameter);
    }
}

void ErrorCodesTest::unlistedCodesAreServiceErrors()
{
    for (const int code : {1, -1, 42, 99999999, std::numeric_limits<int>::max(), std::numeric_limits<int>::min()}) {
        for (const Endpoint endpoint : allEndpoints) {
            QCOMPARE(meaningOf(endpoint, code), ApiErrorKind::ServiceError);
        }
    }
}

void ErrorCodesTest::theTableHasNoDoubles()
{
    std::map<std::pair<int, int>, int> seen;
    for (const CodeMeaning &meaning : codeMeanings) {
        const int endpoint = meaning.endpoint ? static_cast<int>(*meaning.endpoint) : -1;
        const int times = ++seen[std::pair{endpoint, meaning.code}];
        QCOMPARE(times, 1);
        QVERIFY(meaning.code != 0);
    }
}

QTEST_GUILESS_MAIN(ErrorCodesTest)
#include "test_errorcodes.moc"
