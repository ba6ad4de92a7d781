// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "sandbox/sandboxserver.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QTcpSocket>

#include <atomic>
#include <memory>
#include <optional>

namespace sandboxtest
{

inline const QByteArray tokenPath = "/open-apis/auth/v3/tenant_access_token/internal";
inline const QByteArray queryPath = "/open-apis/corehr/v2/signature_files/query";
inline const QByteArray terminatePath = "/open-apis/corehr/v2/signature_files/terminate";

//! 2026-11-20 14:00:00 at UTC+8, a Friday, in milliseconds since 1970.
inline constexpr qint64 friday = 1'795'154'400'000;

//! A reply as it was received, with header names in lower case.
struct Reply {
    int status = 0;
    QByteArray version;
    QMap<QByteArray, QByteArray> headers;
    QByteArray body;

    [[nodiscard]] QJsonObject json() const;
    [[nodiscard]] int code() const;
    [[nodiscard]] QJsonObject data() const;
    [[nodiscard]] QJsonArray items() const;
    [[nodiscard]] QByteArray logId() const { return headers.value("x-tt-logid"); }
};

//! A kept-alive connection that sends exactly the given bytes.
class Connection final
{
public:
    explicit Connection(quint16 port);

    void send(const QByteArray &bytes);
    //! Returns the next reply, with status 0 if the server closed or sent nothing for five seconds.
    [[nodiscard]] Reply receive();
    [[nodiscard]] bool closedByServer();

private:
    [[nodiscard]] bool fill(qsizetype size);

    QTcpSocket m_socket;
    QByteArray m_received;
};

//! The bytes of a POST with an optional bearer token.
[[nodiscard]] QByteArray postBytes(const QByteArray &target, const QByteArray &body, const QByteArray &token = {});

//! A stand-in with a manual clock, a connection to it, and a token.
class Sandbox final
{
public:
    explicit Sandbox(sealdesk::sandbox::SandboxOptions options = {});

    [[nodiscard]] sealdesk::sandbox::SandboxServer &server() { return *m_server; }
    [[nodiscard]] Connection &connection() { return *m_connection; }
    void advanceMs(qint64 milliseconds) { *m_now += milliseconds; }
    [[nodiscard]] qint64 nowMs() const { return *m_now; }

    [[nodiscard]] Reply post(const QByteArray &target, const QByteArray &body, const QByteArray &token);
    [[nodiscard]] Reply requestToken(const QString &appId, const QString &secret);
    //! Sends a valid token. The parameters follow the "?", encoded or not; spaces are sent as "+".
    [[nodiscard]] Reply query(const QByteArray &parameters = {}, const QByteArray &body = {});
    [[nodiscard]] Reply terminate(const QByteArray &body, const QByteArray &parameters = {});
    [[nodiscard]] Reply terminateIds(const QStringList &ids);
    //! The ids of the newest files in these states, at most a hundred.
    [[nodiscard]] QStringList idsIn(const QStringList &states);
    [[nodiscard]] QJsonObject file(const QString &id);
    //! All items of all pages.
    [[nodiscard]] QJsonArray walk(const QByteArray &parameters = {}, const QByteArray &body = {});

private:
    std::shared_ptr<std::atomic<qint64>> m_now = std::make_shared<std::atomic<qint64>>(friday);
    std::unique_ptr<sealdesk::sandbox::SandboxServer> m_server;
    std::unique_ptr<Connection> m_connection;
    QByteArray m_token;
};

[[nodiscard]] QStringList idsOf(const QJsonArray &items);
[[nodiscard]] QByteArray terminateBody(const QStringList &ids);
[[nodiscard]] QString stateOf(const QJsonObject &item);

} // namespace sandboxtest
