// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "benchmarks.h"

#include "feishu/networktransport.h"
#include "measuredlisting.h"
#include "sandbox/sandboxserver.h"
#include "service/pagewalk.h"

namespace sealdesk::bench
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int defaultFiles = 25'000; // 250 pages: two waits
constexpr int perMinute = 100;
constexpr int refused = 429;

//! Counts the requests to the limited endpoint.
class CountingTransport final : public Transport
{
public:
    std::unique_ptr<PendingReply> post(const HttpRequest &request, Done done) override
    {
        if (!request.url.path().endsWith("/signature_files/query"_L1)) {
            return m_network.post(request, std::move(done));
        }
        ++m_requests;
        return m_network.post(request, [this, done = std::move(done)](const HttpReply &reply) {
            m_refusals += reply.status == refused ? 1 : 0;
            done(reply);
        });
    }

    [[nodiscard]] int requests() const { return m_requests; }
    [[nodiscard]] int refusals() const { return m_refusals; }

private:
    NetworkTransport m_network;
    int m_requests = 0;
    int m_refusals = 0;
};

} // namespace

// Lists files from a server that enforces the service's limit, and compares the time with the shortest possible one: a
// minute after each hundred pages, and no time for the network.
void benchLimit(const Options &options, Report &report)
{
    const int files = options.rows.value_or(defaultFiles);
    auto started = sandbox::SandboxServer::start({.files = files, .ratePerMinute = perMinute});
    const auto *server = std::get_if<std::unique_ptr<sandbox::SandboxServer>>(&started);
    report.check(server, u"no sandbox"_s);
    if (!server) {
        return;
    }
    CountingTransport transport;
    const Listing listing =
        measureListing({(*server)->baseUrl(), (*server)->appId(), (*server)->appSecret()}, transport, perMinute);
    report.check(listing.summary.end == ListingSummary::End::Complete, u"the list is not complete"_s);
    report.check(listing.rows == files, u"%1 rows of %2 files"_s.arg(listing.rows).arg(files));
    report.check(transport.refusals() == 0, u"the server refused %1 requests"_s.arg(transport.refusals()));
    const int pages = (files + PageWalk::pageSize - 1) / PageWalk::pageSize;
    const std::chrono::minutes least((pages - 1) / perMinute);
    report.add(u"requests"_s, transport.requests(), u"requests"_s);
    report.add(u"requests.pages"_s, pages, u"requests"_s);
    report.add(u"refused"_s, transport.refusals(), u"requests"_s);
    report.add(u"total"_s, listing.total);
    report.add(u"total.least"_s, least);
    if (least.count() > 0) {
        report.add(u"ratio.least"_s, std::chrono::duration<double>(listing.total) / least, u"x"_s);
    }
}

} // namespace sealdesk::bench
