// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/tokensource.h"

#include "feishu/endpoints/tenanttoken.h"

#include <algorithm>

namespace sealdesk
{

using namespace Qt::StringLiterals;

AppTokenSource::AppTokenSource(QString appId, Secret appSecret, RunnerParts parts, QObject *parent)
    : TokenSource(parent)
    , m_appId(std::move(appId))
    , m_appSecret(std::move(appSecret))
    , m_parts(std::move(parts))
{
}

void AppTokenSource::get(QObject *context, Done done)
{
    if (m_held && m_parts.clock.monotonic() < m_held->renewAt) {
        done(m_held->token);
        return;
    }
    m_waiters.push_back({.context = context, .done = std::move(done)});
    if (m_waiters.size() == 1) {
        fetch();
    }
}

void AppTokenSource::invalidate(const Secret &token)
{
    if (m_held && m_held->token.reveal() == token.reveal()) {
        m_held.reset();
    }
}

void AppTokenSource::fetch()
{
    Request request = tenantToken(m_appId, m_appSecret).request;
    auto *runner = new RequestRunner(
        std::move(request), Priority::Reconciliation, this, m_parts,
        [this](const Result<json::Document> &reply, const ReplyFacts &facts) { handleReply(reply, facts); });
    // The token's lifetime is counted from before the request, so that it is never overestimated.
    connect(runner, &PendingCall::aboutToSend, this, [this] { m_sentAt = m_parts.clock.monotonic(); });
    connect(runner, &PendingCall::waiting, this, &TokenSource::waiting);
}

void AppTokenSource::handleReply(const Result<json::Document> &reply, const ReplyFacts &facts)
{
    if (!reply) {
        notifyWaiters(reply.error());
        return;
    }
    const Result<TenantToken> token = tenantToken(m_appId, m_appSecret).decode(reply.value());
    if (!token) {
        ApiError error = token.error();
        error.logId = facts.logId;
        error.httpStatus = facts.httpStatus;
        notifyWaiters(error);
        return;
    }
    const std::chrono::milliseconds lifetime = token.value().expiresIn;
    const auto margin = std::min<std::chrono::milliseconds>(maxMargin, lifetime / 4);
    m_held = Held{.token = token.value().token, .renewAt = m_sentAt + lifetime - margin};
    notifyWaiters(token.value().token);
}

void AppTokenSource::notifyWaiters(const Result<Secret> &outcome)
{
    const std::vector<Waiter> waiters = std::exchange(m_waiters, {});
    for (const Waiter &waiter : waiters) {
        if (waiter.context) {
            waiter.done(outcome);
        }
    }
}

PastedTokenSource::PastedTokenSource(Secret token, QObject *parent)
    : TokenSource(parent)
    , m_token(std::move(token))
{
    // Other characters could break out of the Authorization header.
    const auto isPrintableAscii = [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7F; };
    if (m_token->isEmpty() || !std::ranges::all_of(m_token->reveal(), isPrintableAscii)) {
        m_token.reset();
    }
}

void PastedTokenSource::get(QObject *, Done done)
{
    if (m_token) {
        done(*m_token);
        return;
    }
    ApiError error;
    error.kind = ApiErrorKind::TokenRefused;
    error.endpoint = Endpoint::TenantToken;
    error.technicalDetail = u"the token given by hand is not usable, or was refused before"_s;
    error.delivery = Delivery::Unsent;
    done(error);
}

void PastedTokenSource::invalidate(const Secret &token)
{
    if (m_token && m_token->reveal() == token.reveal()) {
        m_token.reset();
    }
}

} // namespace sealdesk
