// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "sandbox/querystring.h"

#include <QByteArray>
#include <QStringList>

#include <string>
#include <variant>

namespace sealdesk::sandbox
{

//! The parts of an admitted call that an endpoint needs.
struct EndpointCall {
    QueryString query;
    QByteArray body;
    //! Milliseconds since 1970-01-01 00:00:00 UTC.
    qint64 nowMs = 0;
};

//! A refusal: HTTP status, the service's code and its text.
struct Refusal {
    int status = 400;
    int code = 0;
    QByteArray message;
    //! With code 99991672: the call needs one of these.
    QStringList scopes;
};

//! The JSON of the envelope's "data", or a refusal.
using EndpointResult = std::variant<std::string, Refusal>;

//! The error "param is invalid" from the documents of both signature file endpoints.
[[nodiscard]] inline Refusal invalidParameter()
{
    return {.status = 400, .code = 1160003, .message = "param is invalid", .scopes = {}};
}

} // namespace sealdesk::sandbox
