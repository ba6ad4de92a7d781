// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/dataclock.h"
#include "service/dataclocklook.h"
#include "service/filelookup.h"
#include "service/pagewalk.h"
#include "servicefixture.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;

namespace
{

FileSighting updatedAt(int number, qint64 unixSeconds)
{
    FileSighting sighting = sightings(number, number + 1)[0];
    sighting.file.updateTime = BeijingTime::fromUnixSeconds(unixSeconds);
    return sighting;
}

Instant at(qint64 unixSeconds)
{
    return Instant(std::chrono::seconds(unixSeconds));
}

} // namespace

class TestDataClock final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheNewestUpdateTime();
    void isNeverLaterThanTheReply();
    void needsAnUpdateTime();
    void remembersTheNewestRows();
    void forgetsATerminatedRow();
    void isMovedOnlyByUnfilteredLooks_data();
    void isMovedOnlyByUnfilteredLooks();
    void isNotMovedByALookup();
    void datesRowsByTheStartOfTheirRequest();
    void looksBackAsFarAsNeeded();
    void looksOnceIfTheLastHourShowsAFile();
    void looksWithoutABoundAtLast();
    void countsALaterTimeAsTheDate();
    void endsALookThatFails();
    void endsALookWithoutADate();
};

void TestDataClock::isTheNewestUpdateTime()
{
    DataClock clock;
    QCOMPARE(clock.now(), std::nullopt);
    clock.observe(std::vector{updatedAt(1, 100), updatedAt(2, 300), updatedAt(3, 200)}, at(1000));
    QVERIFY(clock.now() == at(300));
    clock.observe(std::vector{updatedAt(4, 50)}, at(1000));
    QVERIFY(clock.now() == at(300));
}

void TestDataClock::isNeverLaterThanTheReply()
{
    DataClock clock;
    clock.observe(std::vector{updatedAt(1, 5000)}, at(1000));
    QVERIFY(clock.now() == at(1000)); // nothing says when it was updated, except that it was before the reply
    QVERIFY(clock.sentinels().empty());
    clock.observe(std::vector{updatedAt(1, 5000)}, Instant::min());
    QVERIFY(clock.now() == at(1000));
}

void TestDataClock::needsAnUpdateTime()
{
    FileSighting row = updatedAt(1, 1);
    row.file.updateTime.reset();
    DataClock clock;
    clock.observe(std::vector{row}, at(1000));
    QCOMPARE(clock.now(), std::nullopt);
}

void TestDataClock::remembersTheNewestRows()
{
    DataClock clock;
    for (int number = 1; number <= 20; ++number) {
        clock.observe(std::vector{updatedAt(number, number)}, at(1000));
    }
    clock.observe(std::vector{updatedAt(19, 100), updatedAt(18, 2)}, at(1000));
    QCOMPARE(clock.sentinels().size(), DataClock::maxSentinels);
    QCOMPARE(clock.sentinels().front().file, fileId(19));
    QVERIFY(clock.sentinels().front().updated == at(100));
    QCOMPARE(clock.sentinels()[1].file, fileId(20));
    QVERIFY(clock.sentinels()[2].updated == at(18));
    QCOMPARE(clock.sentinels().back().file, fileId(13));
}

// A check asks for no terminated files.
void TestDataClock::forgetsATerminatedRow()
{
    DataClock clock;
    clock.observe(std::vector{updatedAt(1, 100), updatedAt(2, 200)}, at(1000));
    FileSighting terminated = updatedAt(2, 300);
    terminated.file.state = KnownState::Terminated;
    clock.observeFiltered(std::vector{terminated}, at(1000));
    QCOMPARE(clock.sentinels().size(), 1U);
    QCOMPARE(clock.sentinels().front().file, fileId(1));
}

void TestDataClock::isMovedOnlyByUnfilteredLooks_data()
{
    QTest::addColumn<FileFilter>("filter");
    QTest::addColumn<bool>("moves");
    FileFilter filter;
    QTest::newRow("all") << filter << true;
    filter.updatedFrom = BeijingTime::parse(u"2026-11-01 00:00:00"_s);
    filter.updatedTo = BeijingTime::parse(u"2026-11-20 00:00:00"_s);
    QTest::newRow("a window") << filter << true;
    filter.states = {KnownState::PendingSign};
    QTest::newRow("states") << filter << false;
    filter.states.clear();
    filter.templates = {TemplateId(u"template-a"_s)};
    QTest::newRow("templates") << filter << false;
    filter = {};
    filter.files = {fileId(1)};
    QTest::newRow("a file") << filter << false;
}

void TestDataClock::isMovedOnlyByUnfilteredLooks()
{
    QFETCH(FileFilter, filter);
    QFETCH(bool, moves);
    ServiceFixture fixture;
    PageWalk walk(fixture.session, {.filter = filter}, nullptr);
    std::optional<Instant> dataTime;
    connect(&walk, &PageWalk::pageArrived, this, [&](const WalkedPage &page) { dataTime = page.stamp.dataTime; });
    walk.start();
    fixture.settle();
    fixture.reply(lastPage({item(1)}));
    const Instant updated = BeijingTime::parse(u"2026-11-19 12:00:00"_s)->instant();
    QVERIFY(fixture.session.dataClock().now() == (moves ? std::optional(updated) : std::nullopt));
    QVERIFY(dataTime == fixture.session.dataClock().now());
    QCOMPARE(fixture.session.dataClock().sentinels().size(), 1U); // a row by which a window can be tried, all the same
}

void TestDataClock::isNotMovedByALookup()
{
    ServiceFixture fixture;
    FileLookup lookup(fixture.session, Priority::Listing, nullptr);
    std::optional<FileSighting> found;
    connect(&lookup, &FileLookup::found, this, [&](const FileSighting &sighting) { found = sighting; });
    lookup.lookUp({fileId(1)});
    fixture.settle();
    fixture.reply(lastPage({item(1)}));
    QVERIFY(found.has_value());
    QCOMPARE(found->stamp.dataTime, std::nullopt);
    QCOMPARE(fixture.session.dataClock().now(), std::nullopt);
    QCOMPARE(fixture.session.dataClock().sentinels().size(), 1U);
}

// What another request shows meanwhile may be later than what this one shows.
void TestDataClock::datesRowsByTheStartOfTheirRequest()
{
    ServiceFixture fixture;
    fixture.session.dataClock().observe(std::vector{updatedAt(1, 100)}, at(1000));
    FileFilter filter;
    filter.states = {KnownState::PendingSign};
    PageWalk walk(fixture.session, {.filter = filter}, nullptr);
    std::vector<std::optional<Instant>> dataTimes;
    connect(&walk, &PageWalk::pageArrived, this,
            [&](const WalkedPage &page) { dataTimes.push_back(page.rows.at(0).stamp.dataTime); });
    FileLookup lookup(fixture.session, Priority::Listing, nullptr);
    connect(&lookup, &FileLookup::found, this,
            [&](const FileSighting &sighting) { dataTimes.push_back(sighting.stamp.dataTime); });
    walk.start();
    fixture.settle();
    lookup.lookUp({fileId(1)});
    fixture.settle();
    fixture.session.dataClock().observe(std::vector{updatedAt(2, 300)}, at(1000));
    fixture.reply(lastPage({item(1)}));
    fixture.reply(lastPage({item(1)}));
    QCOMPARE(dataTimes.size(), 2U);
    QVERIFY(dataTimes[0] == at(100));
    QVERIFY(dataTimes[1] == at(100));
}

namespace
{

// A look at the data clock, and how it ended.
struct Look : ServiceFixture {
    DataClockLook look{session, Priority::Listing, nullptr};
    std::optional<DataClockLook::Conclusion> conclusion;

    Look()
    {
        learnClock();
        QObject::connect(&look, &DataClockLook::ended, &session, [this](auto ended) { conclusion = ended; });
        look.start();
        settle();
    }
    [[nodiscard]] QString from(int request) const { return parameter(request, u"update_time_start"_s); }
};

} // namespace

void TestDataClock::looksBackAsFarAsNeeded()
{
    Look story;
    story.reply(lastPage());
    story.reply(lastPage());
    QVERIFY(!story.conclusion);
    story.reply(lastPage({item(1, u"pending_sign"_s, u"2026-11-02 12:00:00"_s)}));
    QVERIFY(story.conclusion == DataClockLook::Conclusion::UpToDate);
    QCOMPARE(story.requestCount(), 3);
    QCOMPARE(story.from(0), u"2026-11-20 07:00:00"_s);
    QCOMPARE(story.from(1), u"2026-11-19 08:00:00"_s);
    QCOMPARE(story.from(2), u"2026-10-21 08:00:00"_s);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(story.request(i).body, "{}");
        QCOMPARE(story.parameter(i, u"update_time_end"_s), QString());
    }
    QVERIFY(story.session.dataClock().now() == BeijingTime::parse(u"2026-11-02 12:00:00"_s)->instant());
}

void TestDataClock::looksOnceIfTheLastHourShowsAFile()
{
    Look story;
    story.reply(pageBefore(u"a"_s, {item(1, u"pending_sign"_s, u"2026-11-20 07:59:00"_s)}));
    QVERIFY(story.conclusion == DataClockLook::Conclusion::UpToDate);
    QCOMPARE(story.requestCount(), 1);
}

void TestDataClock::looksWithoutABoundAtLast()
{
    Look story;
    for (int i = 0; i < 3; ++i) {
        QVERIFY(!story.from(i).isEmpty());
        story.reply(lastPage());
    }
    QCOMPARE(story.from(3), QString());
    story.reply(lastPage());
    QVERIFY(story.conclusion == DataClockLook::Conclusion::NothingSeen);
    QCOMPARE(story.requestCount(), 4);
    QCOMPARE(story.session.dataClock().now(), std::nullopt);
}

void TestDataClock::countsALaterTimeAsTheDate()
{
    Look story;
    story.reply(lastPage({item(1, u"pending_sign"_s, u"2026-11-20 16:00:00"_s)}));
    QVERIFY(story.conclusion == DataClockLook::Conclusion::UpToDate);
    QVERIFY(story.session.dataClock().now() == BeijingTime::parse(u"2026-11-20 08:00:00"_s)->instant());
}

void TestDataClock::endsALookThatFails()
{
    Look story;
    story.reply(FakeTransport::refusal(400, 99991403));
    QVERIFY(story.conclusion == DataClockLook::Conclusion::Failed);
    QCOMPARE(story.session.dataClock().now(), std::nullopt);
}

// Nothing says whether the update time of a row lies in the future.
void TestDataClock::endsALookWithoutADate()
{
    ServiceFixture fixture;
    HttpReply token = FakeTransport::success({});
    token.body = R"({"code":0,"msg":"ok","tenant_access_token":"t-test","expire":7200})";
    token.headers.clear();
    fixture.transport.pushTokenReply(token);
    DataClockLook look(fixture.session, Priority::Listing, nullptr);
    std::optional<DataClockLook::Conclusion> conclusion;
    connect(&look, &DataClockLook::ended, this, [&](auto ended) { conclusion = ended; });
    look.start();
    fixture.settle();
    HttpReply page = lastPage({item(1, u"pending_sign"_s, u"2026-11-20 08:00:00"_s)});
    page.headers.clear();
    fixture.reply(page);
    QVERIFY(conclusion == DataClockLook::Conclusion::NothingSeen);
    QCOMPARE(fixture.session.dataClock().now(), std::nullopt);
    QCOMPARE(fixture.requestCount(), 1);
}

QTEST_GUILESS_MAIN(TestDataClock)
#include "test_dataclock.moc"
