// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.h"
#include "feishu/json.h"
#include "feishu/transport.h"

namespace sealdesk
{

//! The wait that a "too many requests" without a readable x-ogw-ratelimit-reset stands for, and the longest one that
//! is believed.
inline constexpr std::chrono::seconds defaultRetryAfter{60};
inline constexpr std::chrono::seconds longestRetryAfter{600};

//! What a reply of \a endpoint says: the whole envelope when its code is 0, else the error.
//!
//! The body speaks first: a JSON object with a whole number "code" is an envelope, and the pair of endpoint and code
//! decides (errorcodes.h), whatever the HTTP status. Without an envelope the transport's failure speaks, then the
//! status. Two exceptions, both on the side of not knowing:
//! - a reply that broke off on its way (a failure is set) is not an answer, even if what arrived happens to be a
//!   complete envelope; its code is believed only where it refuses something that merely reads;
//! - code 0 under a status that isn't 2xx contradicts itself, and the status speaks.
[[nodiscard]] Result<json::Document> classify(Endpoint endpoint, const HttpReply &reply);

//! The id that the service's support asks for: X-Tt-Logid, else error.log_id or error.logid of \a envelope, else
//! X-Request-Id; empty when there is none.
[[nodiscard]] QString logIdOf(const HttpReply &reply, const std::optional<json::Document> &envelope);

} // namespace sealdesk
