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

//! Whether a request may travel over a kept-alive connection. One that the server has just dropped loses the request.
enum class ConnectionUse { KeptAlive, Fresh };

//! A POST as it goes over the wire.
struct HttpRequest {
    QUrl url; //!< Percent-encoded exactly.
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

//! Whether the request's body was handed to the network. Unread is the only proof that nothing was sent.
enum class BodyUse { Unread, Read };

//! What came back: a status line or none, whatever headers and body there were, and the failure if it ended badly.
struct HttpReply {
    std::optional<int> status;
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    std::optional<TransportFailure> failure;
    QString failureDetail; //!< Developer text.
    BodyUse bodyUse = BodyUse::Read;

    //! The first header of that name, in any case; empty when there is none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

//! A request on its way. Destroying it abandons the request without a callback.
class PendingReply
{
public:
    PendingReply() = default;
    PendingReply(const PendingReply &) = delete;
    PendingReply &operator=(const PendingReply &) = delete;
    virtual ~PendingReply() = default;
};

//! Sends POST requests, each at most once on the wire: no automatic re-send, no redirects, no cookies, no cache.
class Transport
{
public:
    using Done = std::function<void(const HttpReply &)>;

    Transport() = default;
    Transport(const Transport &) = delete;
    Transport &operator=(const Transport &) = delete;
    virtual ~Transport() = default;

    //! \a done is called once, from the event loop, never before post() returns; it may destroy the PendingReply.
    [[nodiscard]] virtual std::unique_ptr<PendingReply> post(const HttpRequest &request, Done done) = 0;
};

} // namespace sealdesk
