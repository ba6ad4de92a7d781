// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/apierror.h"

#include <array>
#include <optional>
#include <span>

namespace sealdesk
{

//! What one code means. Without an endpoint it means the same everywhere (codes of the gateway).
struct CodeMeaning {
    std::optional<Endpoint> endpoint;
    int code;
    ApiErrorKind kind;
};

//! feishu-api.md 2 (domain codes), 4.1 (token codes) and 5 (gateway codes). The same domain code means different things
//! at different endpoints, and HTTP statuses contradict them: only the pair of endpoint and code decides.
inline constexpr std::array codeMeanings = std::to_array<CodeMeaning>({
    {Endpoint::TenantToken, 10003, ApiErrorKind::WrongCredentials},
    {Endpoint::TenantToken, 10005, ApiErrorKind::WrongCredentials},
    {Endpoint::TenantToken, 10013, ApiErrorKind::WrongCredentials},
    {Endpoint::TenantToken, 10014, ApiErrorKind::WrongCredentials},
    {Endpoint::TenantToken, 10015, ApiErrorKind::WrongCredentials},
    {Endpoint::QuerySignatureFiles, 1160001, ApiErrorKind::ServiceError},
    {Endpoint::QuerySignatureFiles, 1160002, ApiErrorKind::BadParameter},
    {Endpoint::QuerySignatureFiles, 1160003, ApiErrorKind::BadParameter},
    {Endpoint::TerminateSignatureFiles, 1160001, ApiErrorKind::ServiceError},
    {Endpoint::TerminateSignatureFiles, 1160002, ApiErrorKind::NotFound},
    {Endpoint::TerminateSignatureFiles, 1160003, ApiErrorKind::BadParameter},
    {std::nullopt, 1500, ApiErrorKind::ServiceError},
    {std::nullopt, 2200, ApiErrorKind::ServiceError},
    {std::nullopt, 5000, ApiErrorKind::ServiceError},
    {std::nullopt, 212100, ApiErrorKind::AppUnavailable},
    {std::nullopt, 99991201, ApiErrorKind::NotFound},
    {std::nullopt, 99991301, ApiErrorKind::NotFound},
    {std::nullopt, 99991400, ApiErrorKind::RateLimited},
    {std::nullopt, 99991401, ApiErrorKind::IpNotAllowed},
    {std::nullopt, 99991403, ApiErrorKind::QuotaUsedUp},
    {std::nullopt, 99991543, ApiErrorKind::WrongCredentials},
    {std::nullopt, 99991661, ApiErrorKind::TokenRefused},
    {std::nullopt, 99991662, ApiErrorKind::AppUnavailable},
    {std::nullopt, 99991663, ApiErrorKind::TokenRefused},
    {std::nullopt, 99991664, ApiErrorKind::TokenRefused},
    {std::nullopt, 99991665, ApiErrorKind::TokenRefused},
    {std::nullopt, 99991668, ApiErrorKind::TokenRefused},
    {std::nullopt, 99991671, ApiErrorKind::TokenRefused},
    {std::nullopt, 99991672, ApiErrorKind::ScopeMissing},
    {std::nullopt, 99991673, ApiErrorKind::AppUnavailable},
    {std::nullopt, 99991676, ApiErrorKind::ScopeMissing},
    {std::nullopt, 99991677, ApiErrorKind::TokenRefused},
    {std::nullopt, 99991679, ApiErrorKind::ScopeMissing},
    {std::nullopt, 99992402, ApiErrorKind::BadParameter},
});

//! The gateway's codes for a user id that it can't resolve: 9999235x, 9999236x and 99992381. The operator is the only
//! user id that the program sends, and only to terminate.
[[nodiscard]] constexpr bool isUserIdCode(int code)
{
    return (code >= 99992350 && code <= 99992369) || code == 99992381;
}

//! What a code other than 0 means at \a endpoint. A code that no document lists is a service error.
[[nodiscard]] constexpr ApiErrorKind meaningOf(Endpoint endpoint, int code)
{
    for (const CodeMeaning &meaning : codeMeanings) {
        if (meaning.code == code && (!meaning.endpoint || *meaning.endpoint == endpoint)) {
            return meaning.kind;
        }
    }
    if (isUserIdCode(code)) {
        return endpoint == Endpoint::TerminateSignatureFiles ? ApiErrorKind::OperatorUnknown
                                                             : ApiErrorKind::BadParameter;
    }
    return ApiErrorKind::ServiceError;
}

} // namespace sealdesk
