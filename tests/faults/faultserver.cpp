// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "faultserver.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QTcpSocket>

namespace sealdesk::test
{

using namespace Qt::StringLiterals;

namespace
{

// A check counts for 30 s; the client may have started it a moment before its first request arrived.
constexpr std::chrono::seconds checkLifetime{31};

QByteArray envelope(int code, const QString &message, const QJsonObject &data = {})
{
    QJsonObject json{{u"code"_s, code}, {u"msg"_s, message}};
    if (!data.isEmpty()) {
        json.insert("data"_L1, data);
    }
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

RequestKind kindOf(const QByteArray &target)
{
    if (target.contains("tenant_access_token")) {
        return RequestKind::Token;
    }
    return target.contains("/terminate") ? RequestKind::Terminate : RequestKind::Query;
}

// Returns the value of a query parameter; empty if there is none.
QByteArray valueIn(const QByteArray &target, const char *parameter)
{
    return QUrlQuery(QUrl::fromEncoded(target)).queryItemValue(QLatin1StringView(parameter)).toLatin1();
}

QStringList idsIn(const QByteArray &body)
{
    return QJsonDocument::fromJson(body).object().value("ids"_L1).toVariant().toStringList();
}

qsizetype contentLength(const QByteArray &head)
{
    const QByteArray folded = head.toLower() + "\r\n";
    const qsizetype at = folded.indexOf("content-length:");
    return at < 0 ? 0 : folded.mid(at + 15, folded.indexOf("\r\n", at) - at - 15).trimmed().toLongLong();
}

// Returns \a data, changed to the complete but contradictory reply that \a ending names.
QJsonObject distorted(QJsonObject data, Ending ending)
{
    QJsonArray done = data.value("success_file_id_list"_L1).toArray();
    QJsonArray refused = data.value("fail_file_id_and_reasons"_L1).toArray();
    switch (ending) {
    case Ending::WrongCounts:
        data.insert("success_count"_L1, done.size() + 7);
        break;
    case Ending::MissingIds:
        done.isEmpty() ? refused.removeLast() : done.removeLast();
        break;
    case Ending::IdsInBothLists:
        if (!done.isEmpty()) {
            refused.append(QJsonObject{{u"signature_file_id"_s, done.first()}, {u"fail_reason"_s, u"矛盾"_s}});
        }
        break;
    case Ending::ForeignIds:
        done.append(u"7999999999999999999"_s);
        break;
    default:
        break;
    }
    data.insert("success_file_id_list"_L1, done);
    data.insert("fail_file_id_and_reasons"_L1, refused);
    return data;
}

} // namespace

FaultServer::FaultServer(FaultModel &model, FaultPlan &plan)
    : m_model(model)
    , m_plan(plan)
{
    connect(this, &QTcpServer::newConnection, this, &FaultServer::accept);
    listen(QHostAddress::LocalHost);
}

QString FaultServer::baseUrl() const
{
    return u"http://127.0.0.1:%1"_s.arg(serverPort());
}

void FaultServer::accept()
{
    while (QTcpSocket *socket = nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_incoming.remove(socket);
            socket->deleteLater();
        });
    }
}

void FaultServer::read(QTcpSocket *socket)
{
    Incoming &incoming = m_incoming[socket];
    incoming.data += socket->readAll();
    const qsizetype headEnd = incoming.data.indexOf("\r\n\r\n");
    if (headEnd < 0) {
        return;
    }
    const QByteArray target = incoming.data.first(incoming.data.indexOf("\r\n")).split(' ').value(1);
    if (!std::exchange(incoming.fateKnown, true)) {
        ++m_requests;
        if (const QByteArray time = valueIn(target, timeParameter); !time.isEmpty()) {
            onTime(std::chrono::milliseconds{time.toLongLong()});
        }
        incoming.kind = kindOf(target);
        incoming.fate = m_plan.fateOf(incoming.kind);
        if (incoming.kind == RequestKind::Terminate && m_plan.isWrongTenant()) {
            incoming.fate.early = RequestFate::Early::FileNotFound;
        }
    }
    const qsizetype length = contentLength(incoming.data.first(headEnd));
    if (incoming.fate.early == RequestFate::Early::CloseAtOnce ||
        incoming.fate.early == RequestFate::Early::CloseAfterHead) {
        if (incoming.kind == RequestKind::Terminate && incoming.data.size() >= headEnd + 4 + length) {
            m_model.countSending(idsIn(incoming.data.mid(headEnd + 4, length)));
        }
        incoming.fate.early == RequestFate::Early::CloseAtOnce ? socket->abort() : socket->disconnectFromHost();
        return;
    }
    if (incoming.data.size() >= headEnd + 4 + length) {
        const Incoming request = std::exchange(incoming, {});
        serve(socket, request, target, request.data.mid(headEnd + 4, length));
    }
}

void FaultServer::serve(QTcpSocket *socket, const Incoming &request, const QByteArray &target, const QByteArray &body)
{
    if (request.kind == RequestKind::Terminate && request.fate.early == RequestFate::Early::FileNotFound) {
        m_model.countSending(idsIn(body)); // this reply doesn't prove that nothing was done
    }
    if (request.kind != RequestKind::Token && endEarly(socket, request.fate)) {
        return;
    }
    if (request.kind == RequestKind::Terminate) {
        m_unchecked += m_latestCheck && m_model.now() - *m_latestCheck > checkLifetime ? 1 : 0;
        m_model.countSending(idsIn(body));
        onTerminate();
    }
    const QJsonObject data = act(request, target, body);
    if (request.kind == RequestKind::Terminate) {
        onTerminate();
    }
    if (request.kind == RequestKind::Token && request.fate.ending == Ending::Answer) {
        const QByteArray token = "t-faults-" + QByteArray::number(++m_tokens);
        send(socket, {.body = "{\"code\":0,\"msg\":\"ok\",\"tenant_access_token\":\"" + token + "\",\"expire\":7200}"});
        return;
    }
    finish(socket, request.fate.ending, data);
    if (request.kind == RequestKind::Terminate) {
        socket->flush();
        onTerminate();
    }
}

QJsonObject FaultServer::act(const Incoming &request, const QByteArray &target, const QByteArray &body)
{
    switch (request.kind) {
    case RequestKind::Token:
        return {};
    case RequestKind::Query:
        return answerQuery(request, target, body);
    case RequestKind::Terminate:
        break;
    }
    if (request.fate.act == RequestFate::Act::DoNothing) {
        return {};
    }
    return distorted(m_model.terminate(idsIn(body), request.fate.effect, m_plan), request.fate.ending);
}

QJsonObject FaultServer::answerQuery(const Incoming &request, const QByteArray &target, const QByteArray &body)
{
    QUrlQuery parameters(QUrl::fromEncoded(target).query(QUrl::FullyEncoded));
    const QStringList states = QJsonDocument::fromJson(body).object().value("states"_L1).toVariant().toStringList();
    if (m_latestCheck) {
        m_latestCheck = m_model.now();
    }
    const bool isWindow = !parameters.hasQueryItem(u"signature_file_id"_s);
    const QueryFault fault = request.fate.ending == Ending::Answer ? m_plan.nextQueryFault() : QueryFault::No;
    if (fault == QueryFault::WrongTenant || (fault == QueryFault::EmptyWindow && isWindow)) {
        return {{u"items"_s, QJsonArray()}, {u"has_more"_s, false}};
    }
    if (fault == QueryFault::IgnoredStart) {
        parameters.removeQueryItem(u"update_time_start"_s);
    }
    QJsonObject data = m_model.query(parameters, states);
    if (fault == QueryFault::PartialWindow && isWindow) {
        QJsonArray items;
        for (const QJsonValue &row : data.value("items"_L1).toArray()) {
            m_plan.happens(0.5) ? items.append(row) : void();
        }
        data.insert("items"_L1, items);
    } else if (fault == QueryFault::NoItems) {
        data.remove("items"_L1);
    } else if (fault == QueryFault::NoHasMore) {
        data.remove("has_more"_L1);
    }
    if (request.fate.ending == Ending::Answer && !isWindow) {
        m_model.recordShown(data);
    }
    return data;
}

// Ends the request before the service acts. All replies but FileNotFound prove that it didn't.
bool FaultServer::endEarly(QTcpSocket *socket, const RequestFate &fate)
{
    switch (fate.early) {
    case RequestFate::Early::No:
        return false;
    case RequestFate::Early::CloseAtOnce:
    case RequestFate::Early::CloseAfterHead:
        return true; // read() has closed the connection
    case RequestFate::Early::Limited:
        send(socket, {.status = 429,
                      .body = envelope(99991400, u"request trigger frequency limit"_s),
                      .extra = "x-ogw-ratelimit-limit: 100\r\nx-ogw-ratelimit-reset: 3\r\n"});
        return true;
    case RequestFate::Early::TokenExpired:
        send(socket, {.status = 400, .body = envelope(99991663, u"token expired"_s)});
        return true;
    case RequestFate::Early::FileNotFound:
        send(socket, {.status = 400, .body = envelope(1160002, u"file not found"_s)});
        return true;
    }
    Q_UNREACHABLE();
}

void FaultServer::finish(QTcpSocket *socket, Ending ending, const QJsonObject &data)
{
    const Reply whole{.body = envelope(0, u"success"_s, data)};
    switch (ending) {
    case Ending::Answer:
    case Ending::WrongCounts:
    case Ending::MissingIds:
    case Ending::IdsInBothLists:
    case Ending::ForeignIds:
        return send(socket, whole);
    case Ending::CloseSilently:
        return socket->disconnectFromHost();
    case Ending::HalfTheStatus:
        socket->write("HTTP/1.");
        return socket->disconnectFromHost();
    case Ending::HalfTheBody:
        socket->write(head(whole) + whole.body.first(whole.body.size() / 2));
        return socket->disconnectFromHost();
    case Ending::Stall:
        return;
    case Ending::Html:
        return send(socket,
                    {.body = "<html><body>Please log in</body></html>", .type = "text/html", .hasEnvelope = false});
    case Ending::Garbage:
        return send(socket, {.body = "{\"code\":0,\"data\":[[["});
    case Ending::ServerError:
        return send(socket, {.status = 500, .body = envelope(1160001, u"system error"_s)});
    case Ending::BareError:
        return send(socket, {.status = 502, .body = "Bad Gateway", .type = "text/plain", .hasEnvelope = false});
    case Ending::BareLimit:
        return send(socket, {.status = 429, .hasEnvelope = false});
    }
}

void FaultServer::send(QTcpSocket *socket, const Reply &reply)
{
    socket->write(head(reply) + reply.body);
}

QByteArray FaultServer::head(const Reply &reply) const
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(reply.status) + " Status\r\nContent-Type: " + reply.type +
                      "\r\nContent-Length: " + QByteArray::number(reply.body.size()) + "\r\nX-Tt-Logid: FAULTS" +
                      QByteArray::number(m_requests) + "\r\n" + reply.extra;
    const DateHeader kind = m_plan.dateHeader();
    if (kind != DateHeader::Missing && (kind != DateHeader::OnlyWithoutEnvelope || !reply.hasEnvelope)) {
        const auto error = kind == DateHeader::Right ? std::chrono::seconds{0} : m_plan.dateError();
        const auto date = QDateTime::fromMSecsSinceEpoch((m_model.now() + error).time_since_epoch().count(), Qt::UTC);
        head += "Date: " + QLocale::c().toString(date, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1() + "\r\n";
    }
    return head + "\r\n";
}

} // namespace sealdesk::test
