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

//! The downloaded pages.
struct BareDownload {
    QByteArray token;        //!< The access token used for the pages.
    QList<QByteArray> pages; //!< The bodies, in order.
    qint64 bytes = 0;
    std::chrono::nanoseconds duration{}; //!< Of the pages, without the request for the token.
};

//! Downloads all pages with a blocking socket over one kept-alive connection, as a baseline for a listing. Reads only
//! the length and the page token of each reply. Returns an empty download if the server doesn't speak plain HTTP.
[[nodiscard]] BareDownload bareDownload(const BareLogin &login);

//! Downloads the same pages with QNetworkAccessManager and nothing else. Uses the token and the number of pages of
//! \a socketDownload.
[[nodiscard]] BareDownload managerDownload(const BareLogin &login, const BareDownload &socketDownload);

} // namespace sealdesk::bench
