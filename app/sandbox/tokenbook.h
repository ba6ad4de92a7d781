// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QHash>

#include <chrono>
#include <mutex>

namespace sealdesk::sandbox
{

//! A tenant access token and its remaining lifetime.
struct IssuedToken {
    QByteArray token;
    std::chrono::seconds left;
};

//! Issues and validates tenant access tokens. Thread-safe. Times are milliseconds since 1970.
//!
//! Document: authentication-management/access-token/tenant_access_token_internal. A call in the last 30 minutes of a
//! token's lifetime issues a new one, and both stay valid. An earlier call returns the same token. Tokens with a
//! lifetime of up to 30 minutes, which the service does not have, are renewed in their second half.
class TokenBook final
{
public:
    explicit TokenBook(std::chrono::seconds lifetime);
    Q_DISABLE_COPY_MOVE(TokenBook)

    [[nodiscard]] IssuedToken issue(qint64 nowMs);
    [[nodiscard]] bool isValid(const QByteArray &token, qint64 nowMs) const;

private:
    const std::chrono::milliseconds m_lifetime;
    const std::chrono::milliseconds m_renewal;
    mutable std::mutex m_mutex;
    QByteArray m_current;
    //! Expiry time of each token.
    QHash<QByteArray, qint64> m_ends;
};

} // namespace sealdesk::sandbox
