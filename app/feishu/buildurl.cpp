// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/buildurl.h"

namespace sealdesk
{

QUrl buildUrl(const BaseUrl &base, const Request &request)
{
    QByteArray query;
    for (const QueryParameter &parameter : request.query) {
        if (!query.isEmpty()) {
            query += '&';
        }
        query += QUrl::toPercentEncoding(parameter.name) + '=' + QUrl::toPercentEncoding(parameter.value);
    }
    QUrl url = base.url();
    url.setPath(request.path, QUrl::DecodedMode);
    if (!query.isEmpty()) {
        url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    }
    return url;
}

} // namespace sealdesk
