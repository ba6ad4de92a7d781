// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QHash>
#include <QSslCertificate>
#include <QTcpServer>
#include <QUrl>

#include <chrono>
#include <deque>
#include <vector>

class QTcpSocket;

namespace sealdesk::test
{

//! What the server does with the connection after a reply.
enum class Afterwards { KeepOpen, Close, Reset };

//! The raw bytes of the reply to one request, and what happens to the connection afterwards.
struct RawAnswer {
    QByteArray bytes;
    Afterwards afterwards = Afterwards::KeepOpen;

    //! Returns a complete reply with Content-Length.
    [[nodiscard]] static RawAnswer json(int status, const QByteArray &body, const QByteArray &extraHeaders = {});
    [[nodiscard]] static RawAnswer html(int status, const QByteArray &body);
    //! Returns an answer that closes the connection without sending a byte.
    [[nodiscard]] static RawAnswer closeSilently() { return {.bytes = {}, .afterwards = Afterwards::Close}; }
    [[nodiscard]] static RawAnswer resetSilently() { return {.bytes = {}, .afterwards = Afterwards::Reset}; }
    [[nodiscard]] static RawAnswer halfStatusLine() { return {.bytes = "HTTP/1.", .afterwards = Afterwards::Close}; }
    //! Returns an answer that announces all of \a body but sends only its first \a length bytes.
    [[nodiscard]] static RawAnswer cutBody(int status, const QByteArray &body, qsizetype length);
    //! Returns an answer that reads the request and never replies.
    [[nodiscard]] static RawAnswer never() { return {.bytes = {}, .afterwards = Afterwards::KeepOpen}; }
};

//! One request as it arrived.
struct RawRequest {
    QByteArray requestLine;
    QByteArray head; //!< Everything before the blank line.
    QByteArray body;
    int connection; //!< The number of the connection, counted from 1.

    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

enum class RawTls { Off, On };
//! Whether a connection serves more than one request. With OnePerConnection, the second request resets it without a
//! reply, as a server does whose idle timeout expired while the request was being sent.
enum class Reuse { Allowed, OnePerConnection };

//! A server on a loopback port that sends exactly the given bytes and records the requests that arrive.
class RawServer final : public QTcpServer
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RawServer)

public:
    explicit RawServer(RawTls tls = RawTls::Off, Reuse reuse = Reuse::Allowed);

    //! Adds an answer. Answers are used in this order; the last one is repeated.
    void push(RawAnswer answer);

    [[nodiscard]] QUrl url(const QString &path = QStringLiteral("/")) const;
    [[nodiscard]] QString baseUrl() const;
    //! Returns the number of requests whose head has arrived, whether or not they were answered.
    [[nodiscard]] int requestCount() const { return m_started; }
    [[nodiscard]] int connectionCount() const { return m_connections; }
    //! Returns the requests that have arrived completely.
    [[nodiscard]] const std::vector<RawRequest> &requests() const { return m_requests; }

    //! Returns the self-signed test certificate for 127.0.0.1 and localhost.
    [[nodiscard]] static QSslCertificate certificate();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    struct Peer {
        int number;
        QByteArray received;
        int served = 0;
        bool headSeen = false;
    };
    [[nodiscard]] QTcpSocket *makeSocket(qintptr descriptor);
    void read(QTcpSocket *socket);
    [[nodiscard]] bool parseRequest(QTcpSocket *socket, Peer &peer);
    void answer(QTcpSocket *socket);

    RawTls m_tls;
    Reuse m_reuse;
    std::deque<RawAnswer> m_answers;
    QHash<QTcpSocket *, Peer> m_peers;
    std::vector<RawRequest> m_requests;
    int m_started = 0;
    int m_connections = 0;
};

} // namespace sealdesk::test
