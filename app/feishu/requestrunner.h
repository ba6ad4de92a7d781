// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/connection.h"
#include "core/result.h"
#include "feishu/serviceclient.h"

namespace sealdesk
{

//! What a runner needs to send a request. The referenced objects must outlive it.
struct RunnerParts {
    Transport &transport;
    RateGate &gate;
    Clock &clock;
    ServerClock &serverClock;
    BaseUrl baseUrl;
    TokenSource *tokens = nullptr; //!< nullptr: the request carries no token.
    std::function<quint64()> nextOrdinal;
    std::function<double()> jitter; //!< Returns 0 to 1, for the pauses between retries.
};

//! Runs one call: gets a permit and a token, sends the request, handles the reply, and repeats this if the retry policy
//! allows it.
//!
//! ApiError::delivery describes the last request only: the earlier ones were provably refused, or only read.
class RequestRunner final : public PendingCall
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RequestRunner)

public:
    using Done = std::function<void(Result<json::Document>, const ReplyFacts &)>;

    //! Starts from the event loop. \a context becomes the runner's parent.
    RequestRunner(Request request, Priority priority, QObject *context, RunnerParts parts, Done done);
    ~RequestRunner() override;

    void cancel() override;

private:
    void requestPermit();
    void handlePermit(RateGate::Permit permit);
    void requestToken();
    void handleToken(const Result<Secret> &token);
    void post();
    void handleReply(const HttpReply &reply);
    void handleError(const ApiError &error);
    [[nodiscard]] bool retry(const ApiError &error);
    void repeatAfterRefusal();
    void repeatAfterPause();
    void announceGateWait();
    void announce(Wait wait);
    void returnPermit();
    void deliver(Result<json::Document> result);

    Request m_request;
    Priority m_priority;
    RunnerParts m_parts;
    Done m_done;
    std::optional<RateGate::Permit> m_permit;
    std::optional<Secret> m_token;
    std::unique_ptr<PendingReply> m_reply;
    ReplyFacts m_facts;
    Monotonic m_postedAt{0};
    Monotonic m_announcedUntil{0};
    QMetaObject::Connection m_gateWatch;
    QMetaObject::Connection m_tokenWatch;
    int m_backoffs = 0;
    int m_requestedWaits = 0;
    int m_freshTokens = 0;
    bool m_isOver = false;
};

} // namespace sealdesk
