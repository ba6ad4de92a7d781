// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/apierror.h"

#include <array>
#include <optional>

namespace sealdesk
{

//! Whether a service error is expected to pass by itself, so that reading again after a pause makes sense.
enum class Transience { Lasting, Transient };

//! Whether a code proves that the service rejected the request before it had any effect.
enum class Proof { None, Refused };

//! One row of the table of codes.
struct ServiceCode {
    std::optional<Endpoint> endpoint; //!< nullopt: the code means the same at every endpoint.
    int code;
    ApiErrorKind kind;
    Transience transience;
    Proof proof;
};

inline constexpr std::optional<Endpoint> anyEndpoint{};

//! At terminate: a file was not found. One bad id among a hundred can be the cause.
inline constexpr int fileNotFoundCode = 1160002;

//! Everything that the program knows about the service's codes: feishu-api.md 2 (domain codes), 4.1 (token codes) and 5
//! (gateway codes), and product.md 4 (what proves a refusal, so that a request that acts may be sent again). Domain
//! codes change their meaning with the endpoint, and HTTP statuses contradict them: only the pair of endpoint and code
//! decides. errorcodes.cpp asserts what must hold for the rows.
inline constexpr std::array serviceCodes = std::to_array<ServiceCode>({
    {Endpoint::TenantToken, 10003, ApiErrorKind::WrongCredentials, Transience::Lasting, Proof::None},
    {Endpoint::TenantToken, 10005, ApiErrorKind::WrongCredentials, Transience::Lasting, Proof::None},
    {Endpoint::TenantToken, 10013, ApiErrorKind::WrongCredentials, Transience::Lasting, Proof::None},
    {Endpoint::TenantToken, 10014, ApiErrorKind::WrongCredentials, Transience::Lasting, Proof::None},
    {Endpoint::TenantToken, 10015, ApiErrorKind::WrongCredentials, Transience::Lasting, Proof::None},
    {Endpoint::QuerySignatureFiles, 1160002, ApiErrorKind::BadParameter, Transience::Lasting, Proof::None},
    {Endpoint::QuerySignatureFiles, 1160003, ApiErrorKind::BadParameter, Transience::Lasting, Proof::None},
    {Endpoint::TerminateSignatureFiles, fileNotFoundCode, ApiErrorKind::NotFound, Transience::Lasting, Proof::None},
    {Endpoint::TerminateSignatureFiles, 1160003, ApiErrorKind::BadParameter, Transience::Lasting, Proof::None},
    {anyEndpoint, 1160001, ApiErrorKind::ServiceError, Transience::Transient, Proof::None},
    {anyEndpoint, 1500, ApiErrorKind::ServiceError, Transience::Transient, Proof::None},
    {anyEndpoint, 2200, ApiErrorKind::ServiceError, Transience::Transient, Proof::None},
    {anyEndpoint, 5000, ApiErrorKind::ServiceError, Transience::Transient, Proof::None},
    {anyEndpoint, 212100, ApiErrorKind::AppUnavailable, Transience::Lasting, Proof::None},
    {anyEndpoint, 99991201, ApiErrorKind::NotFound, Transience::Lasting, Proof::None},
    {anyEndpoint, 99991301, ApiErrorKind::NotFound, Transience::Lasting, Proof::None},
    {anyEndpoint, 99991400, ApiErrorKind::RateLimited, Transience::Lasting, Proof::Refused},
    {anyEndpoint, 99991401, ApiErrorKind::IpNotAllowed, Transience::Lasting, Proof::Refused},
    {anyEndpoint, 99991403, ApiErrorKind::QuotaUsedUp, Transience::Lasting, Proof::Refused},
    {anyEndpoint, 99991543, ApiErrorKind::WrongCredentials, Transience::Lasting, Proof::None},
    {anyEndpoint, 99991661, ApiErrorKind::TokenRefused, Transience::Lasting, Proof::Refused},
    {anyEndpoint, 99991662, ApiErrorKind::AppUnavailable, Transience::Lasting, Proof::None},
    {anyEndpoint, 99991663, ApiErrorKind::TokenRefused, Transience::Lasting, Proof::Refused},
    {anyEndpoint, 99991664, ApiErrorKind::TokenRefused, Transience::Lasting, Proof::Refused},
    {anyEndpoint, 99991665, ApiErrorKind::TokenRefused, Transience::Lasting, Proof::Refused},
    {anyEndpoint, 99991668, ApiErrorKind::TokenRefused, Transience::Lasting, Proof::Refused},
    {anyEndpoint, 99991671, ApiErrorKind::TokenRefused, Transience::Lasting, Proof::Refused},
    {anyEndpoint, 99991672, ApiErrorKind::ScopeMissing, Transience::Lasting, Proof::Refused},
    {anyEndpoint, 99991673, ApiErrorKind::AppUnavailable, Transience::Lasting, Proof::None},
    {anyEndpoint, 99991676, ApiErrorKind::ScopeMissing, Transience::Lasting, Proof::None},
    {anyEndpoint, 99991677, ApiErrorKind::TokenRefused, Transience::Lasting, Proof::Refused},
    {anyEndpoint, 99991679, ApiErrorKind::ScopeMissing, Transience::Lasting, Proof::None},
    {anyEndpoint, 99992402, ApiErrorKind::BadParameter, Transience::Lasting, Proof::Refused},
});

//! The meaning of \a code, which is not 0, at \a endpoint. A code that no document lists is a service error.
[[nodiscard]] ApiErrorKind meaningOf(Endpoint endpoint, int code);

//! Whether \a error holds an envelope whose code is transient.
[[nodiscard]] bool hasTransientCode(const ApiError &error);

//! Whether \a error holds an envelope whose code proves that the service rejected the request. Without an envelope
//! nothing is proven: any server on the way may have sent the reply.
[[nodiscard]] bool isProvenRefusal(const ApiError &error);

} // namespace sealdesk
