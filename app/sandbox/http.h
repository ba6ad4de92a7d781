// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>

#include <string>
#include <vector>

namespace sealdesk::sandbox
{

//! One request as it came over the wire; path and query are still percent-encoded.
struct ReceivedRequest {
    QByteArray method;
    QByteArray path;
    //! What follows the first "?", empty when there is none.
    QByteArray query;
    //! The Authorization header, empty when missing.
    QByteArray authorization;
    QByteArray body;
};

//! A reply header.
struct ReplyHeader {
    QByteArray name;
    QByteArray value;
};

//! One reply; length, connection and version headers are the listener's affair.
struct ServerReply {
    int status = 200;
    QByteArray contentType;
    std::string body;
    std::vector<ReplyHeader> headers;
};

//! Why a message never became a request.
enum class BadMessage { Malformed, HeadTooLarge, BodyTooLarge };

//! What answers requests. Called from several threads at once.
class RequestHandler
{
public:
    RequestHandler() = default;
    virtual ~RequestHandler() = default;
    Q_DISABLE_COPY_MOVE(RequestHandler)

    [[nodiscard]] virtual ServerReply answer(const ReceivedRequest &request) = 0;
    [[nodiscard]] virtual ServerReply refuse(BadMessage reason) = 0;
};

} // namespace sealdesk::sandbox
