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

//! A call in progress, owned by the context that it was sent for. It deletes itself after its result was delivered.
class PendingCall : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PendingCall)

public:
    using QObject::QObject;
    ~PendingCall() override = default;

    //! Ends the call with ApiErrorKind::Cancelled, which is delivered from the event loop. A request that was already
    //! passed to the network may still take effect.
    virtual void cancel() = 0;

Q_SIGNALS:
    //! Emitted when the call has to wait, and again if the wait gets longer.
    void waiting(sealdesk::Wait wait);
    //! Emitted when the call has a permit and a token. The request is sent when the connected slots have returned.
    void aboutToSend();
    //! Emitted when the service refused the request because of a limit or the token, provably so if it acts. The
    //! request is sent again later; until then none is in flight.
    void refused();
};

//! How the reply was obtained, for merging and for the journal.
struct ReplyFacts {
    RequestStamp stamp;
    QString logId;
    std::optional<int> httpStatus;
    QByteArray body; //!< As received, for what a decoder could not read of it.
};

//! Sends calls to one service as one app: waits at the rate gate, gets the token, decodes the envelope and retries
//! where that is safe. Each call has one request at a time. Everything happens on the client's thread.
class ServiceClient final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServiceClient)

public:
    struct Parts {
        Transport &transport;
        RateGates &gates;
        Clock &clock;
        QThreadPool *readers = nullptr; //!< Decodes long replies; nullptr: they are decoded on the client's thread.
    };

    ServiceClient(const Connection &connection, Credentials credentials, Parts parts, QObject *parent = nullptr);
    ~ServiceClient() override;

    //! Sends \a call and calls \a done with the result once, from the event loop, unless \a context or the client is
    //! destroyed before. Calls that read are retried (retrypolicy.h), those that act only after a proven refusal.
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
    //! Emitted by the destructor, to delete the client's calls.
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
