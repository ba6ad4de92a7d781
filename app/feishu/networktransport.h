// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "feishu/transport.h"

#include <QList>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QObject>
#include <QSslCertificate>
#include <QSslConfiguration>

#include <optional>

namespace sealdesk
{

//! Network settings for administrators. None of them disables the verification of certificates.
struct NetworkOptions {
    std::optional<QNetworkProxy> proxy; //!< nullopt: the system's. Loopback hosts are never reached through a proxy.
    QList<QSslCertificate> extraCas;    //!< Trusted in addition to the system's.
};

//! Sends requests with QNetworkAccessManager. Each post() puts at most one request on the wire (OneShotBody), over
//! HTTP/1.1: with HTTP/2 a request would share its connection with others, and ConnectionUse::Fresh could not be
//! guaranteed. No redirects, no cookies, no cache.
class NetworkTransport final : public QObject, public Transport
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NetworkTransport)

public:
    explicit NetworkTransport(NetworkOptions options = {}, QObject *parent = nullptr);
    ~NetworkTransport() override;

    [[nodiscard]] std::unique_ptr<PendingReply> post(const HttpRequest &request, Done done) override;

private:
    [[nodiscard]] QNetworkRequest networkRequest(const HttpRequest &request);
    [[nodiscard]] const QSslConfiguration &tls();
    void applyProxy(QNetworkAccessManager &manager) const;

    NetworkOptions m_options;
    std::optional<QSslConfiguration> m_tls;
    QNetworkAccessManager m_keptAlive;
};

} // namespace sealdesk
