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

//! What the server does with the connection after its answer.
enum class Afterwards { KeepOpen, Close, Reset };

//! The bytes that answer one request, as they go over the wire, and what follows them.
struct RawAnswer {
    QByteArray bytes;
    Afterwards afterwards = Afterwards::KeepOpen;

    //! A whole reply with Content-Length.
    [[nodiscard]] static RawAnswer json(int status, const QByteArray &body, const QByteArray &extraHeaders = {});
    [[nodiscard]] static RawAnswer html(int status, const QByteArray &body);
    //! Not a byte.
    [[nodiscard]] static RawAnswer closeSilently() { return {.bytes = {}, .afterwards = Afterwards::Close}; }
    [[nodiscard]] static RawAnswer resetSilently() { return {.bytes = {}, .afterwards = Afterwards::Reset}; }
    [[nodiscard]] static RawAnswer halfStatusLine() { return {.bytes = "HTTP/1.", .afterwards = Afterwards::Close}; }
    //! Promises all of \a body, sends the first \a length bytes of it.
    [[nodiscard]] static RawAnswer cutBody(int status, const QByteArray &body, qsizetype length);
    //! Reads the request and never says anything.
    [[nodiscard]] static RawAnswer never() { return {.bytes = {}, .afterwards = Afterwards::KeepOpen}; }
};

//! One request as it arrived.
struct RawRequest {
    QByteArray requestLine;
    QByteArray head; //!< Everything before the empty line.
    QByteArray body;
    int connection; //!< Which connection it came over, counted from 1.

    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

enum class RawTls { Off, On };
//! Whether a connection serves more than one request. OnePerConnection drops it at the second without an answer, as a
//! server does whose idle time ran out while the request was on its way.
enum class Reuse { Allowed, OnePerConnection };

//! A server that does as it is told, byte by byte, on a loopback port. Counts what really arrives.
class RawServer final : public QTcpServer
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RawServer)

public:
    explicit RawServer(RawTls tls = RawTls::Off, Reuse reuse = Reuse::Allowed);

    //! Answers are given in this order; the last one also to all that follow.
    void push(RawAnswer answer);

    [[nodiscard]] QUrl url(const QString &path = QStringLiteral("/")) const;
    [[nodiscard]] QString baseUrl() const;
    //! Requests whose head arrived, whether they were answered or not.
    [[nodiscard]] int requestCount() const { return m_started; }
    [[nodiscard]] int connectionCount() const { return m_connections; }
    //! Requests that arrived completely.
    [[nodiscard]] const std::vector<RawRequest> &requests() const { return m_requests; }

    //! The test certificate, valid for 127.0.0.1 and localhost, its own CA.
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
    [[nodiscard]] bool takeRequest(QTcpSocket *socket, Peer &peer);
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
