// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "modelservice.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>
#include <QUrlQuery>

namespace sealdesk::test
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int pageSize = 100;

QString nowInBeijing()
{
    return QDateTime::currentDateTimeUtc().addSecs(8 * 3600).toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

QByteArray head(int status, qsizetype length, const QByteArray &type, const QByteArray &extra = {})
{
    const QString date = QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    return "HTTP/1.1 " + QByteArray::number(status) + " Status\r\nContent-Type: " + type +
           "\r\nContent-Length: " + QByteArray::number(length) + "\r\nDate: " + date.toLatin1() +
           "\r\nX-Tt-Logid: MODEL20261120\r\n" + extra + "\r\n";
}

QJsonObject envelope(int code, const QString &message)
{
    return {{u"code"_s, code}, {u"msg"_s, message}};
}

QJsonObject json(const ModelService::File &file)
{
    const QString name = u"文件 "_s + file.id.right(4);
    const QJsonArray names{QJsonObject{{u"lang"_s, u"zh-CN"_s}, {u"value"_s, name}}};
    return {{u"signature_file_id"_s, file.id},
            {u"names"_s, names},
            {u"update_time"_s, file.updateTime},
            {u"signature_file_state"_s, QJsonObject{{u"enum_name"_s, file.state}}}};
}

} // namespace

ModelService::ModelService(int count)
{
    const QString lastMonth = QDateTime::currentDateTimeUtc().addDays(-30).toString(u"yyyy-MM-dd HH:mm:ss"_s);
    for (int i = 0; i < count; ++i) {
        m_order.append(idAt(i));
        m_files.insert(idAt(i), {.id = idAt(i), .state = u"pending_sign"_s, .updateTime = lastMonth});
    }
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_received.remove(socket);
                socket->deleteLater();
            });
        }
    });
    listen(QHostAddress::LocalHost);
}

QString ModelService::baseUrl() const
{
    return u"http://127.0.0.1:%1"_s.arg(serverPort());
}

QString ModelService::idAt(int index)
{
    return QString::number(7'410'063'506'638'110'000LL + index);
}

void ModelService::setState(const QString &id, const QString &state)
{
    m_files[id].state = state;
    m_files[id].updateTime = nowInBeijing();
}

void ModelService::read(QTcpSocket *socket)
{
    QByteArray &data = m_received[socket];
    data += socket->readAll();
    const qsizetype headEnd = data.indexOf("\r\n\r\n");
    if (headEnd < 0) {
        return;
    }
    const QByteArray headers = data.first(headEnd).toLower();
    const qsizetype at = headers.indexOf("content-length:");
    const qsizetype length =
        at < 0 ? 0 : headers.mid(at + 15, headers.indexOf("\r\n", at) - at - 15).trimmed().toLongLong();
    if (data.size() < headEnd + 4 + length) {
        return;
    }
    const QByteArray target = data.first(data.indexOf("\r\n")).split(' ').value(1);
    const QByteArray body = data.mid(headEnd + 4, length);
    data.remove(0, headEnd + 4 + length);
    dispatch(socket, target, body);
}

void ModelService::dispatch(QTcpSocket *socket, const QByteArray &target, const QByteArray &body)
{
    if (target.contains("tenant_access_token")) {
        QJsonObject reply = envelope(0, u"ok"_s);
        reply.insert(u"tenant_access_token"_s, u"t-model"_s);
        reply.insert(u"expire"_s, 7200);
        finish(socket, Ending::Answer, reply);
    } else if (target.contains("/signature_files/query")) {
        query(socket, target, body);
    } else {
        terminate(socket, target, body);
    }
}

void ModelService::query(QTcpSocket *socket, const QByteArray &target, const QByteArray &)
{
    const QUrlQuery parameters(QUrl::fromEncoded(target).query(QUrl::FullyEncoded));
    const auto value = [&](const QString &name) { return parameters.queryItemValue(name, QUrl::FullyDecoded); };
    QStringList found;
    for (const QString &id : m_order) {
        const bool wanted = value(u"signature_file_id"_s).isEmpty() || value(u"signature_file_id"_s) == id;
        const QString &updated = m_files[id].updateTime;
        const QString end = value(u"update_time_end"_s);
        if (wanted && updated >= value(u"update_time_start"_s) && (end.isEmpty() || updated <= end)) {
            found.append(id);
        }
    }
    const int from = value(u"page_token"_s).toInt();
    QJsonArray items;
    for (const QString &id : found.mid(from, pageSize)) {
        items.append(json(m_files[id]));
    }
    const bool more = from + pageSize < found.size();
    QJsonObject data{{u"items"_s, items}, {u"has_more"_s, more}};
    if (more) {
        data.insert(u"page_token"_s, QString::number(from + pageSize));
    }
    if (distortQuery) {
        distortQuery(data, m_queries);
    }
    const auto number = static_cast<size_t>(m_queries++);
    QJsonObject reply = envelope(0, u"success"_s);
    reply.insert(u"data"_s, data);
    finish(socket, number < queryEndings.size() ? queryEndings[number] : Ending::Answer, reply);
}

QJsonObject ModelService::terminateFiles(const QStringList &ids, TerminatePlan::Act act)
{
    QJsonArray done;
    QJsonArray refused;
    for (const QString &id : ids) {
        ++m_timesSent[id];
        if (act == TerminatePlan::Act::DoNothing) {
            continue;
        }
        if (stateOf(id) == "pending_sign"_L1) {
            setState(id, u"terminated"_s);
            done.append(id);
        } else {
            refused.append(QJsonObject{{u"signature_file_id"_s, id}, {u"fail_reason"_s, u"文件状态不允许终止"_s}});
        }
    }
    return {{u"total_count"_s, ids.size()},
            {u"success_count"_s, done.size()},
            {u"fail_count"_s, refused.size()},
            {u"success_file_id_list"_s, done},
            {u"fail_file_id_and_reasons"_s, refused}};
}

void ModelService::terminate(QTcpSocket *socket, const QByteArray &target, const QByteArray &body)
{
    const auto number = m_terminateBodies.size();
    m_terminateBodies.push_back(body);
    m_terminateTargets.push_back(target);
    const TerminatePlan plan = number < terminatePlans.size() ? terminatePlans[number] : TerminatePlan{};
    QStringList ids;
    const QJsonArray sent = QJsonDocument::fromJson(body).object().value("ids"_L1).toArray();
    for (const QJsonValue &id : sent) {
        ids.append(id.toString());
    }
    QJsonObject data = terminateFiles(ids, plan.act);
    if (plan.distort) {
        plan.distort(data);
    }
    QJsonObject reply = envelope(0, u"success"_s);
    reply.insert(u"data"_s, data);
    QTimer::singleShot(terminateDelay, socket, [this, socket, plan, reply] { finish(socket, plan.ending, reply); });
}

void ModelService::finish(QTcpSocket *socket, Ending ending, const QJsonObject &answer)
{
    const auto send = [socket](int status, const QByteArray &body, const QByteArray &extra = {}) {
        socket->write(head(status, body.size(), "application/json; charset=utf-8", extra) + body);
    };
    const auto compact = [](const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); };
    switch (ending) {
    case Ending::Answer:
        return send(200, compact(answer));
    case Ending::CloseSilently:
        return socket->disconnectFromHost();
    case Ending::HalfTheBody:
        socket->write(head(200, compact(answer).size(), "application/json"));
        socket->write(compact(answer).first(compact(answer).size() / 2));
        return socket->disconnectFromHost();
    case Ending::HalfTheStatus:
        socket->write("HTTP/1.");
        return socket->disconnectFromHost();
    case Ending::Never:
        return;
    case Ending::Html: {
        const QByteArray page = "<html><body>Please log in</body></html>";
        socket->write(head(200, page.size(), "text/html") + page);
        return;
    }
    case Ending::Error500:
        return send(500, compact(envelope(1160001, u"system error"_s)));
    case Ending::Error401:
        return send(401, compact(envelope(1160002, u"the max value of limit is 100"_s)));
    case Ending::Limited:
        return send(429, compact(envelope(99991400, u"request trigger frequency limit"_s)),
                    "x-ogw-ratelimit-limit: 100\r\nx-ogw-ratelimit-reset: 1\r\n");
    case Ending::BareLimit:
        return send(429, {});
    case Ending::TokenExpired:
        return send(400, compact(envelope(99991663, u"token expired"_s)));
    }
}

} // namespace sealdesk::test
