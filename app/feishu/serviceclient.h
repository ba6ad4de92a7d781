// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/clock.h"
#include "core/connection.h"
#include "core/signaturefile.h"
#include "core/wait.h"
#include "feishu/call.h"
#include "feishu/rategate.h"
#include "feishu/serverclock.h"
#include "feishu/transport.h"

#include <QObject>

#include <functional>
#include <memory>

class QThreadPool;

namespace sealdesk
{

class TokenSource;
struct RunnerParts;

//! A call under way, owned by the context that it was sent for; gone by itself after its result was delivered.
class PendingCall : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PendingCall)

public:
    using QObject::QObject;
    ~PendingCall() override = default;

    //! Ends the call with ApiErrorKind::Cancelled, delivered from the event loop. A request already handed to the
    //! network may still take effect.
    virtual void cancel() = 0;

Q_SIGNALS:
    void waiting(sealdesk::Wait wait);
    //! Token and permit are in hand; the request goes out when the connected slots have returned.
    void aboutToSend();
    //! The service turned the request away (a limit, the token), provably so if it acts; it is sent again. Until then
    //! nothing of it is on its way.
    void refused();
};

//! How the reply was obtained: for merging, for the record.
struct ReplyFacts {
    RequestStamp stamp;
    QString logId;
    std::optional<int> httpStatus;
};

//! Speaks to one service as one app: gate, token, one request at a time per call, envelope, retry where it is safe.
//! Everything happens on the thread it lives on.
class ServiceClient final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServiceClient)

public:
    struct Parts {
        Transport &transport;
        RateGates &gates;
        Clock &clock;
        QThreadPool *readers = nullptr; //!< Where long replies are read; nullptr: where they arrive.
    };

    ServiceClient(const Connection &connection, Credentials credentials, Parts parts, QObject *parent = nullptr);
    ~ServiceClient() override;

    //! Sends \a call; \a done gets the result once, from the event loop, unless \a context or the client is destroyed
    //! before. Reads are tried again (retrypolicy.h); acting calls only after a proven refusal.
    template <class T>
    PendingCall *send(Call<T> call, Priority priority, QObject *context,
                      std::function<void(Result<T>, const ReplyFacts &)> done)
    {
        return sendRequest(std::move(call.request), priority, context,
                           [decode = std::move(call.decode),
                            done = std::move(done)](const Result<json::Document> &reply, const ReplyFacts &facts) {
                               if (!reply) {
                                   done(reply.error(), facts);
                               } else {
                                   done(completed(decode(reply.value()), facts), facts);
                               }
                           });
    }

    [[nodiscard]] const Connection &connection() const { return m_connection; }
    [[nodiscard]] ServerClock &serverClock() { return m_serverClock; }
    [[nodiscard]] RateGate &gate(Endpoint endpoint) { return m_parts.gates.gate(m_connection.identity(), endpoint); }
    [[nodiscard]] Clock &clock() { return m_parts.clock; }
    [[nodiscard]] QThreadPool *readers() { return m_parts.readers; }

Q_SIGNALS:
    //! The client goes away, and its calls with it.
    void closing(QPrivateSignal);

private:
    using RawDone = std::function<void(Result<json::Document>, const ReplyFacts &)>;

    [[nodiscard]] RunnerParts runnerParts(Endpoint endpoint);
    PendingCall *sendRequest(Request request, Priority priority, QObject *context, RawDone done);
    template <class T>
    static Result<T> completed(Result<T> decoded, const ReplyFacts &facts)
    {
        if (decoded) {
            return decoded;
        }
        ApiError error = decoded.error();
        error.logId = facts.logId;
        error.httpStatus = facts.httpStatus;
        return error;
    }

    Connection m_connection;
    Parts m_parts;
    ServerClock m_serverClock;
    std::unique_ptr<TokenSource> m_tokens;
    quint64 m_nextOrdinal = 1;
};

} // namespace sealdesk
