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
#include <optional>

namespace sealdesk::test
{

//! A transport without a network: tests check the requests and push the replies. The token endpoint replies with
//! "t-test" unless a reply was pushed with pushTokenReply().
class FakeTransport final : public QObject, public Transport
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FakeTransport)

public:
    FakeTransport() = default;

    [[nodiscard]] std::unique_ptr<PendingReply> post(const HttpRequest &request, Done done) override;

    //! Adds a reply. Requests, other than those for a token, get the replies in this order, and wait if there is none.
    void push(HttpReply reply);
    void pushTokenReply(HttpReply reply);
    using Service = std::function<HttpReply(const HttpRequest &request)>;
    //! Lets \a service answer the oldest waiting request for \a verb, the last part of a path, out of turn. Returns
    //! false if there is none.
    bool answerNext(const QString &verb, const Service &service);

    //! Calls \a watcher with each request, including those for a token, before it is handled.
    void watch(std::function<void(const HttpRequest &)> watcher) { m_watcher = std::move(watcher); }

    //! Returns all requests so far, except those for a token.
    [[nodiscard]] const std::vector<HttpRequest> &requests() const { return m_requests; }
    [[nodiscard]] const std::vector<HttpRequest> &tokenRequests() const { return m_tokenRequests; }
    //! Returns the number of requests that wait for a reply and were not abandoned.
    [[nodiscard]] int openRequests() const;
    //! Returns the index in requests() of the request that gets the next reply; nullopt: none waits for one.
    [[nodiscard]] std::optional<int> nextOpenRequest() const;

    //! Returns HTTP 200 with {code 0, msg success, data}.
    [[nodiscard]] static HttpReply success(const QJsonObject &data);
    //! Returns an envelope with an error code.
    [[nodiscard]] static HttpReply refusal(int httpStatus, int code,
                                           const QString &message = QStringLiteral("refused"));
    //! Returns a failure without any reply.
    [[nodiscard]] static HttpReply failure(TransportFailure failure, BodyUse bodyUse = BodyUse::Read);
    //! Returns a reply with a body that is no envelope.
    [[nodiscard]] static HttpReply bare(int httpStatus, const QByteArray &body = {});
    [[nodiscard]] static QJsonObject bodyOf(const HttpRequest &request);
    //! Returns a decoded parameter of the query string, or an empty string if it is missing.
    [[nodiscard]] static QString parameter(const HttpRequest &request, const QString &name);

private:
    struct Open {
        int index; // in m_requests
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
