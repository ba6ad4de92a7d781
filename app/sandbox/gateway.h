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

//! The service behind the listener: finds the endpoint of a request and checks, in this order, the token, the scope and
//! the rate before the endpoint sees it. Every reply gets a log id and a date. Thread-safe.
class Gateway final : public RequestHandler
{
public:
    explicit Gateway(const SandboxOptions &options);
    ~Gateway() override;

    [[nodiscard]] ServerReply answer(const ReceivedRequest &request) override;
    [[nodiscard]] ServerReply refuse(BadMessage reason) override;

    //! The people_corehr_id of somebody who may terminate files.
    [[nodiscard]] qint64 operatorId() const;

private:
    //! When a request came, and the id under which support would look for it.
    struct Occasion {
        qint64 nowMs = 0;
        QByteArray logId;
    };
    //! An endpoint that needs a token.
    struct Route {
        QLatin1StringView scope;
        RateWindow &window;
        EndpointResult (Gateway::*handle)(const EndpointCall &call);
    };

    [[nodiscard]] Occasion occasion() const;
    [[nodiscard]] ServerReply dispatch(const ReceivedRequest &request, const Occasion &occasion);
    [[nodiscard]] std::optional<Route> routeOf(const QByteArray &path);
    [[nodiscard]] ServerReply limitedReply(const ReceivedRequest &request, const Route &route,
                                           const Occasion &occasion);
    [[nodiscard]] EndpointResult run(const ReceivedRequest &request, const Route &route, qint64 nowMs);
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
