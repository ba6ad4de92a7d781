// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "benchmarks.h"

#include "client.h"

#include <QElapsedTimer>

namespace sealdesk::bench
{

using namespace Qt::StringLiterals;
using namespace sandboxtest;

namespace
{

constexpr int defaultFiles = 1'000'000;
constexpr int pageSize = 100;
constexpr int maxPages = 1'000;

} // namespace

// Measures the time to the first page, then the rate of pages one after another over the same connection. The goal is
// 500 pages a second.
void benchSandbox(const Options &options, Report &report)
{
    const int files = options.rows.value_or(defaultFiles);
    QElapsedTimer timer;
    timer.start();
    Sandbox sandbox({.files = files, .ratePerMinute = 0});
    const qsizetype first = sandbox.query("page_size=100").items().size();
    report.add(u"first_page"_s, std::chrono::nanoseconds(timer.nsecsElapsed()));
    report.check(first == std::min(files, pageSize), u"the first page has %1 files"_s.arg(first));

    const int pages = std::min(maxPages, std::max(1, files / pageSize));
    qsizetype bytes = 0;
    int refused = 0;
    timer.restart();
    for (int i = 0; i < pages; ++i) {
        const Reply reply = sandbox.query("page_size=100");
        bytes += reply.body.size();
        refused += reply.status == 200 ? 0 : 1;
    }
    const double seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    report.check(refused == 0, u"%1 pages were refused"_s.arg(refused));
    report.add(u"pages"_s, pages / seconds, u"pages/s"_s);
    report.add(u"page_size"_s, static_cast<double>(bytes) / pages, u"bytes"_s);
}

} // namespace sealdesk::bench
