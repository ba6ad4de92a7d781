// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "feishu/transport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QObject>
#include <QUrlQuery>

#include <deque>
#include <functional>
#include <memory>

namespace sealdesk::test
{

//! A network without a network: tests look at the requests and push the replies. The token endpoint answers by itself
//! with "t-test" unless a reply was pushed with pushTokenReply().
class FakeTransport final : public QObject, public Transport
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FakeTransport)

public:
    FakeTransport() = default;

    [[nodiscard]] std::unique_ptr<PendingReply> post(const HttpRequest &request, Done done) override;

    //! Replies are given in this order to the requests that are not for a token; a request without a reply waits for
    //! one.
    void push(HttpReply reply);
    void pushTokenReply(HttpReply reply);

    //! \a watcher sees each request, also those for a token, before anything becomes of it.
    void watch(std::function<void(const HttpRequest &)> watcher) { m_watcher = std::move(watcher); }

    //! All requests so far that were not for a token.
    [[nodiscard]] const std::vector<HttpRequest> &requests() const { return m_requests; }
    [[nodiscard]] const std::vector<HttpRequest> &tokenRequests() const { return m_tokenRequests; }
    //! Requests that wait for a reply, and whose callers still do.
    [[nodiscard]] int openRequests() const;

    //! HTTP 200 with {code 0, msg success, data}.
    [[nodiscard]] static HttpReply success(const QJsonObject &data);
    //! An envelope with an error code.
    [[nodiscard]] static HttpReply refusal(int httpStatus, int code,
                                           const QString &message = QStringLiteral("refused"));
    //! A failure without any reply.
    [[nodiscard]] static HttpReply failure(TransportFailure failure, BodyUse bodyUse = BodyUse::Read);
    //! A status with a body that is no envelope.
    [[nodiscard]] static HttpReply bare(int httpStatus, const QByteArray &body = {});
    [[nodiscard]] static QJsonObject bodyOf(const HttpRequest &request);
    //! One decoded parameter of the query string; empty when it is missing.
    [[nodiscard]] static QString parameter(const HttpRequest &request, const QString &name);

private:
    struct Open {
        std::weak_ptr<bool> alive;
        Done done;
    };
    void answer();
    void deliver(const std::weak_ptr<bool> &alive, Done done, HttpReply reply);

    std::function<void(const HttpRequest &)> m_watcher;
    std::vector<HttpRequest> m_requests;
    std::vector<HttpRequest> m_tokenRequests;
    std::deque<Open> m_open;
    std::deque<HttpReply> m_replies;
    std::deque<HttpReply> m_tokenReplies;
};

} // namespace sealdesk::test
