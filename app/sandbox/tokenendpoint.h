// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QString>

#include <string>

namespace sealdesk::sandbox
{

class TokenBook;

//! The credentials of the app that the stand-in accepts.
struct AppCredentials {
    QString id;
    QString secret;
};

//! POST /open-apis/auth/v3/tenant_access_token/internal. Returns the whole reply, which is flat and always HTTP 200.
//! Document: authentication-management/access-token/tenant_access_token_internal. nowMs is in milliseconds since 1970.
[[nodiscard]] std::string answerTokenRequest(const QByteArray &body, const AppCredentials &app, TokenBook &tokens,
                                             qint64 nowMs);

} // namespace sealdesk::sandbox
