// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "listingfixture.h"

#include "sandbox/ratewindow.h"

#include <QTest>

#include <deque>

using namespace sealdesk;
using namespace sealdesk::test;

using End = ListingSummary::End;

namespace
{

constexpr int limit = 100;
constexpr int pages = 250;
constexpr auto replyTime = 300ms;

// Returns whether the service admits a request now. It is undocumented whether its minute is fixed or slides.
using Admission = std::function<bool(std::chrono::milliseconds now)>;

Admission fixedMinute()
{
    return [window = std::make_shared<sandbox::RateWindow>(limit)](std::chrono::milliseconds now) {
        return window->admit(now.count()) == sandbox::RateWindow::Verdict::Admitted;
    };
}

Admission slidingMinute()
{
    return [taken = std::deque<std::chrono::milliseconds>()](std::chrono::milliseconds now) mutable {
        while (!taken.empty() && taken.front() + 60s <= now) {
            taken.pop_front();
        }
        if (taken.size() >= static_cast<size_t>(limit)) {
            return false;
        }
        taken.push_back(now);
        return true;
    };
}

// A list of many pages from a service that enforces its limit.
struct Story : ListingFixture {
    std::deque<bool> admitted; // of the unanswered requests
    int refused = 0;

    explicit Story(Admission admission)
    {
        transport.watch([this, admission = std::move(admission)](const HttpRequest &request) {
            if (request.url.path().endsWith("query"_L1)) {
                admitted.push_back(admission(clock.monotonic()));
            }
        });
    }

    HttpReply answer(int page)
    {
        if (!admitted.front()) {
            ++refused;
            return FakeTransport::refusal(429, 99991400);
        }
        const QJsonArray rows{item(page)};
        return page < pages - 1 ? pageBefore(QString::number(page), rows) : lastPage(rows);
    }

    // Returns how long the whole list takes.
    std::chrono::milliseconds run()
    {
        const Monotonic began = clock.monotonic();
        start();
        for (int answered = 0; listing.isRunning();) {
            if (admitted.empty()) {
                pass(10ms);
                continue;
            }
            HttpReply page = answered < pages ? answer(answered) : lastPage();
            answered += admitted.front() ? 1 : 0;
            admitted.pop_front();
            pass(replyTime);
            reply(std::move(page));
        }
        return clock.monotonic() - began;
    }
};

} // namespace

class TestRateLimit final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neverExceedsTheLimit_data();
    void neverExceedsTheLimit();
};

void TestRateLimit::neverExceedsTheLimit_data()
{
    QTest::addColumn<bool>("slides");
    QTest::newRow("fixed minute") << false;
    QTest::newRow("sliding minute") << true;
}

void TestRateLimit::neverExceedsTheLimit()
{
    QFETCH(bool, slides);
    Story story(slides ? slidingMinute() : fixedMinute());
    const auto taken = story.run();
    QCOMPARE(story.summaries.at(0).end, End::Complete);
    QCOMPARE(story.list.files().size(), pages);
    QCOMPARE(story.requestCount(), pages + 1); // the closing query
    QCOMPARE(story.refused, 0);
    // The third hundred can't begin before two minutes have passed.
    const std::chrono::milliseconds least = 2min + (pages + 1 - 2 * limit) * replyTime;
    QVERIFY2(taken >= least && taken <= least + least / 20, qPrintable(QString::number(taken.count())));
    QVERIFY(!story.waits.empty());
}

QTEST_GUILESS_MAIN(TestRateLimit)
#include "test_ratelimit.moc"
