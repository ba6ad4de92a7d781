// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/serviceclient.h"

#include "feishu/requestrunner.h"
#include "feishu/tokensource.h"

#include <QRandomGenerator>

namespace sealdesk
{

namespace
{

double randomJitter()
{
    return QRandomGenerator::global()->generateDouble();
}

} // namespace

ServiceClient::ServiceClient(const Connection &connection, Credentials credentials, Parts parts, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_parts(parts)
    , m_serverClock(parts.clock)
{
    if (auto *pasted = std::get_if<PastedToken>(&credentials)) {
        m_tokens = std::make_unique<PastedTokenSource>(std::move(pasted->token));
    } else {
        m_tokens = std::make_unique<AppTokenSource>(m_connection.appId, std::get<AppSecret>(credentials).secret,
                                                    runnerParts(Endpoint::TenantToken));
    }
}

ServiceClient::~ServiceClient()
{
    Q_EMIT closing(QPrivateSignal{});
}

RunnerParts ServiceClient::runnerParts(Endpoint endpoint)
{
    return {.transport = m_parts.transport,
            .gate = gate(endpoint),
            .clock = m_parts.clock,
            .serverClock = m_serverClock,
            .baseUrl = m_connection.baseUrl,
            .tokens = m_tokens.get(),
            .nextOrdinal = [this] { return m_nextOrdinal++; },
            .jitter = randomJitter};
}

PendingCall *ServiceClient::sendRequest(Request request, Priority priority, QObject *context, RawDone done)
{
    RunnerParts parts = runnerParts(request.endpoint);
    auto *runner = new RequestRunner(std::move(request), priority, context, std::move(parts), std::move(done));
    connect(this, &ServiceClient::closing, runner, [runner] { delete runner; });
    return runner;
}

} // namespace sealdesk
