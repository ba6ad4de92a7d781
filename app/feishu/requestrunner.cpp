// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/requestrunner.h"

#include "feishu/buildurl.h"
#include "feishu/classify.h"
#include "feishu/retrypolicy.h"
#include "feishu/tokensource.h"

namespace sealdesk
{

using namespace std::chrono_literals;
using std::chrono::milliseconds;

RequestRunner::RequestRunner(Request request, Priority priority, QObject *context, RunnerParts parts, Done done)
    : PendingCall(context)
    , m_request(std::move(request))
    , m_priority(priority)
    , m_parts(std::move(parts))
    , m_done(std::move(done))
{
    QMetaObject::invokeMethod(
        this, [this] { requestPermit(); }, Qt::QueuedConnection);
}

RequestRunner::~RequestRunner()
{
    if (!m_reply) {
        returnPermit();
    }
}

void RequestRunner::cancel()
{
    if (m_isOver) {
        return;
    }
    m_isOver = true;
    disconnect(m_gateWatch);
    disconnect(m_tokenWatch);
    ApiError error;
    error.kind = ApiErrorKind::Cancelled;
    error.endpoint = m_request.endpoint;
    error.delivery = m_reply ? Delivery::Possible : Delivery::Unsent;
    if (!m_reply) {
        returnPermit();
    }
    m_reply.reset();
    m_permit.reset();
    QMetaObject::invokeMethod(
        this, [this, error] { deliver(error); }, Qt::QueuedConnection);
}

void RequestRunner::requestPermit()
{
    if (m_isOver) {
        return;
    }
    m_announcedUntil = Monotonic{0};
    const QPointer<RequestRunner> self(this);
    m_parts.gate.acquire(m_priority, this, [this](RateGate::Permit permit) { handlePermit(std::move(permit)); });
    if (!self || m_isOver || m_permit || m_reply) {
        return;
    }
    m_gateWatch = connect(&m_parts.gate, &RateGate::changed, this, &RequestRunner::announceGateWait);
    announceGateWait();
}

void RequestRunner::handlePermit(RateGate::Permit permit)
{
    disconnect(m_gateWatch);
    if (m_isOver) {
        permit.returnUnused();
        return;
    }
    m_permit = std::move(permit);
    requestToken();
}

void RequestRunner::requestToken()
{
    if (!m_parts.tokens) {
        post();
        return;
    }
    m_tokenWatch = connect(m_parts.tokens, &TokenSource::waiting, this, &RequestRunner::announce);
    m_parts.tokens->get(this, [this](const Result<Secret> &token) { handleToken(token); });
}

void RequestRunner::handleToken(const Result<Secret> &token)
{
    disconnect(m_tokenWatch);
    if (m_isOver) {
        return;
    }
    if (!token) {
        returnPermit();
        ApiError error = token.error();
        error.delivery = Delivery::Unsent;
        deliver(error);
        return;
    }
    m_token = token.value();
    post();
}

void RequestRunner::post()
{
    const QPointer<RequestRunner> self(this);
    Q_EMIT aboutToSend();
    if (!self || m_isOver) {
        return;
    }
    HttpRequest request;
    request.url = buildUrl(m_parts.baseUrl, m_request);
    request.body = m_request.body;
    if (m_token) {
        request.authorization = "Bearer " + m_token->reveal().toUtf8();
    }
    // A service that works for long is silent meanwhile. Giving up early would leave an outcome unknown.
    if (m_request.effect == Effect::Acts) {
        request.inactivityTimeout = request.deadline;
    }
    request.connectionUse = m_request.effect == Effect::Acts ? ConnectionUse::Fresh : ConnectionUse::KeptAlive;
    m_facts = {.stamp = {.ordinal = m_parts.nextOrdinal(), .startedAt = {}}, .logId = {}, .httpStatus = {}, .body = {}};
    m_postedAt = m_parts.clock.monotonic();
    m_facts.stamp.startedAt = m_parts.serverClock.at(m_postedAt);
    m_reply = m_parts.transport.post(request, [this](const HttpReply &reply) { handleReply(reply); });
}

void RequestRunner::handleReply(const HttpReply &reply)
{
    m_reply.reset();
    if (reply.bodyUse == BodyUse::Unread) {
        returnPermit();
    }
    m_permit.reset();
    m_facts.httpStatus = reply.status;
    m_facts.body = reply.body;
    Result<json::Document> result = classify(m_request.endpoint, reply);
    // Only the service's own replies tell its time, not the page of a proxy. Before the first one, only this computer's
    // clock was known.
    if (result || result.error().code) {
        m_parts.serverClock.observe(reply.header("Date"));
    }
    m_facts.stamp.startedAt = m_parts.serverClock.at(m_postedAt);
    m_facts.logId = result ? logIdOf(reply, result.value()) : result.error().logId;
    if (result) {
        deliver(std::move(result));
    } else {
        handleError(result.error());
    }
}

void RequestRunner::handleError(const ApiError &error)
{
    if (!retry(error)) {
        deliver(error);
    }
}

bool RequestRunner::retry(const ApiError &error)
{
    switch (retryDecision(m_request.effect, error)) {
    case Retry::Never:
        return false;
    case Retry::AfterBackoff:
        if (m_backoffs >= maxBackoffs) {
            return false;
        }
        ++m_backoffs;
        repeatAfterPause();
        return true;
    case Retry::AfterRequestedWait:
        m_parts.gate.closeFor(error.retryAfter.value_or(defaultRetryAfter));
        if (m_requestedWaits >= maxRequestedWaits) {
            return false;
        }
        ++m_requestedWaits;
        repeatAfterRefusal();
        return true;
    case Retry::WithFreshToken:
        if (!m_parts.tokens || !m_token) {
            return false;
        }
        m_parts.tokens->invalidate(*m_token);
        if (m_freshTokens >= maxFreshTokens || m_parts.tokens->renewal() == TokenRenewal::Impossible) {
            return false;
        }
        ++m_freshTokens;
        repeatAfterRefusal();
        return true;
    }
    Q_UNREACHABLE();
}

void RequestRunner::repeatAfterRefusal()
{
    const QPointer<RequestRunner> self(this);
    Q_EMIT refused();
    if (self) {
        requestPermit();
    }
}

void RequestRunner::repeatAfterPause()
{
    const milliseconds pause = backoff(m_backoffs, m_parts.jitter());
    m_parts.clock.after(pause, this, [this] { requestPermit(); });
    announce({.cause = WaitCause::BeforeRetry, .length = pause});
}

// Announce again only if the wait got longer: the service may have asked others to wait in the meantime.
void RequestRunner::announceGateWait()
{
    const milliseconds length = m_parts.gate.timeToNextSlot();
    const Monotonic until = m_parts.clock.monotonic() + length;
    if (length == milliseconds::zero() || until < m_announcedUntil + 500ms) {
        return;
    }
    m_announcedUntil = until;
    const WaitCause cause =
        m_parts.gate.closedFor() > milliseconds::zero() ? WaitCause::RequestedByService : WaitCause::OwnLimit;
    announce({.cause = cause, .length = length});
}

void RequestRunner::announce(Wait wait)
{
    if (!m_isOver) {
        Q_EMIT waiting(wait);
    }
}

void RequestRunner::returnPermit()
{
    if (m_permit) {
        m_permit->returnUnused();
        m_permit.reset();
    }
}

// Accesses no member after the call, because the receiver may delete the runner.
void RequestRunner::deliver(Result<json::Document> result)
{
    m_isOver = true;
    deleteLater();
    const Done done = std::exchange(m_done, nullptr);
    const ReplyFacts facts = m_facts;
    done(std::move(result), facts);
}

} // namespace sealdesk
