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

//! The service's user_id_type (seeds/terminate.md): the form of the operator's id and of employment ids.
enum class UserIdType { PeopleCorehrId, OpenId, UnionId, UserId };

inline constexpr std::array allUserIdTypes{UserIdType::PeopleCorehrId, UserIdType::OpenId, UserIdType::UnionId,
                                           UserIdType::UserId};

//! The value that the service uses for \a type ("people_corehr_id").
[[nodiscard]] QString parameterValue(UserIdType type);
[[nodiscard]] std::optional<UserIdType> userIdTypeFrom(QStringView parameterValue);

//! The address of the service: scheme, host and port. Either https, or http to a loopback host (core/loopback.h);
//! without path, query, user and password.
class BaseUrl final
{
public:
    //! Why a text isn't a base URL.
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

//! Identifies a connection, whatever its name. Rate gates, the journal and its lock belong to one identity.
struct ConnectionIdentity {
    QString service; //!< The base URL as text.
    QString appId;

    friend bool operator==(const ConnectionIdentity &, const ConnectionIdentity &) = default;
    friend size_t qHash(const ConnectionIdentity &identity, size_t seed = 0)
    {
        return qHashMulti(seed, identity.service, identity.appId);
    }
};

//! A service, and the app and operator that use it (product.md 1). Holds no secret.
struct Connection {
    QString name;
    BaseUrl baseUrl = BaseUrl::feishu();
    QString appId;
    UserIdType userIdType = UserIdType::PeopleCorehrId;
    OperatorId operatorId;

    [[nodiscard]] ConnectionIdentity identity() const { return {.service = baseUrl.url().toString(), .appId = appId}; }

    friend bool operator==(const Connection &, const Connection &) = default;
};

//! The App Secret, with which tokens are fetched.
struct AppSecret {
    Secret secret;
};
//! A pasted tenant access token, for this session only.
struct PastedToken {
    Secret token;
};
using Credentials = std::variant<AppSecret, PastedToken>;

} // namespace sealdesk
