// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "feishu/networktransport.h"
#include "rawserver.h"

#include <QTest>

namespace sealdesk::test
{

//! Long enough for a loaded machine, short enough for a test that fails.
inline constexpr int patience = 15'000;

//! A request like those that terminate files.
inline HttpRequest actingRequest(const QUrl &url)
{
    HttpRequest request;
    request.url = url;
    request.body = R"({"ids":["7410063506638112300"]})";
    request.authorization = "Bearer t-test";
    request.connectionUse = ConnectionUse::Fresh;
    return request;
}

//! Options that trust the test server's certificate.
inline NetworkOptions trustingOptions()
{
    return {.proxy = std::nullopt, .extraCas = {RawServer::certificate()}};
}

//! Sends \a request and waits until it ends. Sets \a deliveries to the number of callbacks, -1 if one came too early.
inline HttpReply exchange(NetworkTransport &transport, const HttpRequest &request, int *deliveries = nullptr)
{
    HttpReply received;
    int count = 0;
    const auto pending = transport.post(request, [&](const HttpReply &reply) {
        received = reply;
        ++count;
    });
    const bool early = count > 0;
    [[maybe_unused]] const bool came = QTest::qWaitFor([&] { return count > 0; }, patience);
    // A second delivery would already be queued.
    QCoreApplication::processEvents();
    if (deliveries) {
        *deliveries = early ? -1 : count;
    }
    return received;
}

} // namespace sealdesk::test
