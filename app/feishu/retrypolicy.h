// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/apierror.h"
#include "feishu/call.h"

#include <array>
#include <chrono>

namespace sealdesk
{

//! What may follow an error.
enum class Retry {
    Never,
    AfterBackoff,   //!< After a growing pause of our own.
    WhenAsked,      //!< After the wait that the service asked for.
    WithFreshToken, //!< With a token fetched anew.
};

//! How often each kind of retry happens within one call.
inline constexpr int mostBackoffs = 3;
inline constexpr int mostAskedWaits = 5;
inline constexpr int mostFreshTokens = 1;

//! One row of the table: what may follow an error of \c kind. A request that acts is repeated only after an envelope
//! that proves its refusal (product.md 4).
struct RetryRule {
    ApiErrorKind kind;
    Retry reads;
    Retry acts;
};

inline constexpr std::array retryRules = std::to_array<RetryRule>({
    {ApiErrorKind::Offline, Retry::AfterBackoff, Retry::Never},
    {ApiErrorKind::DnsFailure, Retry::AfterBackoff, Retry::Never},
    {ApiErrorKind::TlsFailure, Retry::Never, Retry::Never},
    {ApiErrorKind::ProxyFailure, Retry::Never, Retry::Never},
    {ApiErrorKind::Timeout, Retry::AfterBackoff, Retry::Never},
    {ApiErrorKind::ConnectionLost, Retry::AfterBackoff, Retry::Never},
    {ApiErrorKind::Cancelled, Retry::Never, Retry::Never},
    {ApiErrorKind::WrongCredentials, Retry::Never, Retry::Never},
    {ApiErrorKind::TokenRefused, Retry::WithFreshToken, Retry::WithFreshToken},
    {ApiErrorKind::AppUnavailable, Retry::Never, Retry::Never},
    {ApiErrorKind::ScopeMissing, Retry::Never, Retry::Never},
    {ApiErrorKind::RateLimited, Retry::WhenAsked, Retry::WhenAsked},
    {ApiErrorKind::QuotaUsedUp, Retry::Never, Retry::Never},
    {ApiErrorKind::IpNotAllowed, Retry::Never, Retry::Never},
    {ApiErrorKind::BadParameter, Retry::Never, Retry::Never},
    {ApiErrorKind::OperatorUnknown, Retry::Never, Retry::Never},
    {ApiErrorKind::NotFound, Retry::Never, Retry::Never},
    {ApiErrorKind::ServiceError, Retry::AfterBackoff, Retry::Never},
    {ApiErrorKind::BadReply, Retry::Never, Retry::Never},
});
static_assert(retryRules.size() == static_cast<size_t>(apiErrorKindCount));

//! What may follow \a error of a request of that \a effect.
[[nodiscard]] Retry retryAfter(Effect effect, const ApiError &error);

//! The pause before the retry number \a retry (1, 2, 3): at most 1, 2, 4 s, shortened by up to a quarter by \a jitter
//! (0 to 1), so that many clients don't come back at the same moment.
[[nodiscard]] std::chrono::milliseconds backoff(int retry, double jitter);

} // namespace sealdesk
