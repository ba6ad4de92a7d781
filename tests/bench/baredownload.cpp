// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "baredownload.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTcpSocket>

namespace sealdesk::bench
{

namespace
{

//! A kept-alive connection that parses only the length of a reply.
class PlainConnection final
{
public:
    explicit PlainConnection(const QUrl &server)
        : m_host(server.host().toLatin1())
    {
        m_socket.connectToHost(server.host(), static_cast<quint16>(server.port(80)));
        m_socket.waitForConnected(timeout);
        m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    }

    //! Returns the body of the reply, or an empty one if there was none.
    QByteArray post(const QByteArray &target, const QByteArray &token, const QByteArray &body)
    {
        QByteArray request =
            "POST " + target + " HTTP/1.1\r\nHost: " + m_host +
            "\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: " + QByteArray::number(body.size()) +
            "\r\n";
        if (!token.isEmpty()) {
            request += "Authorization: Bearer " + token + "\r\n";
        }
        m_socket.write(request + "\r\n" + body);
        m_socket.flush();
        return receive();
    }

private:
    static constexpr int timeout = 30'000;

    QByteArray receive()
    {
        QByteArray received;
        qsizetype head = -1;
        qsizetype size = -1;
        while (size < 0 || received.size() < size) {
            if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(timeout)) {
                return {};
            }
            received += m_socket.readAll();
            if (size < 0 && (head = received.indexOf("\r\n\r\n")) >= 0) {
                size = head + 4 + lengthIn(received.first(head));
                received.reserve(size);
            }
        }
        return received.sliced(head + 4);
    }

    static qsizetype lengthIn(const QByteArray &head)
    {
        const QByteArray name = "\r\ncontent-length:";
        const qsizetype at = head.toLower().indexOf(name);
        const qsizetype from = at + name.size();
        return at < 0 ? 0 : head.sliced(from).split('\r').constFirst().trimmed().toLongLong();
    }

    QByteArray m_host;
    QTcpSocket m_socket;
};

//! Returns the string value of \a name, or an empty one. Unescapes only what occurs in tokens.
QByteArray stringAfter(const QByteArray &body, const QByteArray &name)
{
    const QByteArray mark = "\"" + name + "\":\"";
    qsizetype at = body.lastIndexOf(mark);
    QByteArray out;
    for (at = at < 0 ? body.size() : at + mark.size(); at < body.size() && body[at] != '"'; ++at) {
        at += body[at] == '\\' ? 1 : 0;
        out += body[at];
    }
    return out;
}

QByteArray queryFor(const QByteArray &pageToken)
{
    const QByteArray target = "/open-apis/corehr/v2/signature_files/query?page_size=100&user_id_type=people_corehr_id";
    return pageToken.isEmpty() ? target : target + "&page_token=" + pageToken.toPercentEncoding();
}

} // namespace

BareDownload bareDownload(const BareLogin &login)
{
    BareDownload out;
    PlainConnection connection(login.server);
    out.token = stringAfter(connection.post("/open-apis/auth/v3/tenant_access_token/internal", {},
                                            R"({"app_id":")" + login.appId.toUtf8() + R"(","app_secret":")" +
                                                login.appSecret.toUtf8() + "\"}"),
                            "tenant_access_token");
    QElapsedTimer timer;
    timer.start();
    QByteArray next;
    do {
        out.pages.append(connection.post(queryFor(next), out.token, "{}"));
        out.bytes += out.pages.back().size();
        next = stringAfter(out.pages.back(), "page_token");
    } while (!next.isEmpty());
    out.duration = std::chrono::nanoseconds(timer.nsecsElapsed());
    return out;
}

BareDownload managerDownload(const BareLogin &login, const BareDownload &socketDownload)
{
    BareDownload out;
    out.token = socketDownload.token;
    QNetworkAccessManager manager;
    QEventLoop loop;
    QByteArray next;
    QElapsedTimer timer;
    timer.start();
    do {
        QNetworkRequest request(QUrl::fromEncoded(login.server.toEncoded() + queryFor(next)));
        request.setRawHeader("Content-Type", "application/json; charset=utf-8");
        request.setRawHeader("Authorization", "Bearer " + out.token);
        request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        QNetworkReply *reply = manager.post(request, QByteArray("{}"));
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        loop.exec();
        out.pages.append(reply->readAll());
        out.bytes += out.pages.back().size();
        next = stringAfter(out.pages.back(), "page_token");
        delete reply;
    } while (!next.isEmpty() && out.pages.size() < socketDownload.pages.size());
    out.duration = std::chrono::nanoseconds(timer.nsecsElapsed());
    return out;
}

} // namespace sealdesk::bench
