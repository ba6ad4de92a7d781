// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.h"
#include "feishu/json.h"
#include "feishu/transport.h"

namespace sealdesk
{

//! The wait after "too many requests" without a readable x-ogw-ratelimit-reset, and the longest wait that is accepted.
inline constexpr std::chrono::seconds defaultRetryAfter{60};
inline constexpr std::chrono::seconds maxRetryAfter{600};

//! Interprets a reply from \a endpoint: returns the whole envelope if its code is 0, otherwise the error.
//!
//! The body comes first: a JSON object with an integer "code" is an envelope, and the pair of endpoint and code decides
//! (errorcodes.h), whatever the HTTP status. Without an envelope the transport's failure decides, then the status.
//! A JSON object that doesn't end is a lost connection, even if the transport noticed nothing (a compressed body has no
//! length that it could check).
//! There are two exceptions, which prefer "unknown" to a wrong answer:
//! - a reply that was cut off (a failure is set) doesn't count, even if the part that arrived is a complete envelope;
//!   its code is used only if it rejects a request that reads;
//! - code 0 with a status other than 2xx is contradictory, and the status decides.
[[nodiscard]] Result<json::Document> classify(Endpoint endpoint, const HttpReply &reply);

//! The id that the service's support asks for: X-Tt-Logid, otherwise error.log_id or error.logid of \a envelope,
//! otherwise X-Request-Id; empty if there is none.
[[nodiscard]] QString logIdOf(const HttpReply &reply, const std::optional<json::Document> &envelope);

} // namespace sealdesk
