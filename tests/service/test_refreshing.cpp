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
    void findsAChangeWhateverTheDate_data();
    void findsAChangeWhateverTheDate();
    void refreshesCheaplyWhateverTheDate_data() { findsAChangeWhateverTheDate_data(); }
    void refreshesCheaplyWhateverTheDate();
    void findsTheFirstFileWhateverTheDate_data() { findsAChangeWhateverTheDate_data(); }
    void findsTheFirstFileWhateverTheDate();
    void readsEverythingAgainIfTheDataClockIsUnknown();
};

void TestRefreshing::queriesWhatWasUpdatedSinceTheWalkBegan()
{
    Story story(300);
    QCOMPARE(story.summaries.at(0).end, End::Complete);
    story.refresh();
    const int last = story.requestCount() - 1;
    // Ten minutes before the newest update time.
    QCOMPARE(story.parameter(last, u"update_time_start"_s), u"2026-11-18 23:50:00"_s);
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
    story.service.change(7, u"pending_seal"_s, u"template-a"_s); // an hour after the walk
    story.refresh();
    story.pass(1h);
    QCOMPARE(story.refresh(), 1);
    QCOMPARE(story.parameter(story.requestCount() - 1, u"update_time_start"_s), u"2026-11-20 08:50:00"_s);
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
    story.reply(pageBefore(u"x"_s, {item(1, u"pending_sign"_s, u"2026-11-18 12:00:00"_s)})); // updated long before
    QCOMPARE(story.reloads, 1);
    QCOMPARE(story.session.windowEvidence().faults(), 1);
    const int last = story.requestCount() - 1;
    QCOMPARE(story.parameter(last, u"update_time_start"_s), QString());
    QVERIFY(story.body(last).contains("states"_L1));
}

void TestRefreshing::reloadsWithoutTrustInTheWindow()
{
    Story story(300);
    story.breakWindows();
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
    // Three pages, three looks at the data clock of a service that is quiet for more than a day, and the closing query.
    QCOMPARE(story.requestCount() - before, 3 + 3 + 1);
    QVERIFY(!story.parameter(before, u"update_time_start"_s).isEmpty());
    QCOMPARE(story.parameter(before + 1, u"update_time_start"_s), QString());
    QVERIFY(story.body(before + 1).contains("states"_L1));
    QCOMPARE(story.summaries.at(1).scope, Scope::WholeList);
}

void TestRefreshing::readsASingleFileAgain()
{
    Story story(300);
    FileFilter one;
    one.files = {fileId(7)};
    story.listing.start(one);
    story.service.serve(0s);
    QCOMPARE(story.refresh(), 1);
    QCOMPARE(story.parameter(story.requestCount() - 1, u"signature_file_id"_s), idText(7));
}

// A proxy or a wrong clock may have made the Date header. Its error must not decide what a refresh shows.
void TestRefreshing::findsAChangeWhateverTheDate_data()
{
    QTest::addColumn<int>("dateError"); // in seconds
    QTest::addColumn<Order>("order");
    QTest::addColumn<bool>("isFiltered");
    for (const int error : {0, 180, 8 * 3600, -8 * 3600}) {
        for (const Order order : {Order::NewestFirst, Order::OldestFirst, Order::ById}) {
            for (const bool isFiltered : {false, true}) {
                QTest::addRow("%d s ahead, order %d, %s", error, static_cast<int>(order),
                              isFiltered ? "filtered" : "all")
                    << error << order << isFiltered;
            }
        }
    }
}

namespace
{

// Files that are waiting to be signed, and one that was terminated a moment ago, in a service with a wrong Date.
struct WrongDate : ChangingFixture {
    FileFilter filter;

    WrongDate(int files, std::chrono::seconds dateError, Order order)
        : ChangingFixture(order, 100)
    {
        for (int number = 0; number < files; ++number) {
            service.put(number, u"pending_sign"_s, u"template-a"_s, daysAgo(1 + number % 300));
        }
        service.put(files, u"terminated"_s, u"template-a"_s, service.now().plus(-10s));
        service.setDateError(dateError);
    }
    void read(bool isFiltered)
    {
        if (isFiltered) {
            filter.states = {KnownState::PendingSign};
        }
        start(filter);
        service.serve(1s);
    }
};

} // namespace

void TestRefreshing::findsAChangeWhateverTheDate()
{
    QFETCH(int, dateError);
    QFETCH(Order, order);
    QFETCH(bool, isFiltered);
    WrongDate story(250, std::chrono::seconds{dateError}, order);
    story.read(isFiltered);
    QCOMPARE(story.summaries.at(0).end, End::Complete);
    // Signed between the list and F5, twice.
    for (const int file : {7, 8}) {
        story.service.change(file, u"pending_seal"_s, u"template-a"_s);
        story.listing.refresh();
        story.service.serve(1s);
        QCOMPARE(story.summaries.back().end, End::Complete);
        QCOMPARE(story.summaries.back().scope, Scope::Changes);
        QCOMPARE(story.listed(), story.service.truth(story.filter));
        story.pass(5min);
    }
}

// Not by reading everything.
void TestRefreshing::refreshesCheaplyWhateverTheDate()
{
    QFETCH(int, dateError);
    QFETCH(Order, order);
    QFETCH(bool, isFiltered);
    WrongDate story(600, std::chrono::seconds{dateError}, order);
    story.read(isFiltered);
    const int before = story.requestCount();
    story.pass(20min);
    story.service.change(7, u"pending_seal"_s, u"template-a"_s);
    story.listing.refresh();
    story.service.serve(1s);
    QCOMPARE(story.requestCount() - before, 1);
    QCOMPARE(story.listed(), story.service.truth(story.filter));
}

void TestRefreshing::findsTheFirstFileWhateverTheDate()
{
    QFETCH(int, dateError);
    QFETCH(Order, order);
    QFETCH(bool, isFiltered);
    ChangingFixture story(order, 100);
    story.service.setDateError(std::chrono::seconds{dateError});
    FileFilter filter;
    if (isFiltered) {
        filter.states = {KnownState::PendingSign};
    }
    story.start(filter);
    story.service.serve(1s);
    QCOMPARE(story.summaries.at(0).end, End::Complete);
    story.service.change(1, u"pending_sign"_s, u"template-a"_s);
    story.listing.refresh();
    story.service.serve(1s);
    QCOMPARE(story.listed(), story.service.truth(filter));
}

// A list whose look at the data clock fails is not called complete, and the next one is read whole.
void TestRefreshing::readsEverythingAgainIfTheDataClockIsUnknown()
{
    ListingFixture story;
    FileFilter filter;
    filter.states = {KnownState::PendingSign};
    story.listing.start(filter);
    story.settle();
    story.reply(FakeTransport::refusal(400, 1160003));
    story.reply(lastPage({item(1)}));
    QCOMPARE(story.summaries.at(0).end, End::ChangesUnknown);
    QCOMPARE(story.list.ids(), idTexts(1, 2));
    story.refresh();
    const int look = story.requestCount() - 1;
    QCOMPARE(story.parameter(look, u"update_time_start"_s), u"2026-11-20 07:00:00"_s);
    story.reply(lastPage({item(9, u"terminated"_s, u"2026-11-20 07:30:00"_s)}));
    QVERIFY(story.body(look + 1).contains("states"_L1));
    QCOMPARE(story.parameter(look + 1, u"update_time_start"_s), QString());
}

QTEST_GUILESS_MAIN(TestRefreshing)
#include "test_refreshing.moc"
