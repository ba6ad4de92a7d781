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
        this, [this] { askForPermit(); }, Qt::QueuedConnection);
}

RequestRunner::~RequestRunner()
{
    if (!m_reply) {
        givePermitBack();
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
        givePermitBack();
    }
    m_reply.reset();
    m_permit.reset();
    QMetaObject::invokeMethod(
        this, [this, error] { deliver(error); }, Qt::QueuedConnection);
}

void RequestRunner::askForPermit()
{
    if (m_isOver) {
        return;
    }
    m_announcedUntil = Monotonic{0};
    const QPointer<RequestRunner> self(this);
    m_parts.gate.acquire(m_priority, this, [this](RateGate::Permit permit) { permitted(std::move(permit)); });
    if (!self || m_isOver || m_permit || m_reply) {
        return;
    }
    m_gateWatch = connect(&m_parts.gate, &RateGate::changed, this, &RequestRunner::announceGateWait);
    announceGateWait();
}

void RequestRunner::permitted(RateGate::Permit permit)
{
    disconnect(m_gateWatch);
    if (m_isOver) {
        permit.returnUnused();
        return;
    }
    m_permit = std::move(permit);
    askForToken();
}

void RequestRunner::askForToken()
{
    if (!m_parts.tokens) {
        post();
        return;
    }
    m_tokenWatch = connect(m_parts.tokens, &TokenSource::waiting, this, &RequestRunner::announce);
    m_parts.tokens->get(this, [this](const Result<Secret> &token) { tokenArrived(token); });
}

void RequestRunner::tokenArrived(const Result<Secret> &token)
{
    disconnect(m_tokenWatch);
    if (m_isOver) {
        return;
    }
    if (!token) {
        givePermitBack();
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
    request.connectionUse = m_request.effect == Effect::Acts ? ConnectionUse::Fresh : ConnectionUse::KeptAlive;
    m_facts = {.stamp = {.ordinal = m_parts.nextOrdinal(), .startedAt = {}}, .logId = {}, .httpStatus = {}};
    m_postedAt = m_parts.clock.monotonic();
    m_facts.stamp.startedAt = m_parts.serverClock.at(m_postedAt);
    m_reply = m_parts.transport.post(request, [this](const HttpReply &reply) { replied(reply); });
}

void RequestRunner::replied(const HttpReply &reply)
{
    m_reply.reset();
    if (reply.bodyUse == BodyUse::Unread) {
        givePermitBack();
    }
    m_permit.reset();
    // The reply's own Date first: before it, the start was known by this computer's clock alone.
    m_parts.serverClock.observe(reply.header("Date"));
    m_facts.stamp.startedAt = m_parts.serverClock.at(m_postedAt);
    m_facts.httpStatus = reply.status;
    Result<json::Document> result = classify(m_request.endpoint, reply);
    m_facts.logId = result ? logIdOf(reply, result.value()) : result.error().logId;
    if (result) {
        deliver(std::move(result));
    } else {
        failed(result.error());
    }
}

void RequestRunner::failed(const ApiError &error)
{
    if (!retry(error)) {
        deliver(error);
    }
}

bool RequestRunner::retry(const ApiError &error)
{
    switch (retryAfter(m_request.effect, error)) {
    case Retry::Never:
        return false;
    case Retry::AfterBackoff:
        if (m_backoffs >= mostBackoffs) {
            return false;
        }
        ++m_backoffs;
        retryAfterPause();
        return true;
    case Retry::WhenAsked:
        m_parts.gate.closeFor(error.retryAfter.value_or(defaultRetryAfter));
        if (m_askedWaits >= mostAskedWaits) {
            return false;
        }
        ++m_askedWaits;
        retryAfterRefusal();
        return true;
    case Retry::WithFreshToken:
        if (!m_parts.tokens || !m_token) {
            return false;
        }
        m_parts.tokens->invalidate(*m_token);
        if (m_freshTokens >= mostFreshTokens || m_parts.tokens->renewal() == TokenRenewal::Impossible) {
            return false;
        }
        ++m_freshTokens;
        retryAfterRefusal();
        return true;
    }
    Q_UNREACHABLE();
}

void RequestRunner::retryAfterRefusal()
{
    const QPointer<RequestRunner> self(this);
    Q_EMIT refused();
    if (self) {
        askForPermit();
    }
}

void RequestRunner::retryAfterPause()
{
    const milliseconds pause = backoff(m_backoffs, m_parts.jitter());
    m_parts.clock.after(pause, this, [this] { askForPermit(); });
    announce({.cause = WaitCause::BeforeRetry, .length = pause});
}

// Told again only when the wait has grown: others may have been told by the service to wait since.
void RequestRunner::announceGateWait()
{
    const milliseconds length = m_parts.gate.timeToNextSlot();
    const Monotonic until = m_parts.clock.monotonic() + length;
    if (length == milliseconds::zero() || until < m_announcedUntil + 500ms) {
        return;
    }
    m_announcedUntil = until;
    const WaitCause cause =
        m_parts.gate.closedFor() > milliseconds::zero() ? WaitCause::ServiceAsked : WaitCause::OwnLimit;
    announce({.cause = cause, .length = length});
}

void RequestRunner::announce(Wait wait)
{
    if (!m_isOver) {
        Q_EMIT waiting(wait);
    }
}

void RequestRunner::givePermitBack()
{
    if (m_permit) {
        m_permit->returnUnused();
        m_permit.reset();
    }
}

// Nothing of this is touched after the call: the receiver may delete whatever it likes.
void RequestRunner::deliver(Result<json::Document> result)
{
    m_isOver = true;
    deleteLater();
    const Done done = std::exchange(m_done, nullptr);
    const ReplyFacts facts = m_facts;
    done(std::move(result), facts);
}

} // namespace sealdesk
