// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "main/windowbeacon.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

// Long enough for a busy window, short enough for a waiting user.
constexpr int timeoutMs = 2000;
constexpr char raised = '!';

// Keep it short: some systems limit the whole path to about a hundred characters.
QString serverName(const QString &recordFolder)
{
    const QByteArray path = QDir(recordFolder).absolutePath().toUtf8();
    return u"sealdesk-"_s +
           QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(24));
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
    const QString name = serverName(recordFolder);
    // Remove what a killed process left. No other process listens here, because this one has the lock.
    QLocalServer::removeServer(name);
    m_server.listen(name);
}

void WindowBeacon::stop()
{
    m_server.close();
}

void WindowBeacon::handleConnections()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        socket->write(&raised, 1);
        socket->flush();
        socket->disconnectFromServer();
        Q_EMIT raiseRequested();
    }
}

bool WindowBeacon::raiseOther(const QString &recordFolder)
{
    QLocalSocket socket;
    socket.connectToServer(serverName(recordFolder));
    return socket.waitForConnected(timeoutMs) && socket.waitForReadyRead(timeoutMs) &&
           socket.read(1) == QByteArray(1, raised);
}

} // namespace sealdesk
