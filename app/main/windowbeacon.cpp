// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "main/windowbeacon.h"

#include "main/usersocket.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>

namespace sealdesk
{

namespace
{

// Long enough for a busy window, short enough for a waiting user.
constexpr int timeoutMs = 2000;
constexpr char raised = '!';

std::optional<QString> serverName(const QString &recordFolder)
{
    constexpr qsizetype digits = 24;
    const QByteArray path = QDir(recordFolder).absolutePath().toUtf8();
    const QByteArray hash = QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex();
    return userSocketName(QString::fromLatin1(hash.first(digits)));
}

} // namespace

WindowBeacon::WindowBeacon(QObject *parent)
    : QObject(parent)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &WindowBeacon::handleConnections);
}

void WindowBeacon::listen(const QString &recordFolder)
{
    stop();
    if (const auto name = serverName(recordFolder)) {
        // Remove what a killed process left. No other process listens here, because this one has the lock.
        QLocalServer::removeServer(*name);
        m_server.listen(*name);
    }
}

void WindowBeacon::stop()
{
    m_server.close();
}

void WindowBeacon::handleConnections()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        if (isPeerSameUser(socket->socketDescriptor())) {
            socket->write(&raised, 1);
            socket->flush();
            Q_EMIT raiseRequested();
        }
        socket->disconnectFromServer();
    }
}

// An answer from another user must not end this process.
bool WindowBeacon::raiseOther(const QString &recordFolder)
{
    const auto name = serverName(recordFolder);
    QLocalSocket socket;
    if (name) {
        socket.connectToServer(*name);
    }
    return name && socket.waitForConnected(timeoutMs) && isPeerSameUser(socket.socketDescriptor()) &&
           socket.waitForReadyRead(timeoutMs) && socket.read(1) == QByteArray(1, raised);
}

} // namespace sealdesk
