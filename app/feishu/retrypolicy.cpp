// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/retrypolicy.h"

#include "feishu/errorcodes.h"

#include <algorithm>
#include <cmath>

namespace sealdesk
{

namespace
{

constexpr bool isInOrder()
{
    for (size_t i = 0; i < retryRules.size(); ++i) {
        if (retryRules[i].kind != static_cast<ApiErrorKind>(i)) {
            return false;
        }
    }
    return true;
}
static_assert(isInOrder(), "the rows are indexed by their kind");

constexpr bool actsAgain(ApiErrorKind kind)
{
    return retryRules[static_cast<size_t>(kind)].acts != Retry::Never;
}
static_assert(std::ranges::all_of(serviceCodes,
                                  [](const ServiceCode &row) {
                                      return row.proof == Proof::Refused || !actsAgain(row.kind);
                                  }),
              "a request that acts is repeated only after a proven refusal");

// A code that no document lists is a service error too. If it came with a 4xx, repeating the request is of no use.
bool isTransient(const ApiError &error)
{
    return !error.code || hasTransientCode(error) || error.httpStatus.value_or(0) >= 500;
}

} // namespace

Retry retryDecision(Effect effect, const ApiError &error)
{
    const RetryRule &rule = retryRules.at(static_cast<size_t>(error.kind));
    switch (effect) {
    case Effect::Reads:
        return error.kind == ApiErrorKind::ServiceError && !isTransient(error) ? Retry::Never : rule.reads;
    case Effect::Acts:
        return isProvenRefusal(error) ? rule.acts : Retry::Never;
    }
    Q_UNREACHABLE();
}

std::chrono::milliseconds backoff(int retry, double jitter)
{
    const std::chrono::milliseconds full = std::chrono::seconds{1 << (std::clamp(retry, 1, maxBackoffs) - 1)};
    const double share = 1.0 - 0.25 * std::clamp(jitter, 0.0, 1.0);
    return std::chrono::milliseconds{std::llround(static_cast<double>(full.count()) * share)};
}

} // namespace sealdesk
