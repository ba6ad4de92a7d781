// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "faketransport.h"
#include "feishu/endpoints/querysignaturefiles.h"
#include "feishu/endpoints/terminatesignaturefiles.h"
#include "feishu/serviceclient.h"
#include "manualclock.h"

#include <optional>

namespace sealdesk::test
{

//! The result of a call, and how often it was delivered.
template <class T>
struct Answer {
    std::optional<Result<T>> result;
    ReplyFacts facts;
    int count = 0;

    [[nodiscard]] bool isError(ApiErrorKind kind) const
    {
        return count == 1 && !result->ok() && result->error().kind == kind;
    }
};

//! A client with a fake transport and a clock that advances only on request.
struct ClientFixture {
    explicit ClientFixture(Credentials credentials = AppSecret{Secret(QStringLiteral("secret"))})
        : gates(clock)
        , client(std::make_unique<ServiceClient>(connection(), std::move(credentials),
                                                 ServiceClient::Parts{transport, gates, clock}))
    {
    }

    [[nodiscard]] static Connection connection()
    {
        Connection out;
        out.baseUrl = BaseUrl::feishu();
        out.appId = QStringLiteral("cli_a1");
        return out;
    }

    [[nodiscard]] static Call<TerminationReply> terminateCall()
    {
        return terminateSignatureFiles(
            {.files = {FileId(QStringLiteral("1"))},
             .operatorId = OperatorId(QStringLiteral("7")),
             .reason = std::get<TerminationReason>(TerminationReason::make(QStringLiteral("why")))});
    }

    //! Sends \a call. Its result is stored in \a answer, which must outlive the call.
    template <class T>
    PendingCall *send(Call<T> call, Answer<T> &answer, Priority priority = Priority::Listing)
    {
        return client->send<T>(std::move(call), priority, context.get(),
                               [&answer](Result<T> result, const ReplyFacts &facts) {
                                   answer.result = std::move(result);
                                   answer.facts = facts;
                                   ++answer.count;
                               });
    }
    PendingCall *query(Answer<FilePage> &answer, Priority priority = Priority::Listing)
    {
        return send(querySignatureFiles({}), answer, priority);
    }
    PendingCall *terminate(Answer<TerminationReply> &answer) { return send(terminateCall(), answer); }

    //! Processes everything that needs no time.
    void settle() { clock.advance(std::chrono::milliseconds{0}); }

    ManualClock clock;
    FakeTransport transport;
    RateGates gates;
    std::unique_ptr<QObject> context = std::make_unique<QObject>();
    std::unique_ptr<ServiceClient> client;
};

//! A reply with an empty page.
[[nodiscard]] inline HttpReply emptyPage()
{
    return FakeTransport::success({{QStringLiteral("items"), QJsonArray()}});
}

//! A reply that one file was terminated.
[[nodiscard]] inline HttpReply terminated()
{
    return FakeTransport::success({{QStringLiteral("success_file_id_list"), QJsonArray{QStringLiteral("1")}}});
}

//! A "too many requests" reply; \a reset is the header's value in seconds.
[[nodiscard]] inline HttpReply tooMany(const QByteArray &reset)
{
    HttpReply reply = FakeTransport::refusal(429, 99991400);
    reply.headers.emplace_back("x-ogw-ratelimit-reset", reset);
    return reply;
}

} // namespace sealdesk::test
