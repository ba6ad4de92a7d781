// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "benchmarks.h"

#include "baredownload.h"
#include "feishu/endpoints/querysignaturefiles.h"
#include "feishu/networktransport.h"
#include "measuredlisting.h"
#include "recordedserver.h"
#include "rivalprogram.h"
#include "sandbox/sandboxserver.h"

#include <limits>

namespace sealdesk::bench
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int defaultFiles = 100'000;
constexpr int noLimit = std::numeric_limits<int>::max() / 2; // of the client; an external server may have its own

// Returns the page tokens of all pages but the last.
QList<QByteArray> tokensOf(const QList<QByteArray> &pages)
{
    const auto decode = querySignatureFiles({}).decode;
    QList<QByteArray> tokens;
    for (const QByteArray &page : pages) {
        const auto reply = json::Document::parse(page);
        const auto decoded = reply ? decode(reply.value()) : Result<FilePage>(ApiError());
        if (decoded && decoded.value().head.hasMore == FilePageHead::HasMore::Yes) {
            tokens.append(decoded.value().head.nextPageToken.toUtf8());
        }
    }
    return tokens;
}

// Reports the figures of another program, and how many times as much they are.
void compareWithProgram(const QString &command, const BareLogin &login, const QString &prefix, const Listing &listing,
                        Report &report)
{
    const RivalRun run = runRival(command, login);
    report.check(run.error.isEmpty(), run.error);
    report.check(run.value(u"rows"_s) == listing.rows, u"the rival has other rows"_s);
    for (const Figure &figure : run.figures) {
        report.add(prefix + figure.name + u".rival"_s, figure.value, figure.unit);
    }
    if (const auto total = run.value(u"total"_s)) { // ms
        report.add(prefix + u"total.rival.ratio"_s, *total * 1e6 / static_cast<double>(listing.total.count()), u"x"_s);
    }
    const auto peak = run.value(u"peak_memory"_s);
    if (peak && listing.peakBytes) {
        report.add(prefix + u"peak_memory.rival.ratio"_s, *peak / static_cast<double>(*listing.peakBytes), u"x"_s);
    }
}

// The listing comes first, so that the peak memory is its own. \a prefix begins the names of the figures.
void compare(const BareLogin &login, const QString &prefix, const Options &options, Report &report)
{
    NetworkTransport transport;
    const Listing listing = measureListing(login, transport, noLimit);
    const BareDownload bare = bareDownload(login);
    report.check(listing.summary.end == ListingSummary::End::Complete, u"the list is not complete"_s);
    report.check(listing.rows > 0 && listing.rows <= bare.pages.size() * 100 &&
                     listing.rows > (bare.pages.size() - 1) * 100,
                 u"%1 rows from %2 pages"_s.arg(listing.rows).arg(bare.pages.size()));
    report.add(prefix + u"pages"_s, static_cast<double>(bare.pages.size()), u"pages"_s);
    report.add(prefix + u"bytes"_s, static_cast<double>(bare.bytes), u"bytes"_s);
    report.add(prefix + u"first_page"_s, listing.firstPage);
    report.add(prefix + u"total"_s, listing.total);
    report.add(prefix + u"merging"_s, listing.merging);
    report.add(prefix + u"cpu"_s, listing.cpuSeconds * 1000, u"ms"_s);
    if (listing.peakBytes) {
        report.add(prefix + u"peak_memory"_s, static_cast<double>(*listing.peakBytes), u"bytes"_s);
    }
    const BareDownload managed = managerDownload(login, bare);
    report.check(managed.bytes == bare.bytes, u"the downloads differ"_s);
    const auto ratio = [&](const BareDownload &rival) {
        return static_cast<double>(listing.total.count()) / static_cast<double>(rival.duration.count());
    };
    report.add(prefix + u"total.bare"_s, managed.duration);
    report.add(prefix + u"ratio.bare"_s, ratio(managed), u"x"_s);
    report.add(prefix + u"total.socket"_s, bare.duration);
    report.add(prefix + u"ratio.socket"_s, ratio(bare), u"x"_s);
    if (options.rival) {
        compareWithProgram(*options.rival, login, prefix, listing, report);
    }
}

} // namespace

// Measures a listing from the token to the end of the closing query, and compares it with the bare download of the same
// pages, through QNetworkAccessManager and through a blocking socket. Without --base-url it uses the embedded server,
// and then a server that has the pages recorded, so that creating them is not measured. CPU time and memory are those
// of the whole process, including the embedded server.
void benchList(const Options &options, Report &report)
{
    if (options.baseUrl) {
        compare({.server = *options.baseUrl,
                 .appId = qEnvironmentVariable("SEALDESK_APP_ID"),
                 .appSecret = qEnvironmentVariable("SEALDESK_APP_SECRET")},
                {}, options, report);
        return;
    }
    auto started = sandbox::SandboxServer::start({.files = options.rows.value_or(defaultFiles), .ratePerMinute = 0});
    const auto *server = std::get_if<std::unique_ptr<sandbox::SandboxServer>>(&started);
    report.check(server, u"no sandbox"_s);
    if (!server) {
        return;
    }
    const BareLogin login{(*server)->baseUrl(), (*server)->appId(), (*server)->appSecret()};
    compare(login, {}, options, report);
    const BareDownload recorded = bareDownload(login);
    const RecordedServer replay(recorded.pages, tokensOf(recorded.pages));
    compare({replay.url(), login.appId, login.appSecret}, u"recorded."_s, options, report);
}

} // namespace sealdesk::bench
