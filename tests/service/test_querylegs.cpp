// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "listingfixture.h"

#include "service/querylegs.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;

using End = ListingSummary::End;

namespace
{

BeijingTime at(const QString &text)
{
    return BeijingTime::parse(text).value();
}

// A listing with access to the windows of its requests.
struct Story : ListingFixture {
    [[nodiscard]] std::pair<QString, QString> window(int index) const
    {
        return {parameter(index, u"update_time_start"_s), parameter(index, u"update_time_end"_s)};
    }
};

// Two files, the older one first.
QJsonArray oldestFirst()
{
    return {item(1, u"pending_sign"_s, u"2024-01-01 00:00:00"_s), item(2, u"pending_sign"_s, u"2026-11-19 12:00:00"_s)};
}

using Window = std::pair<QString, QString>;

} // namespace

class TestQueryLegs final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsASortedListWhole();
    void cutsAnotherOrderIntoWindowsNewestFirst();
    void endsWindowsAtTheFiltersBounds();
    void coversEverySecondOnce_data();
    void coversEverySecondOnce();
    void beginsNoWindowBeforeTheServiceExisted();
    void readsRowsWithoutATimeWhole();
    void readsAServiceThatIgnoresWindowsWhole();
};

void TestQueryLegs::readsASortedListWhole()
{
    Story story;
    story.start();
    story.reply(pageBefore(u"a"_s, {item(2, u"pending_sign"_s, u"2026-11-19 12:00:00"_s), item(1), item(3)}));
    story.reply(lastPage({item(4, u"pending_sign"_s, u"2026-01-01 00:00:00"_s)}));
    QCOMPARE(story.parameter(1, u"page_token"_s), u"a"_s);
    QCOMPARE(story.window(1), Window());
    story.reply(lastPage());
    QCOMPARE(story.summaries.at(0).end, End::Complete);
    QCOMPARE(story.requestCount(), 3); // two pages and the closing query
}

void TestQueryLegs::cutsAnotherOrderIntoWindowsNewestFirst()
{
    Story story;
    story.start();
    story.reply(pageBefore(u"a"_s, oldestFirst()));
    // The service's own clock, not this computer's.
    QCOMPARE(story.window(1), (Window{u"2026-11-19 08:00:00"_s, QString()}));
    story.reply(lastPage({item(2, u"pending_sign"_s, u"2026-11-19 12:00:00"_s)}));
    // One row in a day: the next window has the maximum of sixteen days.
    QCOMPARE(story.window(2), (Window{u"2026-11-03 07:59:59"_s, u"2026-11-19 07:59:59"_s}));
    int request = 2;
    while (!story.window(request).first.isEmpty()) {
        story.reply(lastPage());
        ++request;
    }
    // The last one is open to the past.
    QVERIFY(!story.window(request).second.isEmpty());
    QVERIFY(request <= 4);
    story.reply(lastPage({item(1, u"pending_sign"_s, u"2024-01-01 00:00:00"_s)}));
    story.reply(lastPage());
    QCOMPARE(story.summaries.at(0).end, End::Complete);
    QCOMPARE(story.list.ids(), idTexts(1, 3));
}

void TestQueryLegs::endsWindowsAtTheFiltersBounds()
{
    Story story;
    FileFilter filter;
    filter.updatedFrom = at(u"2026-10-01 00:00:00"_s);
    filter.updatedTo = at(u"2026-11-01 00:00:00"_s);
    filter.states = {KnownState::PendingSign};
    story.start(filter);
    story.reply(pageBefore(u"a"_s, {item(1, u"pending_sign"_s, u"2026-10-01 00:00:00"_s),
                                    item(2, u"pending_sign"_s, u"2026-10-31 00:00:00"_s)}));
    QCOMPARE(story.window(1), (Window{u"2026-10-31 00:00:00"_s, u"2026-11-01 00:00:00"_s}));
    QVERIFY(story.body(1).contains("states"_L1));
    story.reply(lastPage());
    QCOMPARE(story.window(2), (Window{u"2026-10-14 23:59:59"_s, u"2026-10-30 23:59:59"_s}));
    story.reply(lastPage());
    QCOMPARE(story.window(3), (Window{u"2026-10-01 00:00:00"_s, u"2026-10-14 23:59:58"_s}));
    story.reply(lastPage());
    story.reply(lastPage()); // the closing query
    QCOMPARE(story.requestCount(), 5);
    QCOMPARE(story.summaries.at(0).end, End::Complete);
}

void TestQueryLegs::coversEverySecondOnce_data()
{
    QTest::addColumn<qint64>("rows");
    for (const qint64 rows : {0, 1, 999, 1'000, 50'000, 100'000'000}) {
        QTest::newRow(QByteArray::number(rows).constData()) << rows;
    }
}

void TestQueryLegs::coversEverySecondOnce()
{
    QFETCH(qint64, rows);
    QueryLegs legs{FileFilter()};
    legs.cutIntoWindows(at(u"2026-11-20 08:00:00"_s));
    QVERIFY(!legs.current().updatedTo);
    auto from = legs.current().updatedFrom;
    int windows = 1;
    while (legs.advance(rows) == QueryLegs::Next::Window) {
        QCOMPARE(legs.current().updatedTo, from->plus(-1s));
        from = legs.current().updatedFrom;
        QVERIFY(!from || *from <= *legs.current().updatedTo);
        QVERIFY(!from || *from > at(u"2015-01-01 00:00:00"_s));
        QVERIFY(++windows < 10);
    }
    QVERIFY(!from);
}

// Even if the filter ends long before.
void TestQueryLegs::beginsNoWindowBeforeTheServiceExisted()
{
    FileFilter filter;
    filter.updatedTo = at(u"0001-01-01 00:00:00"_s);
    QueryLegs legs{filter};
    legs.cutIntoWindows(at(u"2026-11-20 08:00:00"_s));
    QCOMPARE(legs.current(), filter);
    QCOMPARE(legs.advance(0), QueryLegs::Next::None);
}

void TestQueryLegs::readsRowsWithoutATimeWhole()
{
    Story story;
    story.start();
    QJsonArray rows = oldestFirst();
    QJsonObject timeless = item(3);
    timeless.remove(u"update_time"_s);
    rows.append(timeless);
    story.reply(pageBefore(u"a"_s, rows));
    QCOMPARE(story.window(1), Window());
    QCOMPARE(story.parameter(1, u"page_token"_s), u"a"_s);
}

void TestQueryLegs::readsAServiceThatIgnoresWindowsWhole()
{
    Story story;
    story.start();
    story.reply(pageBefore(u"a"_s, oldestFirst()));
    story.reply(pageBefore(u"a"_s, oldestFirst()));
    QCOMPARE(story.session.windowTrust(), WindowTrust::Broken);
    QCOMPARE(story.window(2), Window());
    QCOMPARE(story.parameter(2, u"page_token"_s), QString());
    story.reply(pageBefore(u"a"_s, oldestFirst()));
    story.reply(lastPage({item(3)}));
    QCOMPARE(story.summaries.at(0).end, End::Complete);
    QCOMPARE(story.list.ids(), idTexts(1, 4));
    QCOMPARE(story.summaries.at(0).progress.rows, 3);
}

QTEST_GUILESS_MAIN(TestQueryLegs)
#include "test_querylegs.moc"
