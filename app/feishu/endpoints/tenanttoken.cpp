// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/endpoints/tenanttoken.h"

#include "feishu/jsonvalue.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

// The document states at most two hours.
constexpr std::chrono::hours maxLifetime{24};

Result<TenantToken> decodeToken(const json::Document &document)
{
    const json::Value reply = json::rootOf(document);
    const QString token = reply["tenant_access_token"].text();
    // Other characters could break out of the Authorization header.
    const auto isPrintableAscii = [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7F; };
    if (token.isEmpty() || !std::ranges::all_of(token, isPrintableAscii)) {
        return badReply(Endpoint::TenantToken, u"no usable \"tenant_access_token\""_s);
    }
    const auto expire = reply["expire"].integer();
    if (!expire || *expire <= 0) {
        return badReply(Endpoint::TenantToken, u"no usable \"expire\""_s);
    }
    const std::chrono::seconds lifetime{*expire};
    return TenantToken{.token = Secret(token), .expiresIn = std::min<std::chrono::seconds>(lifetime, maxLifetime)};
}

} // namespace

Call<TenantToken> tenantToken(const QString &appId, const Secret &appSecret)
{
    const QJsonObject body{{u"app_id"_s, appId}, {u"app_secret"_s, appSecret.reveal()}};
    return {.request = {.endpoint = Endpoint::TenantToken,
                        .effect = Effect::Reads,
                        .path = u"/open-apis/auth/v3/tenant_access_token/internal"_s,
                        .query = {},
                        .body = QJsonDocument(body).toJson(QJsonDocument::Compact)},
            .decode = decodeToken};
}

} // namespace sealdesk
