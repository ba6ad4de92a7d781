// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.h"
#include "feishu/json.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <vector>

namespace sealdesk
{

//! Whether a request changes anything at the service, which decides how it may be repeated. The HTTP method doesn't
//! show it: the service uses POST for reading, too.
enum class Effect {
    Reads, //!< May be repeated.
    Acts,  //!< Reaches the server at most once, unless the service provably rejected it.
};

//! One parameter of the query string, unencoded.
struct QueryParameter {
    QString name;
    QString value;

    friend bool operator==(const QueryParameter &, const QueryParameter &) = default;
};

//! A request to the service, independent of server, token and transport.
struct Request {
    Endpoint endpoint;
    Effect effect;
    QString path;
    std::vector<QueryParameter> query;
    QByteArray body; //!< JSON, UTF-8.
};

//! A call is a value: the request, and a pure function from the reply's JSON object (envelope included, whose code is
//! known to be 0) to the result. The decoder returns BadReply if the object doesn't match the document; its caller
//! fills in the HTTP status and the log id.
template <class T>
struct Call {
    Request request;
    std::function<Result<T>(const json::Document &reply)> decode;
};

} // namespace sealdesk
