// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "changingservice.h"
#include "listingfixture.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;

using End = ListingSummary::End;

namespace
{

std::vector<TemplateId> templates(int count)
{
    std::vector<TemplateId> out;
    out.reserve(static_cast<size_t>(count));
    for (int i = 0; i < count; ++i) {
        out.emplace_back(u"t%1"_s.arg(i));
    }
    return out;
}

QStringList strings(const QJsonValue &array)
{
    return array.toVariant().toStringList();
}

} // namespace

class TestFileListing final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestsPagesOfAHundredWithTheConnectionsIdType();
    void sendsTheFilter();
    void requestsTheNextPageBeforeDeliveringTheCurrentOne();
    void splitsMoreThanAHundredTemplates();
    void splitsStatesAndTemplatesWithoutRepeats();
    void endsAtARepeatedPageToken();
    void endsAtAMissingPageToken_data();
    void endsAtAMissingPageToken();
    void readsTheOtherQueriesAfterAHoleInOne();
    void reportsAnEndThatIsNotConfirmed_data();
    void reportsAnEndThatIsNotConfirmed();
    void anEmptyListMayBeLeftOut();
    void skipsAPageThatCannotBeReadAloud();
    void countsIdsOnMoreThanOnePage();
    void distinguishesIdsOfEveryForm();
    void countsItemsWithoutId();
    void countsItemsWithoutIdOnce();
    void keepsWhatArrivedBeforeAFailure();
    void failsWithoutRows();
    void stopsWhileARequestIsInFlight();
    void stopsDuringARateWait();
    void stopsFromWithinRowsArrived();
    void startEndsARunningListingWithoutSummary();
    void reportsRowsOutsideTheWindow();
    void endsAtPagesWithoutNewFiles_data();
    void endsAtPagesWithoutNewFiles();
    void readsOnAfterAFewEmptyPages();
    void appliesBoundsThatTheServiceDisobeys_data();
    void appliesBoundsThatTheServiceDisobeys();
    void believesAnEmptyPeriodAfterATest();
    void believesAnEmptyPeriodOfAnEmptyService();
    void doesNotBelieveAnEmptyPeriodThatCantBeTested();
    void readsChangesWithoutWindows_data();
    void readsChangesWithoutWindows();
    void aHoleSurvivesResuming();
};

void TestFileListing::requestsPagesOfAHundredWithTheConnectionsIdType()
{
    ListingFixture story;
    story.start();
    QVERIFY(story.listing.isRunning());
    QCOMPARE(story.verb(0), u"query"_s);
    QCOMPARE(story.parameter(0, u"page_size"_s), u"100"_s);
    QCOMPARE(story.parameter(0, u"user_id_type"_s), u"open_id"_s);
    QCOMPARE(story.parameter(0, u"page_token"_s), QString());
    QCOMPARE(story.request(0).body, "{}");
}

void TestFileListing::sendsTheFilter()
{
    ListingFixture story;
    FileFilter filter;
    filter.states = {KnownState::PendingSign, KnownState::PendingSeal};
    filter.templates = {TemplateId{u"template-a"_s}};
    filter.updatedFrom = BeijingTime::parse(u"2026-11-01 00:00:00"_s);
    filter.updatedTo = BeijingTime::parse(u"2026-11-19 23:59:59"_s);
    story.start(filter);
    const int list = story.requestCount() - 1;
    QCOMPARE(strings(story.body(list).value("states"_L1)), (QStringList{u"pending_sign"_s, u"pending_seal"_s}));
    QCOMPARE(strings(story.body(list).value("template_ids"_L1)), QStringList{u"template-a"_s});
    QCOMPARE(story.parameter(list, u"update_time_start"_s), u"2026-11-01 00:00:00"_s);
    QCOMPARE(story.parameter(list, u"update_time_end"_s), u"2026-11-19 23:59:59"_s);
}

void TestFileListing::requestsTheNextPageBeforeDeliveringTheCurrentOne()
{
    ListingFixture story;
    int openWhenRowsCame = -1;
    QObject::connect(&story.listing, &FileListing::rowsArrived, &story.context, [&] {
        // The request exists; it is sent as soon as the slots have returned.
        if (openWhenRowsCame < 0) {
            QCoreApplication::processEvents();
            openWhenRowsCame = story.transport.openRequests();
        }
    });
    story.start();
    story.reply(pageBefore(uR"({"cn":"[\"7\"]"})"_s, {item(1), item(2)}));
    QCOMPARE(openWhenRowsCame, 1);
    QCOMPARE(story.parameter(1, u"page_token"_s), uR"({"cn":"[\"7\"]"})"_s);
    QCOMPARE(story.arrived, idTexts(1, 3));
    QCOMPARE(story.progress.back().pages, 1);
    QCOMPARE(story.progress.back().rows, 2);
    story.reply(lastPage({item(3)}));
    story.reply(lastPage());
    QCOMPARE(story.arrived, idTexts(1, 4));
    QCOMPARE(story.summaries.size(), 1U);
    QCOMPARE(story.end(), End::Complete);
    QCOMPARE(story.summaries[0].progress.rows, 3);
    QVERIFY(!story.listing.isRunning());
}

void TestFileListing::splitsMoreThanAHundredTemplates()
{
    ListingFixture story;
    FileFilter filter;
    filter.templates = templates(250);
    story.start(filter);
    const int first = story.requestCount() - 1;
    story.reply(lastPage({item(1)}));
    story.reply(lastPage({item(2)}));
    story.reply(lastPage({item(3)}));
    QStringList asked;
    for (int i = 0; i < 3; ++i) {
        const QStringList ids = strings(story.body(first + i).value("template_ids"_L1));
        QCOMPARE(ids.size(), i < 2 ? 100 : 50);
        asked += ids;
    }
    QCOMPARE(asked.size(), 250);
    QCOMPARE(QSet<QString>(asked.begin(), asked.end()).size(), 250);
    story.reply(lastPage());
    QCOMPARE(story.requestCount(), first + 4);
    QCOMPARE(story.end(), End::Complete);
    QCOMPARE(story.arrived, idTexts(1, 4));
}

void TestFileListing::splitsStatesAndTemplatesWithoutRepeats()
{
    ListingFixture story;
    FileFilter filter;
    filter.templates = templates(101);
    filter.templates.push_back(filter.templates.front());
    for (int i = 0; i < 101; ++i) {
        filter.states.emplace_back(u"state_%1"_s.arg(i));
    }
    story.start(filter);
    const int first = story.requestCount() - 1;
    QSet<QString> pairs;
    for (int i = first; i < first + 4; ++i) {
        const QStringList ids = strings(story.body(i).value("template_ids"_L1));
        const QStringList states = strings(story.body(i).value("states"_L1));
        QVERIFY(ids.size() <= 100 && states.size() <= 100);
        for (const QString &id : ids) {
            for (const QString &state : states) {
                QVERIFY(!pairs.contains(id + state));
                pairs.insert(id + state);
            }
        }
        story.reply(lastPage());
    }
    QCOMPARE(pairs.size(), 101 * 101);
    QVERIFY(!story.body(first + 4).contains("template_ids"_L1)); // the closing query
}

void TestFileListing::endsAtARepeatedPageToken()
{
    ListingFixture story;
    story.start();
    story.reply(pageBefore(u"a"_s, {item(1)}));
    story.reply(pageBefore(u"b"_s, {item(2)}));
    story.reply(pageBefore(u"a"_s, {item(3)}));
    QCOMPARE(story.end(), End::RepeatedPageToken);
    QCOMPARE(story.arrived, idTexts(1, 4));
    QCOMPARE(story.requestCount(), 3);
}

void TestFileListing::endsAtAMissingPageToken_data()
{
    QTest::addColumn<QJsonValue>("token");
    QTest::newRow("missing") << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("null") << QJsonValue(QJsonValue::Null);
    QTest::newRow("empty") << QJsonValue(u""_s);
}

void TestFileListing::endsAtAMissingPageToken()
{
    QFETCH(QJsonValue, token);
    ListingFixture story;
    story.start();
    QJsonObject data{{u"items"_s, QJsonArray{item(1)}}, {u"has_more"_s, true}};
    data.insert(u"page_token"_s, token);
    story.reply(FakeTransport::success(data));
    QCOMPARE(story.end(), End::MissingPageToken);
    QCOMPARE(story.arrived, idTexts(1, 2));
    QCOMPARE(story.requestCount(), 1);
}

void TestFileListing::readsTheOtherQueriesAfterAHoleInOne()
{
    ListingFixture story;
    FileFilter filter;
    filter.templates = templates(101);
    story.start(filter);
    const int first = story.requestCount() - 1;
    story.reply(pageBefore({}, {item(1)}));
    QVERIFY(story.summaries.empty());
    story.reply(lastPage({item(2)}));
    QCOMPARE(story.end(), End::MissingPageToken);
    QCOMPARE(story.arrived, idTexts(1, 3));
    QCOMPARE(story.requestCount(), first + 2);
}

// The rows are shown, but the list is not called complete.
void TestFileListing::reportsAnEndThatIsNotConfirmed_data()
{
    QTest::addColumn<QJsonObject>("last");
    QTest::newRow("the end not said") << QJsonObject{{u"items"_s, QJsonArray{item(2)}}};
    QTest::newRow("no list of items") << QJsonObject{{u"has_more"_s, false}};
}

void TestFileListing::reportsAnEndThatIsNotConfirmed()
{
    QFETCH(QJsonObject, last);
    ListingFixture story;
    story.start();
    story.reply(pageWithoutHasMore({item(1)}, u"a"_s));
    story.reply(FakeTransport::success(last));
    QCOMPARE(story.end(), End::Unconfirmed);
    QVERIFY(story.arrived.contains(idText(1)));
    QCOMPARE(story.requestCount(), 2);
}

// Services of this kind often send an empty list as null or not at all.
void TestFileListing::anEmptyListMayBeLeftOut()
{
    ListingFixture story;
    story.start();
    story.reply(lastPage({item(1)}));
    story.reply(FakeTransport::success({{u"has_more"_s, false}})); // the closing query
    QCOMPARE(story.end(), End::Complete);
}

void TestFileListing::skipsAPageThatCannotBeReadAloud()
{
    ListingFixture story;
    story.start();
    story.reply(pageBefore(u"a"_s, {item(1)}));
    const HttpReply bad =
        FakeTransport::success({{u"items"_s, u"none"_s}, {u"has_more"_s, true}, {u"page_token"_s, u"b"_s}});
    story.reply(bad);
    story.reply(bad);
    story.reply(lastPage({item(3)}));
    QCOMPARE(story.end(), End::PagesUnreadable);
    QCOMPARE(story.summaries.at(0).unreadablePages, 1);
    QCOMPARE(story.arrived, (QStringList{idText(1), idText(3)}));
}

// Almost all ids are whole numbers of 63 bits, but "1", "01" and "１" are three different ids.
void TestFileListing::distinguishesIdsOfEveryForm()
{
    QJsonArray rows;
    for (const QString &id : {u"0"_s, u"01"_s, u"1"_s, u"ou_7dab"_s, u"99999999999999999999"_s, u"-1"_s, u"１"_s}) {
        QJsonObject row = item(1);
        row[u"signature_file_id"_s] = id;
        rows.append(row);
    }
    ListingFixture story;
    story.start();
    story.reply(pageBefore(u"a"_s, rows));
    QCOMPARE(story.progress.back().rows, 7);
    story.reply(pageBefore(u"b"_s, rows));
    QCOMPARE(story.progress.back().rows, 7);
    story.reply(lastPage());
    story.reply(lastPage());
    QCOMPARE(story.summaries[0].repeatedIds, 7);
}

void TestFileListing::countsIdsOnMoreThanOnePage()
{
    ListingFixture story;
    story.start();
    story.reply(pageBefore(u"a"_s, {item(1), item(2)}));
    story.reply(lastPage({item(2, u"terminated"_s, u"2026-11-20 07:00:00"_s), item(3)}));
    story.reply(lastPage());
    QCOMPARE(story.end(), End::Complete);
    QCOMPARE(story.summaries[0].repeatedIds, 1);
    QCOMPARE(story.summaries[0].progress.rows, 3);
    // Both sightings are delivered: the merge rule decides which one counts, not the order of pages.
    QCOMPARE(story.arrived.count(idText(2)), 2);
}

void TestFileListing::countsItemsWithoutId()
{
    ListingFixture story;
    story.start();
    QJsonObject nameless = item(1);
    nameless.remove(u"signature_file_id"_s);
    story.reply(lastPage({nameless, item(2)}));
    story.reply(lastPage());
    QCOMPARE(story.end(), End::Complete);
    QCOMPARE(story.summaries[0].itemsWithoutId, 1);
    QCOMPARE(story.arrived, idTexts(2, 3));
    story.refresh();
    story.reply(lastPage({nameless}));
    QCOMPARE(story.summaries[1].itemsWithoutId, 1);
}

void TestFileListing::countsItemsWithoutIdOnce()
{
    ListingFixture story;
    story.start();
    QJsonObject nameless = item(1);
    nameless.remove(u"signature_file_id"_s);
    story.reply(pageBefore(u"a"_s, {nameless, item(2)}));
    story.reply(lastPage({item(3)}));
    story.reply(lastPage({nameless})); // the closing query
    QCOMPARE(story.end(), End::Complete);
    QCOMPARE(story.summaries[0].itemsWithoutId, 1);
}

void TestFileListing::keepsWhatArrivedBeforeAFailure()
{
    ListingFixture story;
    story.start();
    story.reply(pageBefore(u"a"_s, {item(1)}));
    story.reply(FakeTransport::refusal(400, 99991672));
    QCOMPARE(story.summaries.size(), 1U);
    QCOMPARE(story.end(), End::Failed);
    QCOMPARE(story.summaries[0].error.value().kind, ApiErrorKind::ScopeMissing);
    QCOMPARE(story.summaries[0].progress.rows, 1);
    QCOMPARE(story.arrived, idTexts(1, 2));
    QCOMPARE(story.requestCount(), 2); // nothing is read again, and an incomplete list needs no closing query
}

void TestFileListing::failsWithoutRows()
{
    ListingFixture story;
    story.start();
    story.reply(FakeTransport::bare(404, "404 page not found"));
    QCOMPARE(story.end(), End::Failed);
    QCOMPARE(story.summaries[0].error.value().kind, ApiErrorKind::NotFound);
    QCOMPARE(story.summaries[0].progress.rows, 0);
    QVERIFY(story.arrived.isEmpty());
}

void TestFileListing::stopsWhileARequestIsInFlight()
{
    ListingFixture story;
    story.start();
    story.reply(pageBefore(u"a"_s, {item(1)}));
    story.listing.stop();
    QVERIFY(!story.listing.isRunning());
    story.reply(lastPage({item(2)}));
    story.listing.stop();
    QCOMPARE(story.summaries.size(), 1U);
    QCOMPARE(story.end(), End::Stopped);
    QCOMPARE(story.arrived, idTexts(1, 2));
    QCOMPARE(story.requestCount(), 2);
}

void TestFileListing::stopsDuringARateWait()
{
    ListingFixture story;
    story.session.client().gate(Endpoint::QuerySignatureFiles).setCapacity(1);
    story.start();
    story.reply(pageBefore(u"a"_s, {item(1)}));
    QCOMPARE(story.requestCount(), 1);
    QCOMPARE(story.waits.size(), 1U);
    QCOMPARE(story.waits[0].cause, WaitCause::OwnLimit);
    QVERIFY(story.waits[0].length > 59s);
    story.listing.stop();
    QCOMPARE(story.end(), End::Stopped);
    story.pass(2min);
    QCOMPARE(story.requestCount(), 1);
    QCOMPARE(story.summaries.size(), 1U);
}

void TestFileListing::stopsFromWithinRowsArrived()
{
    ListingFixture story;
    QObject::connect(&story.listing, &FileListing::rowsArrived, &story.listing, &FileListing::stop);
    story.start();
    story.reply(pageBefore(u"a"_s, {item(1)}));
    QCOMPARE(story.end(), End::Stopped);
    QVERIFY(story.progress.empty()); // nothing is emitted after the end
    QCOMPARE(story.summaries.size(), 1U);
    QCOMPARE(story.requestCount(), 1);
}

void TestFileListing::startEndsARunningListingWithoutSummary()
{
    ListingFixture story;
    story.start();
    story.reply(pageBefore(u"a"_s, {item(1)}));
    FileFilter other;
    other.files = {fileId(2)};
    story.start(other);
    story.reply(lastPage({item(2)}));
    QCOMPARE(story.requestCount(), 3);
    QCOMPARE(story.summaries.size(), 1U);
    QCOMPARE(story.summaries[0].progress.rows, 1);
    QCOMPARE(story.arrived, idTexts(1, 3));
}

void TestFileListing::reportsRowsOutsideTheWindow()
{
    ListingFixture story;
    FileFilter filter;
    filter.updatedFrom = BeijingTime::parse(u"2026-11-19 00:00:00"_s);
    filter.updatedTo = BeijingTime::parse(u"2026-11-19 12:00:00"_s);
    int distrusted = 0;
    QObject::connect(&story.session, &Session::windowFaulted, &story.context, [&] { ++distrusted; });
    story.start(filter);
    story.reply(lastPage({item(1), item(2, u"pending_sign"_s, u"2026-11-19 12:00:01"_s),
                          item(3, u"pending_sign"_s, u"2026-11-18 23:59:59"_s)}));
    QCOMPARE(story.session.windowEvidence().faults(), 1);
    QCOMPARE(distrusted, 1);
    QCOMPARE(story.reloads, 1);
    QCOMPARE(story.parameter(story.requestCount() - 1, u"update_time_start"_s), QString());
}

// A service that goes on with other tokens but the same files, or with none, must not be read for ever.
void TestFileListing::endsAtPagesWithoutNewFiles_data()
{
    QTest::addColumn<QJsonArray>("rows");
    QTest::newRow("the same files") << QJsonArray{item(1), item(2)};
    QTest::newRow("no files") << QJsonArray();
}

void TestFileListing::endsAtPagesWithoutNewFiles()
{
    QFETCH(QJsonArray, rows);
    ListingFixture story;
    story.start();
    story.reply(pageBefore(u"0"_s, {item(1), item(2)}));
    for (int page = 1; story.summaries.empty(); ++page) {
        QVERIFY(page <= 3);
        story.reply(pageBefore(QString::number(page), rows));
    }
    QCOMPARE(story.end(), End::NothingNew);
    QCOMPARE(story.arrived.mid(0, 2), idTexts(1, 3));
}

void TestFileListing::readsOnAfterAFewEmptyPages()
{
    ListingFixture story;
    story.start();
    story.reply(pageBefore(u"a"_s, {item(1)}));
    story.reply(pageBefore(u"b"_s, {}));
    story.reply(pageBefore(u"c"_s, {item(1)}));
    story.reply(lastPage({item(2)}));
    story.reply(lastPage());
    QCOMPARE(story.end(), End::Complete);
    QCOMPARE(story.list.ids(), idTexts(1, 3));
}

namespace
{

FileFilter november(int from, int to)
{
    FileFilter filter;
    filter.updatedFrom = BeijingTime::parse(u"2026-11-%1 00:00:00"_s.arg(from, 2, 10, QChar(u'0')));
    filter.updatedTo = BeijingTime::parse(u"2026-11-%1 23:59:59"_s.arg(to, 2, 10, QChar(u'0')));
    return filter;
}

// A file each day from the first to the nineteenth of November.
void fillNovember(ChangingService &service)
{
    for (int day = 1; day < 20; ++day) {
        service.put(day, u"pending_sign"_s, u"template-a"_s,
                    november(day, day).updatedFrom.value().plus(std::chrono::hours{12}));
    }
}

} // namespace

// The document describes the two bounds the wrong way round: "start" as the latest time, "end" as the earliest.
void TestFileListing::appliesBoundsThatTheServiceDisobeys_data()
{
    using Bounds = ChangingService::Bounds;
    using Order = ChangingService::Order;
    QTest::addColumn<Bounds>("bounds");
    QTest::addColumn<Order>("order");
    for (const auto order : {Order::NewestFirst, Order::OldestFirst, Order::ById}) {
        const int number = static_cast<int>(order);
        QTest::addRow("as described, order %d", number) << Bounds::Swapped << order;
        QTest::addRow("ignored, order %d", number) << Bounds::Ignored << order;
        QTest::addRow("nothing inside, order %d", number) << Bounds::Empty << order;
    }
}

void TestFileListing::appliesBoundsThatTheServiceDisobeys()
{
    QFETCH(ChangingService::Bounds, bounds);
    QFETCH(ChangingService::Order, order);
    ChangingFixture story(order, 100);
    fillNovember(story.service);
    story.service.setBounds(bounds);
    story.start(november(5, 9));
    story.service.serve(1s);
    QCOMPARE(story.list.ids(), idTexts(5, 10));
    QCOMPARE(story.end(), End::Complete);
    QCOMPARE(story.session.windowEvidence().faults(), 1);
    QVERIFY(story.summaries.at(0).appliesBounds);
    QCOMPARE(story.summaries.at(0).progress.rows, 5);
    // The second fault breaks windows: then no filter needs further proof.
    story.start(november(6, 9));
    story.service.serve(1s);
    QCOMPARE(story.session.windowTrust(), WindowTrust::Broken);
    const int before = story.requestCount();
    story.list.clear();
    story.start(november(3, 4));
    story.service.serve(1s);
    QCOMPARE(story.list.ids(), idTexts(3, 5));
    QCOMPARE(story.requestCount(), before + 1);
}

void TestFileListing::believesAnEmptyPeriodAfterATest()
{
    ChangingFixture story(ChangingService::Order::NewestFirst, 100);
    fillNovember(story.service);
    story.start(november(20, 20));
    story.service.serve(1s);
    QCOMPARE(story.end(), End::Complete);
    QVERIFY(!story.summaries.at(0).appliesBounds);
    QVERIFY(story.list.ids().isEmpty());
    // Two looks at the data clock, the list, a page without bounds, a window around one of its files, the closing
    // query.
    QCOMPARE(story.requestCount(), 6);
    QCOMPARE(story.parameter(3, u"update_time_start"_s), QString());
    QCOMPARE(story.parameter(4, u"update_time_start"_s), u"2026-11-01 11:59:59"_s);
    QCOMPARE(story.parameter(4, u"update_time_end"_s), u"2026-11-01 12:00:01"_s);
}

void TestFileListing::believesAnEmptyPeriodOfAnEmptyService()
{
    ChangingFixture story(ChangingService::Order::NewestFirst, 100);
    story.start(november(20, 20));
    story.service.serve(1s);
    QCOMPARE(story.end(), End::Complete);
    // Four looks at the data clock, the list, a page without bounds, the closing query.
    QCOMPARE(story.requestCount(), 7);
    QCOMPARE(story.parameter(6, u"update_time_start"_s), QString()); // whatever comes is new
}

void TestFileListing::doesNotBelieveAnEmptyPeriodThatCantBeTested()
{
    ChangingFixture story(ChangingService::Order::NewestFirst, 100);
    fillNovember(story.service);
    for (int day = 1; day < 20; ++day) {
        story.service.hideTime(day);
    }
    story.start(november(5, 9));
    story.service.serve(1s);
    QCOMPARE(story.end(), End::Unconfirmed);
}

// What was updated while the list was read is looked for at its top, if the service lists the newest files first.
void TestFileListing::readsChangesWithoutWindows_data()
{
    using Order = ChangingService::Order;
    QTest::addColumn<Order>("order");
    QTest::addColumn<End>("end");
    QTest::newRow("newest first") << Order::NewestFirst << End::Complete;
    QTest::newRow("oldest first") << Order::OldestFirst << End::ChangesUnknown;
    QTest::newRow("by id") << Order::ById << End::ChangesUnknown;
}

void TestFileListing::readsChangesWithoutWindows()
{
    QFETCH(ChangingService::Order, order);
    ChangingFixture story(order, 5);
    fillNovember(story.service);
    story.service.setBounds(ChangingService::Bounds::Ignored);
    story.breakWindows();
    story.start();
    int served = 0;
    story.service.serve(1s, [&] {
        if (++served == 2) {
            story.service.change(1, u"terminated"_s, u"template-a"_s); // jumps to the first page
        }
    });
    QTEST(story.end(), "end");
    if (story.end() == End::Complete) {
        QCOMPARE(story.listed(), story.service.truth({}));
        QVERIFY(story.requestCount() <= 5);
    }
}

void TestFileListing::aHoleSurvivesResuming()
{
    ListingFixture story;
    FileFilter filter;
    filter.templates = templates(101);
    story.start(filter);
    story.reply(pageBefore({}, {item(1)}));
    story.reply(FakeTransport::refusal(400, 99991403));
    QCOMPARE(story.end(), End::Failed);
    story.refresh();
    story.reply(lastPage({item(2)}));
    QCOMPARE(story.summaries.at(1).end, End::MissingPageToken);
}

QTEST_GUILESS_MAIN(TestFileListing)
#include "test_filelisting.moc"
