// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/ids.h"
#include "core/secret.h"

#include <QUrl>

#include <array>
#include <optional>
#include <variant>

namespace sealdesk
{

//! user_id_type of the service (seeds/terminate.md): how the operator's id and employment ids are written.
enum class UserIdType { PeopleCorehrId, OpenId, UnionId, UserId };

inline constexpr std::array allUserIdTypes{UserIdType::PeopleCorehrId, UserIdType::OpenId, UserIdType::UnionId,
                                           UserIdType::UserId};

//! The service's word for \a type ("people_corehr_id").
[[nodiscard]] QString parameterValue(UserIdType type);
[[nodiscard]] std::optional<UserIdType> userIdTypeFrom(QStringView parameterValue);

//! Where the service is: scheme, host and port. https, or http on a loopback address; no path, query, user or password.
class BaseUrl final
{
public:
    //! Why a text is no base URL.
    enum class Problem { Malformed, NotHttps, HasMoreThanHost };

    [[nodiscard]] static std::variant<BaseUrl, Problem> parse(const QString &text);
    [[nodiscard]] static BaseUrl feishu();
    [[nodiscard]] static BaseUrl lark();

    [[nodiscard]] const QUrl &url() const { return m_url; }
    [[nodiscard]] bool isLoopback() const;

    friend bool operator==(const BaseUrl &, const BaseUrl &) = default;

private:
    explicit BaseUrl(QUrl url)
        : m_url(std::move(url))
    {
    }

    QUrl m_url;
};

//! What a connection is known by, however it is named: rate gate, journal and lock hang on it.
struct ConnectionIdentity {
    QString service; //!< The base URL as text.
    QString appId;

    friend bool operator==(const ConnectionIdentity &, const ConnectionIdentity &) = default;
    friend size_t qHash(const ConnectionIdentity &identity, size_t seed = 0)
    {
        return qHashMulti(seed, identity.service, identity.appId);
    }
};

//! A service and who speaks to it (product.md 1). Holds no secret.
struct Connection {
    QString name;
    BaseUrl baseUrl = BaseUrl::feishu();
    QString appId;
    UserIdType userIdType = UserIdType::PeopleCorehrId;
    OperatorId operatorId;

    [[nodiscard]] ConnectionIdentity identity() const { return {.service = baseUrl.url().toString(), .appId = appId}; }

    friend bool operator==(const Connection &, const Connection &) = default;
};

//! The App Secret, from which tokens are fetched.
struct AppSecret {
    Secret secret;
};
//! A pasted tenant access token, for this session only.
struct PastedToken {
    Secret token;
};
using Credentials = std::variant<AppSecret, PastedToken>;

} // namespace sealdesk
