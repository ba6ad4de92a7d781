// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "sandbox/endpoint.h"
#include "sandbox/http.h"
#include "sandbox/ratewindow.h"
#include "sandbox/sandboxserver.h"
#include "sandbox/servedfiles.h"
#include "sandbox/tokenbook.h"
#include "sandbox/tokenendpoint.h"

#include <optional>

namespace sealdesk::sandbox
{

//! Routes requests to endpoints. Checks the token, then the scope, then the rate before it calls the endpoint. Adds a
//! log id and a date to every reply. Thread-safe.
class Gateway final : public RequestHandler
{
public:
    explicit Gateway(const SandboxOptions &options);
    ~Gateway() override;

    [[nodiscard]] ServerReply answer(const ReceivedRequest &request) override;
    [[nodiscard]] ServerReply refuse(BadMessage reason) override;

    //! The people_corehr_id of a person who may terminate files.
    [[nodiscard]] qint64 operatorId() const;

private:
    //! The time of arrival of a request, and its log id.
    struct Arrival {
        qint64 nowMs = 0;
        QByteArray logId;
    };
    //! An endpoint that requires a token.
    struct Route {
        QLatin1StringView scope;
        RateWindow &window;
        EndpointResult (Gateway::*handle)(const EndpointCall &call);
    };

    [[nodiscard]] Arrival newArrival() const;
    [[nodiscard]] ServerReply dispatch(const ReceivedRequest &request, const Arrival &arrival);
    [[nodiscard]] std::optional<Route> routeOf(const QByteArray &path);
    [[nodiscard]] ServerReply replyFrom(const ReceivedRequest &request, const Route &route, const Arrival &arrival);
    [[nodiscard]] EndpointResult callEndpoint(const ReceivedRequest &request, const Route &route, qint64 nowMs);
    [[nodiscard]] std::optional<Refusal> checkToken(const QByteArray &authorization, qint64 nowMs) const;
    [[nodiscard]] bool isGranted(QLatin1StringView scope) const;
    [[nodiscard]] EndpointResult query(const EndpointCall &call);
    [[nodiscard]] EndpointResult terminate(const EndpointCall &call);

    const AppCredentials m_app;
    const QStringList m_missingScopes;
    const TimeSource m_clock;
    TokenBook m_tokens;
    RateWindow m_queryWindow;
    RateWindow m_terminateWindow;
    ServedFiles m_files;
};

} // namespace sealdesk::sandbox
