// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.h"
#include "core/secret.h"
#include "feishu/requestrunner.h"

#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace sealdesk
{

//! Whether a new token can be fetched after one was refused.
enum class TokenRenewal { Possible, Impossible };

//! Provides the access token, without assumptions about its form.
class TokenSource : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TokenSource)

public:
    using Done = std::function<void(Result<Secret>)>;

    using QObject::QObject;
    ~TokenSource() override = default;

    //! Calls \a done with a token that isn't about to expire, or with the reason why there is none: inside get() if
    //! that is known, otherwise later, and never if \a context is destroyed before.
    virtual void get(QObject *context, Done done) = 0;
    //! Discards \a token, which the service refused. Does nothing if it isn't the current one.
    virtual void invalidate(const Secret &token) = 0;
    [[nodiscard]] virtual TokenRenewal renewal() const = 0;

Q_SIGNALS:
    //! Emitted when the request for a token has to wait.
    void waiting(sealdesk::Wait wait);
};

//! Fetches tokens with App ID and App Secret and keeps the current one in memory. Sends one request at a time, however
//! many callers wait for it, and renews the token before it expires by the monotonic clock.
class AppTokenSource final : public TokenSource
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AppTokenSource)

public:
    //! A token is renewed this long before it expires, a short-lived one after three quarters of its lifetime.
    static constexpr std::chrono::minutes maxMargin{3};

    //! \a parts must have no token source.
    AppTokenSource(QString appId, Secret appSecret, RunnerParts parts, QObject *parent = nullptr);

    void get(QObject *context, Done done) override;
    void invalidate(const Secret &token) override;
    [[nodiscard]] TokenRenewal renewal() const override { return TokenRenewal::Possible; }

private:
    struct Held {
        Secret token;
        Monotonic renewAt;
    };
    struct Waiter {
        QPointer<QObject> context;
        Done done;
    };

    void fetch();
    void handleReply(const Result<json::Document> &reply, const ReplyFacts &facts);
    void notifyWaiters(const Result<Secret> &outcome);

    QString m_appId;
    Secret m_appSecret;
    RunnerParts m_parts;
    std::optional<Held> m_held;
    std::vector<Waiter> m_waiters;
    Monotonic m_sentAt{0};
};

//! A token that the user pasted. It is used until it is refused.
class PastedTokenSource final : public TokenSource
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PastedTokenSource)

public:
    explicit PastedTokenSource(Secret token, QObject *parent = nullptr);

    void get(QObject *context, Done done) override;
    void invalidate(const Secret &token) override;
    [[nodiscard]] TokenRenewal renewal() const override { return TokenRenewal::Impossible; }

private:
    std::optional<Secret> m_token;
};

} // namespace sealdesk
