// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>

#include <string>
#include <vector>

namespace sealdesk::sandbox
{

//! A request as it was received. Path and query are still percent-encoded.
struct ReceivedRequest {
    QByteArray method;
    QByteArray path;
    //! Everything after the first "?"; empty if there is none.
    QByteArray query;
    //! The Authorization header; empty if missing.
    QByteArray authorization;
    QByteArray body;
};

//! A reply header.
struct ReplyHeader {
    QByteArray name;
    QByteArray value;
};

//! A reply to send. The session adds the length and connection headers.
struct ServerReply {
    int status = 200;
    QByteArray contentType;
    std::string body;
    std::vector<ReplyHeader> headers;
};

//! Why a message could not be read as a request.
enum class BadMessage { Malformed, HeadTooLarge, BodyTooLarge };

//! Answers requests. Called from several threads at once.
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
