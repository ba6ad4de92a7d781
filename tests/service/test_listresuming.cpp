// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "listingfixture.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;

using End = ListingSummary::End;

namespace
{

// A listing that has read its first page.
struct Story : ListingFixture {
    Story()
    {
        start();
        reply(pageBefore(u"a"_s, {item(1), item(2)}));
    }
};

} // namespace

class TestListResuming final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void continuesWhereItWasStopped();
    void continuesAfterAFailure();
    void startsOverWhenThePageTokenHasExpired();
    void continuesWithTheClosingQuery();
    void looksAgainIfTheFirstLookWasStopped();
    void doesNotResumeACompleteList();
    void doesNotResumeAReload();
};

void TestListResuming::continuesWhereItWasStopped()
{
    Story story;
    QVERIFY(!story.listing.canResume());
    story.listing.stop();
    QVERIFY(story.listing.canResume());
    story.settle();
    story.pass(1h);
    story.refresh();
    QVERIFY(!story.listing.canResume());
    const int resumed = story.requestCount() - 1;
    QCOMPARE(story.parameter(resumed, u"page_token"_s), u"a"_s);
    story.reply(lastPage({item(2), item(3)}));
    // The closing query covers everything since the start of the walk, by what its first page showed.
    QCOMPARE(story.parameter(resumed + 1, u"update_time_start"_s), u"2026-11-19 11:50:00"_s);
    story.reply(lastPage());
    QCOMPARE(story.list.ids(), idTexts(1, 4));
    QCOMPARE(story.summaries.size(), 2U);
    QCOMPARE(story.summaries.at(1).end, End::Complete);
    QCOMPARE(story.summaries.at(1).scope, ListingSummary::Scope::WholeList);
    QCOMPARE(story.summaries.at(1).progress.rows, 3);
    QCOMPARE(story.summaries.at(1).progress.pages, 3);
}

void TestListResuming::continuesAfterAFailure()
{
    Story story;
    story.reply(FakeTransport::refusal(400, 99991403));
    QCOMPARE(story.summaries.at(0).end, End::Failed);
    QVERIFY(story.listing.canResume());
    story.refresh();
    QCOMPARE(story.parameter(2, u"page_token"_s), u"a"_s);
    story.reply(lastPage({item(3)}));
    story.reply(lastPage());
    QCOMPARE(story.summaries.at(1).end, End::Complete);
    QVERIFY(!story.summaries.at(1).error);
    QCOMPARE(story.list.ids(), idTexts(1, 4));
}

void TestListResuming::startsOverWhenThePageTokenHasExpired()
{
    Story story;
    story.listing.stop();
    story.settle();
    story.refresh();
    story.reply(FakeTransport::refusal(400, 1160003));
    QCOMPARE(story.parameter(story.requestCount() - 1, u"page_token"_s), QString());
    story.reply(lastPage({item(1), item(2), item(3)}));
    story.reply(lastPage());
    QCOMPARE(story.summaries.size(), 2U);
    QCOMPARE(story.summaries.at(1).end, End::Complete);
    QCOMPARE(story.summaries.at(1).progress.rows, 3);
}

void TestListResuming::continuesWithTheClosingQuery()
{
    Story story;
    story.reply(lastPage({item(3)}));
    story.listing.stop();
    QVERIFY(story.listing.canResume());
    story.settle();
    story.refresh();
    const int last = story.requestCount() - 1;
    QCOMPARE(story.parameter(last, u"update_time_start"_s), u"2026-11-19 11:50:00"_s);
    QCOMPARE(story.parameter(last, u"page_token"_s), QString());
    story.reply(lastPage());
    QCOMPARE(story.summaries.at(1).end, End::Complete);
}

void TestListResuming::looksAgainIfTheFirstLookWasStopped()
{
    ListingFixture story;
    FileFilter filter;
    filter.states = {KnownState::PendingSign};
    story.listing.start(filter);
    story.settle();
    story.listing.stop();
    QVERIFY(story.listing.canResume());
    story.settle();
    story.refresh();
    const int look = story.requestCount() - 1;
    QCOMPARE(story.parameter(look, u"update_time_start"_s), u"2026-11-20 07:00:00"_s);
    story.reply(lastPage({item(9, u"terminated"_s, u"2026-11-20 07:30:00"_s)}));
    QVERIFY(story.body(look + 1).contains("states"_L1));
    story.reply(lastPage({item(1)}));
    QCOMPARE(story.parameter(look + 2, u"update_time_start"_s), u"2026-11-20 07:20:00"_s);
    story.reply(lastPage());
    QCOMPARE(story.summaries.at(1).end, End::Complete);
    QCOMPARE(story.list.ids(), idTexts(1, 2));
}

void TestListResuming::doesNotResumeACompleteList()
{
    Story story;
    story.reply(lastPage({item(3)}));
    story.reply(lastPage());
    QVERIFY(!story.listing.canResume());
}

// Resuming would lose track of old rows, but the changes since the complete list can still be read.
void TestListResuming::doesNotResumeAReload()
{
    Story story;
    story.reply(lastPage({item(3)}));
    story.reply(lastPage());
    story.listing.reload();
    story.settle();
    story.reply(pageBefore(u"a"_s, {item(1), item(2)}));
    story.listing.stop();
    QVERIFY(!story.listing.canResume());
    story.settle();
    story.refresh();
    QCOMPARE(story.parameter(story.requestCount() - 1, u"update_time_start"_s), u"2026-11-19 11:50:00"_s);
}

QTEST_GUILESS_MAIN(TestListResuming)
#include "test_listresuming.moc"
