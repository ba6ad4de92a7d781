// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/endpoints/tenanttoken.h"
#include "fuzzing.h"

#include <algorithm>

using namespace sealdesk;
using namespace sealdesk::test;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const Call<TenantToken> call = tenantToken(QStringLiteral("cli_test"), Secret(QStringLiteral("secret")));
    const auto document = json::Document::parse(viewOf(data, size));
    if (!document) {
        return 0;
    }
    const auto reply = call.decode(document.value());
    if (!reply) {
        return 0;
    }
    const QString token = reply.value().token.reveal();
    require(!token.isEmpty(), "a token is not empty");
    require(std::ranges::all_of(token, [](QChar c) { return c > u' ' && c <= u'~'; }), "a token fits into a header");
    require(reply.value().expiresIn > std::chrono::seconds{0}, "a token is valid for a while");
    require(reply.value().expiresIn <= std::chrono::hours{24}, "a token is not valid for ever");
    return 0;
}
