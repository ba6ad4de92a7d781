// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "rawserver.h"

#include <QFile>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpSocket>

namespace sealdesk::test
{

using namespace Qt::StringLiterals;

namespace
{

QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(SEALDESK_SOURCE_DIR "/tests/fixtures/tls/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

RawAnswer completeReply(int status, const QByteArray &type, const QByteArray &body, const QByteArray &extraHeaders)
{
    return {.bytes = "HTTP/1.1 " + QByteArray::number(status) + " Whatever\r\nContent-Type: " + type +
                     "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + extraHeaders + "\r\n" + body,
            .afterwards = Afterwards::KeepOpen};
}

} // namespace

RawAnswer RawAnswer::json(int status, const QByteArray &body, const QByteArray &extraHeaders)
{
    return completeReply(status, "application/json; charset=utf-8", body, extraHeaders);
}

RawAnswer RawAnswer::html(int status, const QByteArray &body)
{
    return completeReply(status, "text/html", body, {});
}

RawAnswer RawAnswer::cutBody(int status, const QByteArray &body, qsizetype length)
{
    RawAnswer answer = json(status, body);
    answer.bytes.chop(body.size() - length);
    answer.afterwards = Afterwards::Close;
    return answer;
}

QByteArray RawRequest::header(const QByteArray &name) const
{
    const QList<QByteArray> lines = head.split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0) {
            return line.mid(colon + 1).trimmed();
        }
    }
    return {};
}

RawServer::RawServer(RawTls tls, Reuse reuse)
    : m_tls(tls)
    , m_reuse(reuse)
{
    if (!listen(QHostAddress::LocalHost)) {
        qFatal("no loopback port");
    }
}

void RawServer::push(RawAnswer answer)
{
    m_answers.push_back(std::move(answer));
}

QUrl RawServer::url(const QString &path) const
{
    return QUrl(baseUrl() + path);
}

QString RawServer::baseUrl() const
{
    return u"%1://127.0.0.1:%2"_s.arg(m_tls == RawTls::On ? u"https"_s : u"http"_s).arg(serverPort());
}

QSslCertificate RawServer::certificate()
{
    return QSslCertificate(fixture(u"localhost.crt"_s));
}

QTcpSocket *RawServer::makeSocket(qintptr descriptor)
{
    if (m_tls == RawTls::Off) {
        auto *socket = new QTcpSocket(this);
        socket->setSocketDescriptor(descriptor);
        return socket;
    }
    auto *socket = new QSslSocket(this);
    socket->setSocketDescriptor(descriptor);
    socket->setLocalCertificate(certificate());
    socket->setPrivateKey(QSslKey(fixture(u"localhost.key"_s), QSsl::Rsa));
    socket->startServerEncryption();
    return socket;
}

void RawServer::incomingConnection(qintptr descriptor)
{
    QTcpSocket *socket = makeSocket(descriptor);
    m_peers.insert(socket, {.number = ++m_connections, .received = {}});
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        m_peers.remove(socket);
        socket->deleteLater();
    });
}

void RawServer::read(QTcpSocket *socket)
{
    m_peers[socket].received += socket->readAll();
    while (m_peers.contains(socket) && parseRequest(socket, m_peers[socket])) {
        answer(socket);
    }
}

bool RawServer::parseRequest(QTcpSocket *socket, Peer &peer)
{
    const qsizetype headEnd = peer.received.indexOf("\r\n\r\n");
    if (headEnd < 0) {
        return false;
    }
    if (!peer.headSeen) {
        peer.headSeen = true;
        ++m_started;
    }
    if (m_reuse == Reuse::OnePerConnection && peer.served > 0) {
        socket->abort();
        return false;
    }
    RawRequest request{.requestLine = peer.received.left(peer.received.indexOf("\r\n")),
                       .head = peer.received.left(headEnd),
                       .body = {},
                       .connection = peer.number};
    const qsizetype length = request.header("Content-Length").toLongLong();
    if (peer.received.size() < headEnd + 4 + length) {
        return false;
    }
    request.body = peer.received.mid(headEnd + 4, length);
    peer.received.remove(0, headEnd + 4 + length);
    peer.headSeen = false;
    ++peer.served;
    m_requests.push_back(std::move(request));
    return true;
}

void RawServer::answer(QTcpSocket *socket)
{
    const RawAnswer answer = m_answers.empty() ? RawAnswer::never() : m_answers.front();
    if (m_answers.size() > 1) {
        m_answers.pop_front();
    }
    socket->write(answer.bytes);
    switch (answer.afterwards) {
    case Afterwards::KeepOpen:
        break;
    case Afterwards::Close:
        socket->flush();
        socket->disconnectFromHost();
        break;
    case Afterwards::Reset:
        socket->flush();
        socket->abort();
        break;
    }
}

} // namespace sealdesk::test
