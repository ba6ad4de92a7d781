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

//! Serves recorded pages from memory on a loopback port, from a thread of its own, so that what a client needs is not
//! hidden behind what the service needs to make a page.
class RecordedServer final
{
public:
    //! \a pages in the order of a walk; page n + 1 is asked for with the token that stands in page n.
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
