// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/apierror.h"
#include "feishu/call.h"

#include <array>
#include <chrono>

namespace sealdesk
{

//! Whether and how a request may be repeated after an error.
enum class Retry {
    Never,
    AfterBackoff,       //!< After a pause that grows with each retry.
    AfterRequestedWait, //!< After the wait that the service requested.
    WithFreshToken,     //!< With a newly fetched token.
};

//! The maximum number of retries of each kind within one call.
inline constexpr int maxBackoffs = 3;
inline constexpr int maxRequestedWaits = 5;
inline constexpr int maxFreshTokens = 1;

//! One row of the table: how requests may be repeated after an error of \c kind. One that acts is repeated only after
//! an envelope that proves its refusal (product.md 4).
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
    {ApiErrorKind::RateLimited, Retry::AfterRequestedWait, Retry::AfterRequestedWait},
    {ApiErrorKind::QuotaUsedUp, Retry::Never, Retry::Never},
    {ApiErrorKind::IpNotAllowed, Retry::Never, Retry::Never},
    {ApiErrorKind::BadParameter, Retry::Never, Retry::Never},
    {ApiErrorKind::OperatorUnknown, Retry::Never, Retry::Never},
    {ApiErrorKind::NotFound, Retry::Never, Retry::Never},
    {ApiErrorKind::ServiceError, Retry::AfterBackoff, Retry::Never},
    {ApiErrorKind::BadReply, Retry::Never, Retry::Never},
});
static_assert(retryRules.size() == static_cast<size_t>(apiErrorKindCount));

//! How a request with that \a effect may be repeated after \a error.
[[nodiscard]] Retry retryDecision(Effect effect, const ApiError &error);

//! The pause before retry number \a retry (1, 2, 3): 1, 2, 4 s, shortened by up to a quarter according to \a jitter (0
//! to 1), so that many clients don't retry at the same moment.
[[nodiscard]] std::chrono::milliseconds backoff(int retry, double jitter);

} // namespace sealdesk
