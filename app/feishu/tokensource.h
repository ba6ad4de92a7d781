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

//! Whether another token can be had after one was refused.
enum class TokenRenewal { Possible, Impossible };

//! Where the access token comes from. Its form is nobody's business here.
class TokenSource : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TokenSource)

public:
    using Done = std::function<void(Result<Secret>)>;

    using QObject::QObject;
    ~TokenSource() override = default;

    //! Calls \a done with a token that isn't about to expire, or with the reason why there is none: at once, inside
    //! get(), if that is known, later if not; never when \a context is destroyed before.
    virtual void get(QObject *context, Done done) = 0;
    //! The service refused \a token: it isn't handed out again. Nothing happens when it is not the present one.
    virtual void invalidate(const Secret &token) = 0;
    [[nodiscard]] virtual TokenRenewal renewal() const = 0;

Q_SIGNALS:
    //! The request for a token waits.
    void waiting(sealdesk::Wait wait);
};

//! Fetches tokens by App ID and App Secret, and keeps the present one in memory. One request at a time, however many
//! wait for it; renewed before it expires, by the monotonic clock.
class AppTokenSource final : public TokenSource
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AppTokenSource)

public:
    //! A token is renewed this long before its end, a short-lived one after three quarters of its life.
    static constexpr std::chrono::minutes longestMargin{3};

    //! \a parts without a token source of its own.
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
    void fetched(const Result<json::Document> &reply, const ReplyFacts &facts);
    void tell(const Result<Secret> &outcome);

    QString m_appId;
    Secret m_appSecret;
    RunnerParts m_parts;
    std::optional<Held> m_held;
    std::vector<Waiter> m_waiters;
    Monotonic m_sentAt{0};
};

//! The token that somebody pasted: used until it is refused.
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
