// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "changingservice.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;

using End = ListingSummary::End;
using Scope = ListingSummary::Scope;
using Order = ChangingService::Order;

namespace
{

BeijingTime daysAgo(int days)
{
    return BeijingTime::parse(u"2026-11-20 00:00:00"_s)->plus(-std::chrono::days{days});
}

// A complete list of files that are waiting to be signed.
struct Story : ChangingFixture {
    FileFilter filter;

    explicit Story(int files, Order order = Order::NewestFirst)
        : ChangingFixture(order, 100)
    {
        for (int number = 0; number < files; ++number) {
            service.put(number, u"pending_sign"_s, u"template-a"_s, daysAgo(1 + number % 300));
        }
        filter.states = {KnownState::PendingSign};
        listing.start(filter);
        service.serve(0s);
        pass(1h);
    }
    //! Refreshes and returns how many requests it took.
    int refresh()
    {
        const int before = requestCount();
        listing.refresh();
        service.serve(1s);
        return requestCount() - before;
    }
};

} // namespace

class TestRefreshing final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void queriesWhatWasUpdatedSinceTheWalkBegan();
    void readsThirtySevenChangesInOneRequest();
    void needsOneRequestWithoutChanges();
    void beginsEachRefreshWhereTheLastOneBegan();
    void closesSeveralPagesOfChanges();
    void reloadsWhenHalfTheListChanged();
    void reloadsWhenTheWindowIsIgnored();
    void reloadsWithoutTrustInTheWindow();
    void losesNothingInAFailedRefresh();
    void readsEverythingOnReload();
    void readsASingleFileAgain();
};

void TestRefreshing::queriesWhatWasUpdatedSinceTheWalkBegan()
{
    Story story(300);
    QCOMPARE(story.summaries.at(0).end, End::Complete);
    story.refresh();
    const int last = story.requestCount() - 1;
    QCOMPARE(story.parameter(last, u"update_time_start"_s), u"2026-11-20 07:58:00"_s);
    QCOMPARE(story.parameter(last, u"update_time_end"_s), QString());
    QCOMPARE(story.request(last).body, "{}");
}

void TestRefreshing::readsThirtySevenChangesInOneRequest()
{
    Story story(2'000);
    for (int i = 0; i < 37; ++i) {
        story.service.change(i * 50, i % 2 == 0 ? u"terminated"_s : u"pending_sign"_s, u"template-b"_s);
    }
    QCOMPARE(story.refresh(), 1);
    QCOMPARE(story.summaries.at(1).end, End::Complete);
    QCOMPARE(story.summaries.at(1).scope, Scope::Changes);
    QCOMPARE(story.listed(), story.service.truth(story.filter));
    QCOMPARE(story.list.files().size(), 2'000 - 19);
}

void TestRefreshing::needsOneRequestWithoutChanges()
{
    Story story(300);
    QCOMPARE(story.refresh(), 1);
    QCOMPARE(story.summaries.at(1).end, End::Complete);
    QCOMPARE(story.list.files().size(), 300);
}

void TestRefreshing::beginsEachRefreshWhereTheLastOneBegan()
{
    Story story(300);
    story.refresh();
    story.pass(1h);
    story.refresh();
    // An hour after the walk, minus the margin and the second that the reply took.
    QCOMPARE(story.parameter(story.requestCount() - 1, u"update_time_start"_s), u"2026-11-20 08:57:59"_s);
}

void TestRefreshing::closesSeveralPagesOfChanges()
{
    Story story(1'000);
    for (int i = 0; i < 250; ++i) {
        story.service.change(i, u"pending_seal"_s, u"template-a"_s);
    }
    QCOMPARE(story.refresh(), 3 + 3); // the closing query returns them again, because they are within its margin
    QCOMPARE(story.summaries.at(1).end, End::Complete);
    QCOMPARE(story.listed(), story.service.truth(story.filter));
}

void TestRefreshing::reloadsWhenHalfTheListChanged()
{
    Story story(1'000);
    for (int i = 0; i < 900; ++i) {
        story.service.change(i, u"pending_seal"_s, u"template-a"_s);
    }
    story.refresh();
    QCOMPARE(story.reloads, 1);
    QCOMPARE(story.summaries.size(), 2U);
    QCOMPARE(story.summaries.at(1).end, End::Complete);
    QCOMPARE(story.summaries.at(1).scope, Scope::WholeList);
    // Reading stops after half the pages of the list, which took 10 pages and the closing query.
    QCOMPARE(story.parameter(story.requestCount() - 1, u"page_token"_s).isEmpty(), false);
}

void TestRefreshing::reloadsWhenTheWindowIsIgnored()
{
    Story story(300);
    story.listing.refresh();
    story.settle();
    story.reply(pageBefore(u"x"_s, {item(1)})); // updated long before
    QCOMPARE(story.reloads, 1);
    QCOMPARE(story.session.windowTrust(), WindowTrust::Broken);
    const int last = story.requestCount() - 1;
    QCOMPARE(story.parameter(last, u"update_time_start"_s), QString());
    QVERIFY(story.body(last).contains("states"_L1));
}

void TestRefreshing::reloadsWithoutTrustInTheWindow()
{
    Story story(300);
    story.session.distrustWindow();
    QCOMPARE(story.refresh(), 4); // and the first page again, for what was updated meanwhile
    QCOMPARE(story.summaries.at(1).scope, Scope::WholeList);
    QCOMPARE(story.reloads, 0);
}

void TestRefreshing::losesNothingInAFailedRefresh()
{
    Story story(300);
    story.service.change(7, u"voided"_s, u"template-a"_s);
    story.listing.refresh();
    story.settle();
    story.listing.stop();
    QCOMPARE(story.summaries.at(1).end, End::Stopped);
    QCOMPARE(story.summaries.at(1).scope, Scope::Changes);
    story.pass(1h);
    story.refresh();
    QCOMPARE(story.summaries.at(2).end, End::Complete);
    QCOMPARE(story.listed(), story.service.truth(story.filter));
}

void TestRefreshing::readsEverythingOnReload()
{
    Story story(300);
    const int before = story.requestCount();
    story.listing.reload();
    story.service.serve(1s);
    QCOMPARE(story.requestCount() - before, 3 + 1);
    QCOMPARE(story.parameter(before, u"update_time_start"_s), QString());
    QCOMPARE(story.summaries.at(1).scope, Scope::WholeList);
}

void TestRefreshing::readsASingleFileAgain()
{
    Story story(300);
    FileFilter one;
    one.file = fileId(7);
    story.listing.start(one);
    story.service.serve(0s);
    QCOMPARE(story.refresh(), 1);
    QCOMPARE(story.parameter(story.requestCount() - 1, u"signature_file_id"_s), idText(7));
}

QTEST_GUILESS_MAIN(TestRefreshing)
#include "test_refreshing.moc"
