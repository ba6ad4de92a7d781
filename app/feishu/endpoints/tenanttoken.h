// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/secret.h"
#include "feishu/call.h"

#include <chrono>

namespace sealdesk
{

//! A tenant access token and how long it is valid. Its form is up to the service ("t-…", or a JWT).
struct TenantToken {
    Secret token;
    std::chrono::seconds expiresIn{0};
};

//! POST /open-apis/auth/v3/tenant_access_token/internal (feishu-api.md 4.1). The reply is flat, without "data".
//! Failures have HTTP status 200 and code 10003 or 10014.
[[nodiscard]] Call<TenantToken> tenantToken(const QString &appId, const Secret &appSecret);

} // namespace sealdesk
