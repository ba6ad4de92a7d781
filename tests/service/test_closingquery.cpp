// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "changingservice.h"

#include "service/filelisting.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;

using End = ListingSummary::End;

namespace
{

constexpr auto duringTheWalk = "2026-11-20 08:00:05";

QString now()
{
    return QString::fromLatin1(duringTheWalk);
}

// A listing that has read files 1, 2 and 3 in one page and now sends its closing query.
struct Story : ListingFixture {
    explicit Story(const FileFilter &filter = {})
    {
        start(filter);
        reply(lastPage({item(1), item(2), item(3)}));
        arrived.clear();
    }
    [[nodiscard]] const ListingSummary &summary() const { return summaries.at(0); }
};

FileFilter pendingOfTemplateA()
{
    FileFilter filter;
    filter.states = {KnownState::PendingSign};
    filter.templates = {TemplateId{u"template-a"_s}};
    filter.updatedTo = BeijingTime::parse(u"2026-11-20 08:00:00"_s);
    return filter;
}

} // namespace

class TestClosingQuery final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void queriesEverythingSinceTheWalksStart();
    void startsFromTheFirstPageOfALongWalk();
    void addsFilesThatMovedIntoTheFilter();
    void removesFilesThatMovedOutOfTheFilter();
    void removesFilesThatMovedPastTheUpperBound();
    void ignoresFilesThatWereNeverListed();
    void keepsAFileShownOlderThanListed();
    void keepsAFileShownWithoutItsTemplate();
    void addsBackAFileThatReturns();
    void readsSeveralPages();
    void endsAtARepeatedPageToken();
    void endsWhenTheServiceNeverStops();
    void endsWhenTheWindowIsIgnored();
    void failsWithItsError();
    void canBeStopped();
    void isNotSentForASingleFile();
    void findsWhatMovedWhateverTheDate_data();
    void findsWhatMovedWhateverTheDate();
    void waitsForTheLook();
    void countsTheTimeThatTheLookTook();
    void usesThisComputersClockWithMoreMarginWithoutTheServices();
};

void TestClosingQuery::queriesEverythingSinceTheWalksStart()
{
    Story story(pendingOfTemplateA());
    QCOMPARE(story.requestCount(), 3); // the look at the data clock, the list, the closing query
    QCOMPARE(story.request(2).body, "{}");
    QCOMPARE(story.parameter(2, u"update_time_start"_s), u"2026-11-20 07:20:00"_s);
    QCOMPARE(story.parameter(2, u"update_time_end"_s), QString());
    QCOMPARE(story.progress.back().step, ListingProgress::Step::Closing);
    story.reply(lastPage());
    QCOMPARE(story.summary().end, End::Complete);
    QCOMPARE(story.summary().progress.rows, 3);
}

void TestClosingQuery::startsFromTheFirstPageOfALongWalk()
{
    ListingFixture fixture;
    fixture.start();
    fixture.reply(pageBefore(u"a"_s, {item(1)}));
    fixture.pass(10min);
    HttpReply later = lastPage({item(2)});
    later.headers = {{"Date", "Fri, 20 Nov 2026 00:10:00 GMT"}};
    fixture.reply(later);
    QCOMPARE(fixture.parameter(2, u"update_time_start"_s), u"2026-11-19 11:50:00"_s);
}

void TestClosingQuery::addsFilesThatMovedIntoTheFilter()
{
    FileFilter filter;
    filter.states = {KnownState::PendingSign};
    Story story(filter);
    story.reply(lastPage({item(4, u"pending_sign"_s, now())}));
    QCOMPARE(story.arrived, idTexts(4, 5));
    QCOMPARE(story.summary().progress.rows, 4);
    QCOMPARE(story.summary().repeatedIds, 0);
}

void TestClosingQuery::removesFilesThatMovedOutOfTheFilter()
{
    FileFilter filter;
    filter.states = {KnownState::PendingSign};
    Story story(filter);
    story.reply(lastPage({item(2, u"terminated"_s, now()), item(3, u"pending_sign"_s, now())}));
    QCOMPARE(story.left, idTexts(2, 3));
    QCOMPARE(story.arrived, idTexts(3, 4));
    QCOMPARE(story.summary().progress.rows, 2);
    QCOMPARE(story.summary().end, End::Complete);
}

void TestClosingQuery::removesFilesThatMovedPastTheUpperBound()
{
    Story story(pendingOfTemplateA());
    story.reply(lastPage({item(1, u"pending_sign"_s, now())}));
    QCOMPARE(story.left, idTexts(1, 2));
    QVERIFY(story.arrived.isEmpty());
}

void TestClosingQuery::ignoresFilesThatWereNeverListed()
{
    FileFilter filter;
    filter.states = {KnownState::PendingSign};
    Story story(filter);
    story.reply(lastPage({item(9, u"terminated"_s, now())}));
    QVERIFY(story.arrived.isEmpty());
    QVERIFY(story.left.isEmpty());
    QCOMPARE(story.summary().progress.rows, 3);
}

void TestClosingQuery::keepsAFileShownOlderThanListed()
{
    FileFilter filter;
    filter.states = {KnownState::PendingSign};
    ServiceFixture fixture;
    ListDouble list;
    FileListing listing(fixture.session, list);
    list.follow(listing);
    QStringList left;
    QObject context;
    QObject::connect(&listing, &FileListing::rowsLeft, &context, [&](const auto &files) { left += texts(files); });
    listing.start(filter);
    fixture.settle();
    fixture.reply(lastPage({item(9, u"terminated"_s, u"2026-11-20 07:30:00"_s)})); // the look at the data clock
    fixture.reply(lastPage({item(1, u"pending_sign"_s, u"2026-11-20 08:00:04"_s)}));
    fixture.reply(lastPage({item(1, u"reviewing"_s, u"2026-11-20 08:00:01"_s)}));
    QVERIFY(left.isEmpty());
    QVERIFY(!listing.isRunning());
}

void TestClosingQuery::keepsAFileShownWithoutItsTemplate()
{
    FileFilter filter;
    filter.templates = {TemplateId{u"template-a"_s}};
    Story story(filter);
    QJsonObject partial = item(1, u"pending_sign"_s, now());
    partial.remove(u"template_id"_s);
    story.reply(lastPage({partial}));
    QVERIFY(story.left.isEmpty());
    QCOMPARE(story.arrived, idTexts(1, 2));
}

void TestClosingQuery::addsBackAFileThatReturns()
{
    FileFilter filter;
    filter.states = {KnownState::PendingSign};
    Story story(filter);
    story.reply(pageBefore(u"a"_s, {item(1, u"reviewing"_s, now())}));
    QCOMPARE(story.left, idTexts(1, 2));
    // An older sighting of it changes nothing, a newer one does.
    story.reply(pageBefore(u"b"_s, {item(1, u"pending_sign"_s, u"2026-11-20 08:00:02"_s)}));
    QVERIFY(story.arrived.isEmpty());
    story.reply(lastPage({item(1, u"pending_sign"_s, u"2026-11-20 08:00:09"_s)}));
    QCOMPARE(story.arrived, idTexts(1, 2));
    QCOMPARE(story.summary().progress.rows, 3);
}

void TestClosingQuery::readsSeveralPages()
{
    Story story;
    story.reply(pageBefore(u"a"_s, {item(4, u"pending_sign"_s, now())}));
    QCOMPARE(story.parameter(2, u"page_token"_s), u"a"_s);
    QVERIFY(story.summaries.empty());
    story.reply(lastPage({item(5, u"pending_sign"_s, now())}));
    QCOMPARE(story.arrived, idTexts(4, 6));
    QCOMPARE(story.summary().progress.pages, 3);
    QCOMPARE(story.summary().end, End::Complete);
}

void TestClosingQuery::endsAtARepeatedPageToken()
{
    Story story;
    story.reply(pageBefore(u"a"_s, {item(4, u"pending_sign"_s, now())}));
    story.reply(pageBefore(u"a"_s, {item(5, u"pending_sign"_s, now())}));
    QCOMPARE(story.summary().end, End::RepeatedPageToken);
    QCOMPARE(story.arrived, idTexts(4, 6));
}

void TestClosingQuery::endsWhenTheServiceNeverStops()
{
    Story story;
    for (int page = 0; page < 150 && story.summaries.empty(); ++page) {
        story.reply(pageBefore(u"token %1"_s.arg(page), {item(page, u"pending_sign"_s, now())}));
        story.pass(1s);
    }
    QCOMPARE(story.summary().end, End::Failed);
    QCOMPARE(story.summary().error.value().kind, ApiErrorKind::BadReply);
    QVERIFY(story.requestCount() < 110);
}

void TestClosingQuery::endsWhenTheWindowIsIgnored()
{
    Story story;
    story.reply(
        pageBefore(u"a"_s, {item(4, u"pending_sign"_s, now()), item(5, u"pending_sign"_s, u"2026-11-18 12:00:00"_s)}));
    QCOMPARE(story.summary().end, End::Complete);
    QCOMPARE(story.session.windowEvidence().faults(), 1);
    QCOMPARE(story.arrived, idTexts(4, 6));
    story.settle();
    QCOMPARE(story.transport.openRequests(), 0);
}

void TestClosingQuery::failsWithItsError()
{
    Story story;
    story.reply(FakeTransport::refusal(400, 99991403));
    QCOMPARE(story.summary().end, End::Failed);
    QCOMPARE(story.summary().error.value().kind, ApiErrorKind::QuotaUsedUp);
    QCOMPARE(story.summary().progress.rows, 3);
}

void TestClosingQuery::canBeStopped()
{
    Story story;
    story.listing.stop();
    QCOMPARE(story.summary().end, End::Stopped);
}

void TestClosingQuery::isNotSentForASingleFile()
{
    FileFilter filter;
    filter.files = {fileId(1)};
    ServiceFixture fixture;
    ListDouble list;
    FileListing listing(fixture.session, list);
    list.follow(listing);
    listing.start(filter);
    fixture.settle();
    QCOMPARE(fixture.parameter(0, u"signature_file_id"_s), idText(1));
    fixture.reply(lastPage({item(1)}));
    QVERIFY(!listing.isRunning());
    QCOMPARE(fixture.requestCount(), 1);
}

void TestClosingQuery::findsWhatMovedWhateverTheDate_data()
{
    using Order = ChangingService::Order;
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

void TestClosingQuery::findsWhatMovedWhateverTheDate()
{
    QFETCH(int, dateError);
    QFETCH(ChangingService::Order, order);
    QFETCH(bool, isFiltered);
    ChangingFixture story(order, 10);
    for (int number = 0; number < 50; ++number) {
        story.service.put(number, u"pending_sign"_s, u"template-a"_s, story.service.now().plus(-48h + 20min * number));
    }
    story.service.setDateError(std::chrono::seconds{dateError});
    FileFilter filter;
    if (isFiltered) {
        filter.states = {KnownState::PendingSign};
    }
    story.start(filter);
    // The first and the last file move after the second reply; some of the pages that are still to come don't show it.
    int served = 0;
    story.service.serve(1s, [&] {
        if (++served == 4) {
            story.service.change(0, u"pending_seal"_s, u"template-a"_s);
            story.service.change(49, u"pending_seal"_s, u"template-a"_s);
        }
    });
    QCOMPARE(story.end(), End::Complete);
    QCOMPARE(story.listed(), story.service.truth(filter));
}

// The look beside a walk may be answered after it.
void TestClosingQuery::waitsForTheLook()
{
    FileFilter filter;
    filter.states = {KnownState::PendingSign};
    Story story(filter);
    story.reply(lastPage());
    QCOMPARE(story.summaries.size(), 1U);
    story.listing.reload();
    story.settle();
    const int look = story.requestCount() - 2;
    QCOMPARE(story.parameter(look, u"update_time_start"_s), u"2026-11-20 07:00:00"_s);
    QVERIFY(story.body(look + 1).contains("states"_L1)); // sent at once
    story.reply(lastPage());                             // nothing in the last hour
    story.reply(lastPage({item(1)}));
    QCOMPARE(story.requestCount(), look + 3);
    QVERIFY(story.listing.isRunning());
    QCOMPARE(story.parameter(look + 2, u"update_time_start"_s), u"2026-11-19 08:00:00"_s);
    story.reply(lastPage({item(9, u"terminated"_s, u"2026-11-19 12:00:00"_s)}));
    QCOMPARE(story.requestCount(), look + 4);
    QCOMPARE(story.progress.back().step, ListingProgress::Step::Closing);
    story.reply(lastPage());
    QCOMPARE(story.summaries.size(), 2U);
    QCOMPARE(story.summaries.at(1).end, End::Complete);
}

// What the look shows may have been updated after the walk began.
void TestClosingQuery::countsTheTimeThatTheLookTook()
{
    FileFilter filter;
    filter.states = {KnownState::PendingSign};
    Story story(filter);
    story.reply(lastPage());
    story.listing.reload();
    story.settle();
    story.pass(20s);
    HttpReply look = lastPage({item(9, u"terminated"_s, u"2026-11-20 08:00:15"_s)});
    look.headers = {{"Date", "Fri, 20 Nov 2026 00:00:20 GMT"}};
    story.reply(look);
    story.reply(lastPage({item(1)}));
    QCOMPARE(story.parameter(story.requestCount() - 1, u"update_time_start"_s), u"2026-11-20 07:49:55"_s);
}

void TestClosingQuery::usesThisComputersClockWithMoreMarginWithoutTheServices()
{
    ServiceFixture fixture;
    // No reply has a Date header.
    HttpReply token = FakeTransport::success({});
    token.body = R"({"code":0,"msg":"ok","tenant_access_token":"t-test","expire":7200})";
    token.headers.clear();
    fixture.transport.pushTokenReply(token);
    ListDouble list;
    FileListing listing(fixture.session, list);
    list.follow(listing);
    listing.start({});
    fixture.settle();
    HttpReply page = lastPage({item(1)});
    page.headers.clear();
    fixture.reply(page);
    QCOMPARE(fixture.parameter(1, u"update_time_start"_s), u"2026-11-20 07:45:00"_s);
}

QTEST_GUILESS_MAIN(TestClosingQuery)
#include "test_closingquery.moc"
