// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace sealdesk
{

//! Whether a request may use a kept-alive connection. If the server has just dropped that, the request is lost.
enum class ConnectionUse { KeptAlive, Fresh };

//! An HTTP POST request.
struct HttpRequest {
    QUrl url; //!< Percent-encoded, sent as it is.
    QByteArray body;
    QByteArray authorization; //!< The header's value; empty: no header. Never logged.
    ConnectionUse connectionUse = ConnectionUse::KeptAlive;
    std::chrono::milliseconds inactivityTimeout{30'000};
    std::chrono::milliseconds deadline{90'000};
    qint64 maxReplyBytes = 16 * 1024 * 1024;
};

//! Why no complete HTTP reply arrived.
enum class TransportFailure {
    Refused,
    DnsFailure,
    TlsFailure,
    ProxyFailure,
    Timeout,
    ConnectionLost,
    ReplyTooLarge,
    Other
};

//! Whether the request's body was passed to the network. Only Unread proves that nothing was sent.
enum class BodyUse { Unread, Read };

//! The result of a request: what arrived of status line, headers and body, and the failure if there was one.
struct HttpReply {
    std::optional<int> status;
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    std::optional<TransportFailure> failure;
    QString failureDetail; //!< Developer text.
    BodyUse bodyUse = BodyUse::Read;

    //! The first header with that name, ignoring case; empty if there is none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

//! A request in progress. Destroying it abandons the request without a callback.
class PendingReply
{
public:
    PendingReply() = default;
    PendingReply(const PendingReply &) = delete;
    PendingReply &operator=(const PendingReply &) = delete;
    virtual ~PendingReply() = default;
};

//! Sends POST requests, each at most once: without automatic re-sending, redirects, cookies and cache.
class Transport
{
public:
    using Done = std::function<void(const HttpReply &)>;

    Transport() = default;
    Transport(const Transport &) = delete;
    Transport &operator=(const Transport &) = delete;
    virtual ~Transport() = default;

    //! Calls \a done once, from the event loop and never before post() returns. \a done may destroy the PendingReply.
    [[nodiscard]] virtual std::unique_ptr<PendingReply> post(const HttpRequest &request, Done done) = 0;
};

} // namespace sealdesk
