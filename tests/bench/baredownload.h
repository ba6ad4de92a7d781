// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <chrono>

namespace sealdesk::bench
{

//! An app's credentials at a server.
struct BareLogin {
    QUrl server;
    QString appId;
    QString appSecret;
};

//! What came over the wire.
struct BareDownload {
    QByteArray token;        //!< That was used for the pages.
    QList<QByteArray> pages; //!< Bodies in the order of the walk.
    qint64 bytes = 0;
    std::chrono::nanoseconds duration{}; //!< Of the pages, without the token.
};

//! The rival of a listing: a blocking socket that asks for page after page over one kept-alive connection and reads
//! nothing of a reply but its length and its page token. Empty when the server can't be talked to in plain HTTP.
[[nodiscard]] BareDownload bareDownload(const BareLogin &login);

//! The same walk through QNetworkAccessManager, the network that every Qt program has, with nothing else around it.
//! \a walked: what came over the socket, for its token and its number of pages.
[[nodiscard]] BareDownload managerDownload(const BareLogin &login, const BareDownload &walked);

} // namespace sealdesk::bench
