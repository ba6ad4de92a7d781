// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "client.h"

#include <QElapsedTimer>
#include <QJsonDocument>

namespace sandboxtest
{

using namespace Qt::StringLiterals;
using sealdesk::sandbox::SandboxOptions;
using sealdesk::sandbox::SandboxServer;

namespace
{

constexpr int patienceMs = 5000;

Reply parseHead(const QByteArray &head)
{
    Reply reply;
    const QList<QByteArray> lines = head.split('\n');
    reply.version = lines.first().left(8);
    reply.status = lines.first().mid(9, 3).toInt();
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0) {
            reply.headers.insert(line.first(colon).toLower(), line.sliced(colon + 1).trimmed());
        }
    }
    return reply;
}

} // namespace

QJsonObject Reply::json() const
{
    return QJsonDocument::fromJson(body).object();
}

int Reply::code() const
{
    return json().value("code"_L1).toInt(-1);
}

QJsonObject Reply::data() const
{
    return json().value("data"_L1).toObject();
}

QJsonArray Reply::items() const
{
    return data().value("items"_L1).toArray();
}

Connection::Connection(quint16 port)
{
    m_socket.connectToHost(u"127.0.0.1"_s, port);
    m_socket.waitForConnected(patienceMs);
}

void Connection::send(const QByteArray &bytes)
{
    m_socket.write(bytes);
    while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(patienceMs)) {
    }
}

Reply Connection::receive()
{
    while (!m_received.contains("\r\n\r\n")) {
        if (!fill(m_received.size() + 1)) {
            return {};
        }
    }
    const qsizetype end = m_received.indexOf("\r\n\r\n");
    Reply reply = parseHead(m_received.first(end));
    m_received.remove(0, end + 4);
    const qsizetype length = reply.headers.value("content-length").toLongLong();
    if (!fill(length)) {
        return {};
    }
    reply.body = m_received.first(length);
    m_received.remove(0, length);
    return reply;
}

bool Connection::closedByServer()
{
    if (m_socket.state() != QAbstractSocket::ConnectedState) {
        return true;
    }
    return m_socket.waitForDisconnected(patienceMs);
}

bool Connection::fill(qsizetype size)
{
    while (m_received.size() < size) {
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(patienceMs)) {
            return false;
        }
        m_received += m_socket.readAll();
    }
    return true;
}

QByteArray postBytes(const QByteArray &target, const QByteArray &body, const QByteArray &token)
{
    QByteArray head =
        "POST " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json; charset=utf-8\r\n";
    if (!token.isEmpty()) {
        head += "Authorization: Bearer " + token + "\r\n";
    }
    return head + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

Sandbox::Sandbox(SandboxOptions options)
{
    options.clock = [now = m_now] { return now->load(); };
    auto started = SandboxServer::start(options);
    if (const auto *error = std::get_if<QString>(&started)) {
        qFatal("The sandbox does not start: %s", qUtf8Printable(*error));
    }
    m_server = std::move(std::get<std::unique_ptr<SandboxServer>>(started));
    m_connection = std::make_unique<Connection>(m_server->port());
    const Reply reply = requestToken(m_server->appId(), m_server->appSecret());
    m_token = reply.json().value("tenant_access_token"_L1).toString().toUtf8();
}

Reply Sandbox::post(const QByteArray &target, const QByteArray &body, const QByteArray &token)
{
    m_connection->send(postBytes(target, body, token));
    return m_connection->receive();
}

Reply Sandbox::requestToken(const QString &appId, const QString &secret)
{
    const QJsonObject body{{u"app_id"_s, appId}, {u"app_secret"_s, secret}};
    return post(tokenPath, QJsonDocument(body).toJson(), {});
}

Reply Sandbox::query(const QByteArray &parameters, const QByteArray &body)
{
    const QByteArray sendable = QByteArray(parameters).replace(' ', '+');
    return post(parameters.isEmpty() ? queryPath : queryPath + '?' + sendable, body, m_token);
}

Reply Sandbox::terminate(const QByteArray &body, const QByteArray &parameters)
{
    return post(parameters.isEmpty() ? terminatePath : terminatePath + '?' + parameters, body, m_token);
}

Reply Sandbox::terminateIds(const QStringList &ids)
{
    return terminate(terminateBody(ids));
}

QStringList Sandbox::idsIn(const QStringList &states)
{
    const QJsonObject body{{u"states"_s, QJsonArray::fromStringList(states)}};
    return idsOf(query("page_size=100", QJsonDocument(body).toJson()).items());
}

QJsonObject Sandbox::file(const QString &id)
{
    return query("signature_file_id=" + id.toUtf8()).items().at(0).toObject();
}

QJsonArray Sandbox::walk(const QByteArray &parameters, const QByteArray &body)
{
    QJsonArray all;
    QByteArray pageToken;
    for (;;) {
        const Reply reply = query(parameters + "&page_token=" + pageToken.toPercentEncoding(), body);
        const QJsonArray items = reply.items();
        for (const auto &item : items) {
            all.append(item);
        }
        if (!reply.data().value("has_more"_L1).toBool()) {
            return all;
        }
        pageToken = reply.data().value("page_token"_L1).toString().toUtf8();
    }
}

QStringList idsOf(const QJsonArray &items)
{
    QStringList ids;
    for (const auto &item : items) {
        ids.append(item.toObject().value("signature_file_id"_L1).toString());
    }
    return ids;
}

QByteArray terminateBody(const QStringList &ids)
{
    const QJsonObject body{{u"ids"_s, QJsonArray::fromStringList(ids)},
                           {u"operator"_s, u"7386593105085988123"_s},
                           {u"terminate_reason"_s, u"请求流程发生变化"_s}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

QString stateOf(const QJsonObject &item)
{
    return item.value("signature_file_state"_L1).toObject().value("enum_name"_L1).toString();
}

} // namespace sandboxtest
