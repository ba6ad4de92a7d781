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

//! What the gate and the retry policy may do with a request. POST says nothing here: the service reads by POST.
enum class Effect {
    Reads, //!< May be repeated.
    Acts,  //!< Reaches the server at most once, unless a refusal is proven.
};

//! One parameter of the query string, unencoded.
struct QueryParameter {
    QString name;
    QString value;

    friend bool operator==(const QueryParameter &, const QueryParameter &) = default;
};

//! A request of the service, without server, token and transport.
struct Request {
    Endpoint endpoint;
    Effect effect;
    QString path;
    std::vector<QueryParameter> query;
    QByteArray body; //!< JSON, UTF-8.
};

//! A call is a value: the request, and a pure function from the reply's JSON object (envelope included, its code
//! already found to be 0) to the result. The decoder answers BadReply when the object is not what the document
//! promises; the caller of the decoder fills in endpoint, HTTP status and log id.
template <class T>
struct Call {
    Request request;
    std::function<Result<T>(const json::Document &reply)> decode;
};

} // namespace sealdesk
