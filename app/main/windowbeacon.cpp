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

// Long enough for a busy window, short enough for somebody who waits for one.
constexpr int patienceMs = 2000;
constexpr char raised = '!';

// Short: some systems allow a hundred characters for the whole path.
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
    connect(&m_server, &QLocalServer::newConnection, this, &WindowBeacon::answer);
}

void WindowBeacon::listen(const QString &recordFolder)
{
    stop();
    const QString name = serverName(recordFolder);
    // What a killed process left; nobody else answers here, because this process has the lock.
    QLocalServer::removeServer(name);
    m_server.listen(name);
}

void WindowBeacon::stop()
{
    m_server.close();
}

void WindowBeacon::answer()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        socket->write(&raised, 1);
        socket->flush();
        socket->disconnectFromServer();
        Q_EMIT raiseAsked();
    }
}

bool WindowBeacon::raiseOther(const QString &recordFolder)
{
    QLocalSocket socket;
    socket.connectToServer(serverName(recordFolder));
    return socket.waitForConnected(patienceMs) && socket.waitForReadyRead(patienceMs) &&
           socket.read(1) == QByteArray(1, raised);
}

} // namespace sealdesk
