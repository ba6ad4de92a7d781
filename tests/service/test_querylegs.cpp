// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "changingservice.h"
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
    void previewsTheNewestFilesOfAnotherOrder();
    void endsThePreviewAtEnoughRows();
    void endsThePreviewAtEnoughPages();
    void startsOverWhenTheTokenExpiredDuringThePreview();
    void previewsOnlyWithinTheFiltersBounds();
    void previewsEndWhateverTheWindowsHold_data();
    void previewsEndWhateverTheWindowsHold();
    void previewsNothingBeforeTheServiceExisted();
    void listsFilesWithoutATime_data();
    void listsFilesWithoutATime();
    void readsRowsWithoutATimeWhole();
    void readsAServiceThatIgnoresWindowsWhole();
    void asksForEachFile();
};

// One query takes one id.
void TestQueryLegs::asksForEachFile()
{
    const auto ids = [](const std::vector<FileFilter> &queries) {
        QStringList texts;
        for (const FileFilter &query : queries) {
            texts += query.files.empty() ? u"none"_s : query.files.front().text();
        }
        return texts;
    };
    const std::vector files{FileId(u"3"_s), FileId(u"1"_s), FileId(u"3"_s)};
    const auto queries = splitQuery({.states = {KnownState::PendingSign}, .files = files});
    QCOMPARE(ids(queries), (QStringList{u"3"_s, u"1"_s}));
    QCOMPARE(queries.back().states.size(), std::size_t{1});
    QCOMPARE(ids(splitQuery({})), QStringList{u"none"_s});
}

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

void TestQueryLegs::previewsTheNewestFilesOfAnotherOrder()
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
    QVERIFY(request <= 5);
    // Then the whole list, from where it was left.
    QCOMPARE(story.window(request), Window());
    QCOMPARE(story.parameter(request, u"page_token"_s), u"a"_s);
    story.reply(lastPage({item(2, u"pending_sign"_s, u"2026-11-19 12:00:00"_s), item(3)}));
    story.reply(lastPage());
    QCOMPARE(story.summaries.at(0).end, End::Complete);
    QCOMPARE(story.list.ids(), idTexts(1, 4));
    QCOMPARE(story.summaries.at(0).repeatedIds, 0);
}

void TestQueryLegs::endsThePreviewAtEnoughRows()
{
    QueryLegs legs{FileFilter()};
    legs.beginPreview(at(u"2026-11-20 08:00:00"_s), u"a"_s);
    legs.advancePreview(900);
    QVERIFY(legs.isInPreview());
    legs.advancePreview(100);
    QVERIFY(!legs.isInPreview());
    QCOMPARE(legs.current(), FileFilter());
    QCOMPARE(legs.nextPageToken(), u"a"_s);
}

// The window of a busy day may have more pages than the whole list is worth showing early.
void TestQueryLegs::endsThePreviewAtEnoughPages()
{
    Story story;
    story.start();
    story.reply(pageBefore(u"a"_s, oldestFirst()));
    int number = 10;
    while (!story.window(story.requestCount() - 1).first.isEmpty()) {
        QVERIFY(story.requestCount() < 50);
        ++number;
        story.reply(pageBefore(QString::number(number), {item(number, u"pending_sign"_s, u"2026-11-19 12:00:00"_s)}));
    }
    QCOMPARE(story.parameter(story.requestCount() - 1, u"page_token"_s), u"a"_s);
}

void TestQueryLegs::startsOverWhenTheTokenExpiredDuringThePreview()
{
    Story story;
    story.start();
    story.reply(pageBefore(u"a"_s, oldestFirst()));
    while (!story.window(story.requestCount() - 1).first.isEmpty()) {
        story.reply(lastPage());
    }
    story.reply(FakeTransport::refusal(400, 1160003));
    QCOMPARE(story.parameter(story.requestCount() - 1, u"page_token"_s), QString());
    story.reply(lastPage(oldestFirst()));
    story.reply(lastPage());
    QCOMPARE(story.summaries.at(0).end, End::Complete);
}

void TestQueryLegs::previewsOnlyWithinTheFiltersBounds()
{
    Story story;
    FileFilter filter;
    filter.updatedFrom = at(u"2026-10-01 00:00:00"_s);
    filter.updatedTo = at(u"2026-11-01 00:00:00"_s);
    filter.states = {KnownState::PendingSign};
    story.start(filter);
    story.reply(pageBefore(u"a"_s, {item(1, u"pending_sign"_s, u"2026-10-01 00:00:00"_s),
                                    item(2, u"pending_sign"_s, u"2026-10-31 00:00:00"_s)}));
    QCOMPARE(story.window(2), (Window{u"2026-10-31 00:00:00"_s, u"2026-11-01 00:00:00"_s})); // after a look and a page
    QVERIFY(story.body(2).contains("states"_L1));
    story.reply(lastPage());
    QCOMPARE(story.window(3), (Window{u"2026-10-14 23:59:59"_s, u"2026-10-30 23:59:59"_s}));
    story.reply(lastPage());
    QCOMPARE(story.window(4), (Window{u"2026-10-01 00:00:00"_s, u"2026-10-14 23:59:58"_s}));
    story.reply(lastPage());
    QCOMPARE(story.window(5), (Window{u"2026-10-01 00:00:00"_s, u"2026-11-01 00:00:00"_s}));
    QCOMPARE(story.parameter(5, u"page_token"_s), u"a"_s);
}

void TestQueryLegs::previewsEndWhateverTheWindowsHold_data()
{
    QTest::addColumn<qint64>("rows");
    for (const qint64 rows : {0, 1, 999, 1'000, 50'000, 100'000'000}) {
        QTest::newRow(QByteArray::number(rows).constData()) << rows;
    }
}

void TestQueryLegs::previewsEndWhateverTheWindowsHold()
{
    QFETCH(qint64, rows);
    QueryLegs legs{FileFilter()};
    legs.beginPreview(at(u"2026-11-20 08:00:00"_s), u"a"_s);
    QVERIFY(!legs.current().updatedTo);
    for (int windows = 1; legs.isInPreview(); ++windows) {
        QVERIFY(windows < 10);
        const auto from = legs.current().updatedFrom;
        legs.advancePreview(rows);
        QVERIFY(!legs.isInPreview() || legs.current().updatedTo == from->plus(-1s));
    }
    QVERIFY(legs.hadPreview());
    QCOMPARE(legs.current(), FileFilter());
}

// Even if the filter ends long before.
void TestQueryLegs::previewsNothingBeforeTheServiceExisted()
{
    FileFilter filter;
    filter.updatedTo = at(u"0001-01-01 00:00:00"_s);
    QueryLegs legs{filter};
    legs.beginPreview(at(u"2026-11-20 08:00:00"_s), u"a"_s);
    legs.advancePreview(0);
    QVERIFY(!legs.isInPreview());
    QCOMPARE(legs.current(), filter);
}

// No window shows a file without an update time, whichever page it is on.
void TestQueryLegs::listsFilesWithoutATime_data()
{
    using Order = ChangingService::Order;
    QTest::addColumn<Order>("order");
    QTest::newRow("oldest first") << Order::OldestFirst;
    QTest::newRow("newest first") << Order::NewestFirst;
    QTest::newRow("by id") << Order::ById;
}

void TestQueryLegs::listsFilesWithoutATime()
{
    QFETCH(ChangingService::Order, order);
    ChangingFixture story(order, 100);
    for (int number = 0; number < 300; ++number) {
        story.service.put(number, u"pending_sign"_s, u"template-a"_s,
                          at(u"2026-06-01 00:00:00"_s).plus(std::chrono::hours{number * 37 % 300}));
    }
    for (const int number : {150, 222, 299}) {
        story.service.hideTime(number);
    }
    story.start();
    story.service.serve(1s);
    QCOMPARE(story.list.ids(), idTexts(0, 300));
    QCOMPARE(story.summaries.at(0).end, End::Complete);
    QCOMPARE(story.summaries.at(0).progress.rows, 300);
    // What changes without a time is in no query for changes either: the list is read again.
    story.service.put(222, u"terminated"_s, u"template-a"_s, story.service.now());
    story.service.hideTime(222);
    story.refresh();
    story.service.serve(1s);
    QCOMPARE(story.list.files().value(idText(222)).file.state.name(), u"terminated"_s);
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
    QCOMPARE(story.session.windowEvidence().faults(), 1);
    QCOMPARE(story.window(2), Window());
    QCOMPARE(story.parameter(2, u"page_token"_s), u"a"_s);
    story.reply(lastPage({item(3)}));
    // Neither a window nor the first pages show what was updated meanwhile.
    QCOMPARE(story.summaries.at(0).end, End::ChangesUnknown);
    QCOMPARE(story.list.ids(), idTexts(1, 4));
    QCOMPARE(story.summaries.at(0).progress.rows, 3);
}

QTEST_GUILESS_MAIN(TestQueryLegs)
#include "test_querylegs.moc"
