// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sandbox/gateway.h"

#include "sandbox/calendar.h"
#include "sandbox/envelope.h"
#include "sandbox/queryendpoint.h"
#include "sandbox/scopes.h"
#include "sandbox/terminateendpoint.h"

#include <QRandomGenerator>

namespace sealdesk::sandbox
{

namespace
{

//! "yyyyMMddHHmmss" and 20 hex digits.
QByteArray newLogId(qint64 nowMs)
{
    const quint64 high = QRandomGenerator::global()->generate64();
    const quint64 low = QRandomGenerator::global()->generate64();
    const auto digits = [](quint64 bits) { return QByteArray::number(bits, 16).rightJustified(16, '0'); };
    return calendar::formatStamp(nowMs / 1000) + (digits(high) + digits(low)).first(20).toUpper();
}

ServerReply jsonReply(int status, std::string body)
{
    return {.status = status, .contentType = "application/json; charset=utf-8", .body = std::move(body), .headers = {}};
}

ServerReply textReply(int status, std::string body)
{
    return {.status = status, .contentType = "text/plain; charset=utf-8", .body = std::move(body), .headers = {}};
}

ServerReply withStamp(ServerReply reply, qint64 nowMs, const QByteArray &logId)
{
    reply.headers.push_back({.name = "Date", .value = calendar::formatHttpDate(nowMs / 1000)});
    reply.headers.push_back({.name = "X-Tt-Logid", .value = logId});
    return reply;
}

Refusal tokenFailure(int code, const QByteArray &message)
{
    return {.status = 400, .code = code, .message = message, .scopes = {}};
}

} // namespace

Gateway::Gateway(const SandboxOptions &options)
    : m_app{.id = options.appId, .secret = options.appSecret}
    , m_missingScopes(options.missingScopes)
    , m_clock(options.clock)
    , m_tokens(options.tokenLifetime)
    , m_queryWindow(options.ratePerMinute)
    , m_terminateWindow(options.ratePerMinute)
    , m_files(Dataset(options.files, options.seed, options.clock() / 1000))
{
}

Gateway::~Gateway() = default;

ServerReply Gateway::answer(const ReceivedRequest &request)
{
    const Arrival arrival = newArrival();
    return withStamp(dispatch(request, arrival), arrival.nowMs, arrival.logId);
}

ServerReply Gateway::refuse(BadMessage reason)
{
    const Arrival arrival = newArrival();
    switch (reason) {
    case BadMessage::Malformed:
        return withStamp(textReply(400, "400 bad request"), arrival.nowMs, arrival.logId);
    case BadMessage::HeadTooLarge:
        return withStamp(textReply(431, "431 request header fields too large"), arrival.nowMs, arrival.logId);
    case BadMessage::BodyTooLarge:
        return withStamp(textReply(413, "413 payload too large"), arrival.nowMs, arrival.logId);
    }
    Q_UNREACHABLE();
}

//! Person 0 keeps the same id whatever the number of files.
qint64 Gateway::operatorId() const
{
    return m_files.dataset().employmentId(0);
}

Gateway::Arrival Gateway::newArrival() const
{
    const qint64 nowMs = m_clock();
    return {.nowMs = nowMs, .logId = newLogId(nowMs)};
}

ServerReply Gateway::dispatch(const ReceivedRequest &request, const Arrival &arrival)
{
    static const QByteArray tokenPath = "/open-apis/auth/v3/tenant_access_token/internal";
    if (request.method == "POST") {
        if (request.path == tokenPath || request.path == tokenPath + '/') {
            return jsonReply(200, answerTokenRequest(request.body, m_app, m_tokens, arrival.nowMs));
        }
        if (const auto route = routeOf(request.path)) {
            return replyFrom(request, *route, arrival);
        }
    }
    // For unknown paths and methods, the service's gateway sends this instead of the documented JSON.
    return textReply(404, "404 page not found");
}

std::optional<Gateway::Route> Gateway::routeOf(const QByteArray &path)
{
    if (path == "/open-apis/corehr/v2/signature_files/query") {
        return Route{.scope = scopes::readFiles, .window = m_queryWindow, .handle = &Gateway::query};
    }
    if (path == "/open-apis/corehr/v2/signature_files/terminate") {
        return Route{.scope = scopes::terminateFiles, .window = m_terminateWindow, .handle = &Gateway::terminate};
    }
    return {};
}

ServerReply Gateway::replyFrom(const ReceivedRequest &request, const Route &route, const Arrival &arrival)
{
    EndpointResult result = callEndpoint(request, route, arrival.nowMs);
    const auto *failed = std::get_if<Refusal>(&result);
    ServerReply reply = failed ? jsonReply(failed->status, envelope::refusal(*failed, arrival.logId, m_app.id))
                               : jsonReply(200, envelope::success(std::get<std::string>(std::move(result))));
    if (route.window.limit() > 0) {
        reply.headers.push_back({"x-ogw-ratelimit-limit", QByteArray::number(route.window.limit())});
        reply.headers.push_back({"x-ogw-ratelimit-reset", QByteArray::number(route.window.secondsLeft(arrival.nowMs))});
    }
    return reply;
}

EndpointResult Gateway::callEndpoint(const ReceivedRequest &request, const Route &route, qint64 nowMs)
{
    if (auto failure = checkToken(request.authorization, nowMs)) {
        return *std::move(failure);
    }
    if (!isGranted(route.scope)) {
        return envelope::missingScope({route.scope}, m_app.id);
    }
    if (route.window.admit(nowMs) == RateWindow::Verdict::Refused) {
        return Refusal{.status = 429, .code = 99991400, .message = "request trigger frequency limit", .scopes = {}};
    }
    return (this->*route.handle)({.query = QueryString(request.query), .body = request.body, .nowMs = nowMs});
}

std::optional<Refusal> Gateway::checkToken(const QByteArray &authorization, qint64 nowMs) const
{
    static const QByteArray advice = " access token for authorization. Please make a request with token attached.";
    static const QByteArray scheme = "bearer ";
    const bool hasScheme = authorization.first(std::min(scheme.size(), authorization.size())).toLower() == scheme;
    const QByteArray token = hasScheme ? authorization.sliced(scheme.size()).trimmed() : QByteArray();
    if (token.isEmpty()) {
        return tokenFailure(99991661, "Missing" + advice);
    }
    // Both endpoints accept only tenant tokens. A JWT is a user token of the newer OAuth service.
    if (token.startsWith("u-") || token.startsWith("eyJ")) {
        return tokenFailure(99991668, "Invalid" + advice);
    }
    if (!token.startsWith("t-")) {
        return tokenFailure(99991671, "Invalid access token format. The token must start with t- or u-.");
    }
    if (!m_tokens.isValid(token, nowMs)) {
        return tokenFailure(99991663, "Invalid" + advice);
    }
    return {};
}

bool Gateway::isGranted(QLatin1StringView scope) const
{
    return !m_missingScopes.contains(scope);
}

EndpointResult Gateway::query(const EndpointCall &call)
{
    const auto access = isGranted(scopes::userIds) ? UserIdAccess::Granted : UserIdAccess::Denied;
    return answerQuery(call, m_files, access);
}

EndpointResult Gateway::terminate(const EndpointCall &call)
{
    return answerTermination(call, m_files);
}

} // namespace sealdesk::sandbox
