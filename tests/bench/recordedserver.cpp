// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "recordedserver.h"

#include <QDateTime>
#include <QLocale>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrlQuery>

namespace sealdesk::bench
{

using namespace Qt::StringLiterals;

namespace
{

QByteArray http(const QByteArray &body)
{
    const QString date = QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy HH:mm:ss"_s);
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nDate: " + date.toLatin1() +
           " GMT\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

RecordedServer::RecordedServer(QList<QByteArray> pages, const QList<QByteArray> &tokens)
{
    for (QByteArray &page : pages) {
        m_replies.append(http(page));
        page.clear();
    }
    for (qsizetype page = 0; page < tokens.size(); ++page) {
        m_byToken.insert(tokens[page], page + 1);
    }
    auto *server = new QTcpServer;
    server->listen(QHostAddress::LocalHost);
    m_url = QUrl(u"http://127.0.0.1:%1"_s.arg(server->serverPort()));
    server->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, server, &QObject::deleteLater);
    QObject::connect(server, &QTcpServer::newConnection, server, [this, server] {
        QTcpSocket *socket = server->nextPendingConnection();
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        QObject::connect(socket, &QTcpSocket::readyRead, socket,
                         [this, socket, received = QByteArray()]() mutable { answer(*socket, received); });
    });
    m_thread.start();
}

RecordedServer::~RecordedServer()
{
    m_thread.quit();
    m_thread.wait();
}

void RecordedServer::answer(QTcpSocket &socket, QByteArray &received) const
{
    received += socket.readAll();
    const qsizetype head = received.indexOf("\r\n\r\n");
    if (head < 0) {
        return;
    }
    const QByteArray name = "content-length:";
    const QByteArray lower = received.first(head).toLower() + "\r\n";
    const qsizetype from = lower.indexOf(name) + name.size();
    const qsizetype end = head + 4 + lower.sliced(from, lower.indexOf("\r\n", from) - from).trimmed().toLongLong();
    if (received.size() < end) {
        return;
    }
    const QByteArray target = received.first(head).split(' ').value(1);
    received.remove(0, end);
    socket.write(replyTo(target));
    socket.flush();
}

QByteArray RecordedServer::replyTo(const QByteArray &target) const
{
    if (target.contains("tenant_access_token")) {
        return http(R"({"code":0,"msg":"ok","tenant_access_token":"t-bench","expire":7200})");
    }
    const QUrlQuery query(QUrl::fromEncoded(target));
    if (query.hasQueryItem(u"update_time_start"_s)) {
        return http(R"({"code":0,"msg":"success","data":{"items":[],"has_more":false}})");
    }
    const QByteArray token = query.queryItemValue(u"page_token"_s, QUrl::FullyDecoded).toUtf8();
    return m_replies.value(token.isEmpty() ? 0 : m_byToken.value(token, m_replies.size() - 1));
}

} // namespace sealdesk::bench
