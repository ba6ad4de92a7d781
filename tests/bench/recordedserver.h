// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QThread>
#include <QUrl>

class QTcpSocket;

namespace sealdesk::bench
{

//! Serves recorded pages from memory on a loopback port, in its own thread, so that the time to create pages doesn't
//! hide the client's own.
class RecordedServer final
{
public:
    //! \a pages and \a tokens are in order: page n contains token n, which requests page n + 1.
    RecordedServer(QList<QByteArray> pages, const QList<QByteArray> &tokens);
    ~RecordedServer();
    Q_DISABLE_COPY_MOVE(RecordedServer)

    [[nodiscard]] QUrl url() const { return m_url; }

private:
    void answer(QTcpSocket &socket, QByteArray &received) const;
    [[nodiscard]] QByteArray replyTo(const QByteArray &target) const;

    QList<QByteArray> m_replies;
    QHash<QByteArray, qsizetype> m_byToken;
    QThread m_thread;
    QUrl m_url;
};

} // namespace sealdesk::bench
