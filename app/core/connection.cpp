// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "core/connection.h"

#include "core/loopback.h"

#include <algorithm>

namespace sealdesk
{

using namespace Qt::StringLiterals;

QString parameterValue(UserIdType type)
{
    switch (type) {
    case UserIdType::PeopleCorehrId:
        return u"people_corehr_id"_s;
    case UserIdType::OpenId:
        return u"open_id"_s;
    case UserIdType::UnionId:
        return u"union_id"_s;
    case UserIdType::UserId:
        return u"user_id"_s;
    }
    Q_UNREACHABLE();
}

std::optional<UserIdType> userIdTypeFrom(QStringView parameterValue_)
{
    const auto found =
        std::ranges::find_if(allUserIdTypes, [&](UserIdType type) { return parameterValue(type) == parameterValue_; });
    return found == allUserIdTypes.end() ? std::nullopt : std::optional{*found};
}

std::variant<BaseUrl, BaseUrl::Problem> BaseUrl::parse(const QString &text)
{
    QUrl url(text.trimmed(), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || url.scheme().isEmpty()) {
        return Problem::Malformed;
    }
    const bool loopback = isLoopbackHost(url.host());
    if (url.scheme() != "https"_L1 && !(url.scheme() == "http"_L1 && loopback)) {
        return Problem::NotHttps;
    }
    if ((url.path() != ""_L1 && url.path() != "/"_L1) || url.hasQuery() || url.hasFragment() ||
        !url.userInfo().isEmpty()) {
        return Problem::HasMoreThanHost;
    }
    url.setPath(QString());
    if (url.port() == (url.scheme() == "https"_L1 ? 443 : 80)) {
        url.setPort(-1);
    }
    return BaseUrl{std::move(url)};
}

BaseUrl BaseUrl::feishu()
{
    return BaseUrl{QUrl(u"https://open.feishu.cn"_s)};
}

BaseUrl BaseUrl::lark()
{
    return BaseUrl{QUrl(u"https://open.larksuite.com"_s)};
}

bool BaseUrl::isLoopback() const
{
    return isLoopbackHost(m_url.host());
}

} // namespace sealdesk
