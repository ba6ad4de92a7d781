// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <variant>

namespace sealdesk::sandbox
{

class HttpListener;
class Gateway;

//! Returns the stand-in's time in milliseconds since 1970-01-01 00:00:00 UTC. Called from several threads.
using TimeSource = std::function<qint64()>;

//! The time of the computer's clock.
[[nodiscard]] qint64 systemClock();

inline constexpr QLatin1StringView defaultAppId("cli_a7f3c09d52b8e013");
inline constexpr QLatin1StringView defaultAppSecret("Wq7Zt1Rk9Vb3Nc5Xm8Pd2Lh6JsGy4EfA");

//! Settings of a stand-in. The defaults give a small company and every scope.
struct SandboxOptions {
    //! Loopback port; 0 takes a free one.
    quint16 port = 0;
    //! How many signature files there are, 0 to ten million.
    qint64 files = 2000;
    //! The same seed and count give the same files, with ages relative to the start.
    quint64 seed = 1;
    //! Calls a minute for each limited endpoint; 0 means no limit and no rate headers.
    int ratePerMinute = 100;
    //! How long a tenant access token is valid.
    std::chrono::seconds tokenLifetime{7200};
    QString appId = defaultAppId;
    QString appSecret = defaultAppSecret;
    //! The scopes of knownScopes() that the app lacks.
    QStringList missingScopes;
    //! Delay of every reply.
    std::chrono::milliseconds latency{0};
    TimeSource clock = systemClock;
};

//! Every scope that the stand-in knows. The app has all that are not listed as missing.
[[nodiscard]] QStringList knownScopes();

//! A running stand-in of the Feishu CoreHR e-signature service on 127.0.0.1, with threads of its own.
//!
//! It is written from the service's documents alone and shares nothing with the rest of the program, so that its
//! clients are tested against the documents. The destructor stops it at once, even with open connections.
class SandboxServer final
{
public:
    //! Starts a server. Returns an English error text for developers if it can't.
    [[nodiscard]] static std::variant<std::unique_ptr<SandboxServer>, QString> start(const SandboxOptions &options);
    ~SandboxServer();
    Q_DISABLE_COPY_MOVE(SandboxServer)

    //! "http://127.0.0.1:PORT", without a trailing slash.
    [[nodiscard]] QUrl baseUrl() const;
    [[nodiscard]] quint16 port() const;
    [[nodiscard]] QString appId() const;
    [[nodiscard]] QString appSecret() const;
    //! The people_corehr_id of a person who may terminate files.
    [[nodiscard]] QString operatorId() const;

private:
    SandboxServer(const SandboxOptions &options, std::unique_ptr<Gateway> gateway,
                  std::unique_ptr<HttpListener> listener);

    QString m_appId;
    QString m_appSecret;
    std::unique_ptr<Gateway> m_gateway;
    //! Declared last, so that it stops before the gateway that answers its requests is destroyed.
    std::unique_ptr<HttpListener> m_listener;
};

} // namespace sealdesk::sandbox
