// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sandbox/sandboxserver.h"

#include "sandbox/dataset.h"
#include "sandbox/gateway.h"
#include "sandbox/httplistener.h"
#include "sandbox/scopes.h"

#include <utility>

namespace sealdesk::sandbox
{

using namespace Qt::StringLiterals;

namespace
{

//! Why the options are invalid; empty if they are valid.
QString problemOf(const SandboxOptions &options)
{
    if (options.files < 0 || options.files > maximumFiles) {
        return u"The number of files must be between 0 and %1."_s.arg(maximumFiles);
    }
    if (options.ratePerMinute < 0) {
        return u"The rate must not be negative."_s;
    }
    if (options.tokenLifetime < std::chrono::seconds{1}) {
        return u"A token must live for at least one second."_s;
    }
    if (options.latency < std::chrono::milliseconds{0}) {
        return u"The latency must not be negative."_s;
    }
    if (options.appId.isEmpty() || options.appSecret.isEmpty()) {
        return u"The app id and the app secret must not be empty."_s;
    }
    if (!options.clock) {
        return u"A clock is needed."_s;
    }
    for (const QString &scope : options.missingScopes) {
        if (!knownScopes().contains(scope)) {
            return u"There is no scope named \"%1\"."_s.arg(scope);
        }
    }
    return {};
}

} // namespace

qint64 systemClock()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

QStringList knownScopes()
{
    QStringList names;
    for (const QLatin1StringView scope : scopes::all) {
        names.append(scope);
    }
    return names;
}

std::variant<std::unique_ptr<SandboxServer>, QString> SandboxServer::start(const SandboxOptions &options)
{
    if (QString problem = problemOf(options); !problem.isEmpty()) {
        return problem;
    }
    auto gateway = std::make_unique<Gateway>(options);
    auto listener = HttpListener::start(options.port, *gateway, options.latency);
    if (auto *error = std::get_if<QString>(&listener)) {
        return *error;
    }
    return std::unique_ptr<SandboxServer>(
        new SandboxServer(options, std::move(gateway), std::move(std::get<std::unique_ptr<HttpListener>>(listener))));
}

SandboxServer::SandboxServer(const SandboxOptions &options, std::unique_ptr<Gateway> gateway,
                             std::unique_ptr<HttpListener> listener)
    : m_appId(options.appId)
    , m_appSecret(options.appSecret)
    , m_gateway(std::move(gateway))
    , m_listener(std::move(listener))
{
}

SandboxServer::~SandboxServer() = default;

QUrl SandboxServer::baseUrl() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(port()));
}

quint16 SandboxServer::port() const
{
    return m_listener->port();
}

QString SandboxServer::appId() const
{
    return m_appId;
}

QString SandboxServer::appSecret() const
{
    return m_appSecret;
}

QString SandboxServer::operatorId() const
{
    return QString::number(m_gateway->operatorId());
}

} // namespace sealdesk::sandbox
