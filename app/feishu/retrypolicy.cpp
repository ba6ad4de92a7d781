// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/retrypolicy.h"

#include <algorithm>
#include <cmath>

namespace sealdesk
{

namespace
{

constexpr bool isWrittenInOrder()
{
    for (size_t i = 0; i < retryRules.size(); ++i) {
        if (retryRules[i].kind != static_cast<ApiErrorKind>(i)) {
            return false;
        }
    }
    return true;
}
static_assert(isWrittenInOrder(), "the table is looked up by its kinds' numbers");

constexpr std::array passingCodes{1500, 2200, 5000, 1160001};

// A code that no document lists comes as a service error too; repeating what the service turned down with a 4xx is of
// no use.
bool passes(const ApiError &error)
{
    return !error.code || std::ranges::find(passingCodes, *error.code) != passingCodes.end() ||
           error.httpStatus.value_or(0) >= 500;
}

} // namespace

Retry retryAfter(Effect effect, const ApiError &error)
{
    const RetryRule &rule = retryRules.at(static_cast<size_t>(error.kind));
    switch (effect) {
    case Effect::Reads:
        return error.kind == ApiErrorKind::ServiceError && !passes(error) ? Retry::Never : rule.reads;
    case Effect::Acts:
        // Without an envelope anybody on the way may have said it: no proof that the service turned the request down.
        return error.code ? rule.acts : Retry::Never;
    }
    Q_UNREACHABLE();
}

std::chrono::milliseconds backoff(int retry, double jitter)
{
    const std::chrono::milliseconds longest = std::chrono::seconds{1 << (std::clamp(retry, 1, mostBackoffs) - 1)};
    const double share = 1.0 - 0.25 * std::clamp(jitter, 0.0, 1.0);
    return std::chrono::milliseconds{std::llround(static_cast<double>(longest.count()) * share)};
}

} // namespace sealdesk
