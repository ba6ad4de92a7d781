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

//! What an administrator may set about the network. Nothing here turns the verification of certificates off.
struct NetworkOptions {
    std::optional<QNetworkProxy> proxy; //!< nullopt: as the system says. Loopback addresses never go through a proxy.
    QList<QSslCertificate> extraCas;    //!< Trusted besides the system's own.
};

//! The real network. Each post() is one request on the wire at most (OneShotBody), over HTTP/1.1: with HTTP/2 a request
//! would share its connection with others, and Fresh could not be promised. No redirects, no cookies, no cache.
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
