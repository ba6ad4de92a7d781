// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "servicefixture.h"

#include "service/preflight.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;

namespace
{

QString now()
{
    return u"2026-11-20 08:00:05"_s;
}

struct Story : ServiceFixture {
    Preflight preflight{session, nullptr, 1}; // a window for two files
    std::vector<PreflightResult> results;
    std::vector<Wait> waits;
    QObject context;

    Story()
    {
        QObject::connect(&preflight, &Preflight::finished, &context,
                         [this](const PreflightResult &result) { results.push_back(result); });
        QObject::connect(&preflight, &Preflight::waiting, &context, [this](Wait wait) { waits.push_back(wait); });
    }
    void start(std::vector<FileSighting> files)
    {
        preflight.start(std::move(files));
        settle();
    }
    [[nodiscard]] QString stateOf(int index) const
    {
        return results.at(0).files.at(static_cast<size_t>(index)).file.state.name();
    }
};

QString sentinelUpdate()
{
    return u"2026-11-20 07:59:00"_s;
}

// A story that knows the service's clock and so may use the window.
struct WindowStory : Story {
    WindowStory()
    {
        learnClock();
        proveWindows();
    }
    //! Three rows by which a window can be tried, so that no file of the check is needed for it.
    void seeSentinels()
    {
        auto seen = sightings(80, 83);
        for (FileSighting &row : seen) {
            row.file.updateTime = BeijingTime::parse(sentinelUpdate());
        }
        session.dataClock().observe(seen, session.latestTime());
    }
};

// The last page of a window, with the rows of seeSentinels().
HttpReply lastPageWithSentinels(QJsonArray items = {})
{
    for (int number = 80; number < 83; ++number) {
        items.append(item(number, u"pending_sign"_s, sentinelUpdate()));
    }
    return lastPage(items);
}

} // namespace

class TestPreflight final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void queriesTheWindowSinceTheOldestRequest();
    void startsByTheTimeOfTheData();
    void looksUpFewFiles();
    void looksUpTheFirstFilesWhileWindowsAreUnproven();
    void dropsLookupsThatTheGateHoldsUp();
    void reportsTheDataTimeOfAWholeWindow();
    void trustsNoWindowWhoseStartIsIgnored();
    void looksUpFilesWhenTheProbeProvesNothing();
    void triesTheWindowByRowsThatItMustShow();
    void triesTheWindowByItsOwnFiles();
    void usesWindowsAgainAfterOneFault();
    void keepsAWindowThatWasNotReadToItsEnd();
    void keepsAWindowWhoseMissingRowIsGone();
    void looksUpWhatNoWindowAnswers();
    void looksUpNothingThatWasNotAskedFor();
    void looksUpAFileWhoseRowIsOlderThanItsSighting();
    void looksUpAFileWhoseStateCantBeRead();
    void believesALookupWhateverItsUpdateTime();
    void distrustsWindowsWhenAnUpdateTimeStays();
    void replacesFilesByTheirNewerSightings();
    void looksUpASingleFile();
    void looksUpFilesWithoutTheServicesClock();
    void looksUpFilesWhenTheWindowIsDistrusted();
    void fallsBackToLookupsWhenTheyCostLess();
    void fallsBackToLookupsAtARowOutsideTheWindow();
    void fallsBackToLookupsWhenTheSessionDistrustsTheWindow();
    void fallsBackToLookupsAtAHole();
    void fallsBackToLookupsAtARepeatedPageToken();
    void fallsBackToLookupsWhenAnItemHasNoId_data();
    void fallsBackToLookupsWhenAnItemHasNoId();
    void fallsBackToLookupsWhenThePageProvesNothing_data();
    void fallsBackToLookupsWhenThePageProvesNothing();
    void skipsAFileThatALookupDoesNotShow_data();
    void skipsAFileThatALookupDoesNotShow();
    void reportsFilesThatAreNotVisible();
    void treatsOtherFilesAsABadReply();
    void failsWithTheFirstError_data();
    void failsWithTheFirstError();
    void datesTheCheckByTheAnsweredRequest();
    void reportsWaits();
    void canBeCancelled();
    void checksNothing();
};

void TestPreflight::queriesTheWindowSinceTheOldestRequest()
{
    WindowStory story;
    auto files = sightings(1, 4);
    *files[1].stamp.dataTime -= 1h;
    story.seeSentinels();
    story.start(files);
    QCOMPARE(story.requestCount(), 1);
    QCOMPARE(story.parameter(0, u"update_time_start"_s), u"2026-11-20 06:50:00"_s);
    QCOMPARE(story.parameter(0, u"update_time_end"_s), QString());
    QCOMPARE(story.parameter(0, u"user_id_type"_s), u"open_id"_s);
    QCOMPARE(story.request(0).body, "{}");
    story.reply(lastPageWithSentinels());
    QCOMPARE(story.results.size(), 1U);
    QCOMPARE(story.results[0].files, files);
    QVERIFY(story.results[0].notVisible.empty());
    QVERIFY(!story.results[0].error);
    QVERIFY(!story.preflight.isRunning());
}

// A Date header may be hours ahead. The time of the data is not.
void TestPreflight::startsByTheTimeOfTheData()
{
    WindowStory story;
    auto files = sightings(1, 4);
    for (FileSighting &file : files) {
        file.stamp.startedAt += 8h;
    }
    story.seeSentinels();
    story.start(files);
    QCOMPARE(story.parameter(0, u"update_time_start"_s), u"2026-11-20 07:50:00"_s);
}

void TestPreflight::looksUpFewFiles()
{
    WindowStory story;
    Preflight check(story.session);
    check.start(sightings(0, 20));
    story.settle();
    QCOMPARE(story.parameter(0, u"signature_file_id"_s), idText(0));
    QCOMPARE(story.requestCount(), 6); // at a time
    check.start(sightings(0, 21));
    story.settle();
    QCOMPARE(story.parameter(6, u"signature_file_id"_s), QString());
}

// Until windows are proven, as many as the gate lets through in half of a check's life.
void TestPreflight::dropsLookupsThatTheGateHoldsUp()
{
    Story story;
    story.start(sightings(0, 10));
    story.session.client().gate(Endpoint::QuerySignatureFiles).closeFor(60s);
    for (int number = 0; number < 6; ++number) {
        story.reply(lastPage({item(number)}));
    }
    story.pass(14s);
    QVERIFY(story.results.empty());
    story.pass(1s);
    QCOMPARE(story.results.size(), 1U);
    QCOMPARE(story.results[0].unchecked, (QSet<FileId>{fileId(6), fileId(7), fileId(8), fileId(9)}));
    QVERIFY(!story.results[0].error);
    QVERIFY(!story.results[0].dataTime);
    story.pass(60s);
    QCOMPARE(story.requestCount(), 6);
}

// The next check may start there.
void TestPreflight::reportsTheDataTimeOfAWholeWindow()
{
    WindowStory story;
    story.session.dataClock().observe(sightings(0, 2), story.clock.now());
    const auto dataTime = story.session.dataClock().now();
    story.start(sightings(0, 2));
    story.reply(lastPage({item(0), item(1)}));
    QCOMPARE(story.results.size(), 1U);
    QVERIFY(dataTime);
    QVERIFY(story.results[0].dataTime == dataTime);
    QCOMPARE(story.results[0].windowPages, 1);
}

void TestPreflight::looksUpTheFirstFilesWhileWindowsAreUnproven()
{
    Story story;
    story.learnClock();
    story.start(sightings(0, 60));
    for (int i = 0; i < 25; ++i) {
        QCOMPARE(story.parameter(i, u"signature_file_id"_s), idText(i));
        story.reply(lastPage({item(i, i == 3 ? u"terminated"_s : u"pending_sign"_s, now())}));
    }
    QCOMPARE(story.results.size(), 1U);
    QCOMPARE(story.results[0].unchecked.size(), 35);
    QVERIFY(!story.results[0].unchecked.contains(fileId(24)) && story.results[0].unchecked.contains(fileId(25)));
    QCOMPARE(story.stateOf(3), u"terminated"_s);
    // One was seen whose update time moved with its state: a probe decides.
    QCOMPARE(story.session.windowTrust(), WindowTrust::Unproven);
    story.start(sightings(30, 60));
    QCOMPARE(story.parameter(25, u"signature_file_id"_s), QString());
    story.reply(lastPage({item(90), item(91)}));
    QCOMPARE(story.parameter(26, u"update_time_start"_s), u"2026-11-19 11:59:59"_s);
    QCOMPARE(story.parameter(26, u"update_time_end"_s), u"2026-11-19 12:00:01"_s);
    story.reply(lastPage({item(90), item(91)}));
    QCOMPARE(story.parameter(27, u"update_time_start"_s), u"2026-11-19 12:00:01"_s);
    QCOMPARE(story.parameter(27, u"update_time_end"_s), QString());
    story.reply(lastPage({item(3, u"terminated"_s, now())}));
    QCOMPARE(story.session.windowTrust(), WindowTrust::Proven);
    QCOMPARE(story.parameter(28, u"update_time_start"_s), u"2026-11-19 12:00:00"_s); // three known rows lie inside
}

void TestPreflight::trustsNoWindowWhoseStartIsIgnored()
{
    Story story;
    story.learnClock();
    story.session.observeChange(sightings(0, 1)[0], [] {
        FileSighting after = sightings(0, 1, KnownState::Voided)[0];
        after.file.updateTime = BeijingTime::parse(now());
        return after;
    }());
    story.start(sightings(0, 30));
    story.reply(lastPage({item(90)}));
    story.reply(lastPage({item(90)}));
    story.reply(lastPage({item(90)}));
    QCOMPARE(story.session.windowEvidence().faults(), 1);
    QCOMPARE(story.parameter(3, u"signature_file_id"_s), idText(0));
}

// The sample is the row that was unchanged for longest. A window without a list neither has it nor lacks it.
void TestPreflight::looksUpFilesWhenTheProbeProvesNothing()
{
    Story story;
    story.learnClock();
    FileSighting after = sightings(0, 1, KnownState::Voided)[0];
    after.file.updateTime = BeijingTime::parse(now());
    story.session.observeChange(sightings(0, 1)[0], after);
    story.start(sightings(0, 30));
    story.reply(lastPage({item(90), item(91, u"pending_sign"_s, u"2026-11-18 12:00:00"_s)}));
    QCOMPARE(story.parameter(1, u"update_time_start"_s), u"2026-11-18 11:59:59"_s);
    story.reply(FakeTransport::success({}));
    QCOMPARE(story.session.windowTrust(), WindowTrust::Unproven);
    QCOMPARE(story.parameter(2, u"signature_file_id"_s), idText(0));
}

// A window that comes back empty may be an index that lags, or a service that reads the bounds another way.
void TestPreflight::triesTheWindowByRowsThatItMustShow()
{
    WindowStory story;
    auto seen = sightings(80, 83);
    for (FileSighting &row : seen) {
        row.file.updateTime = BeijingTime::parse(u"2026-11-19 12:30:00"_s);
    }
    story.session.dataClock().observe(seen, story.session.latestTime());
    story.start(sightings(1, 4));
    QCOMPARE(story.parameter(0, u"update_time_start"_s), u"2026-11-19 12:30:00"_s); // so that the rows lie inside
    const QString seenAt = u"2026-11-19 12:30:00"_s;
    story.reply(lastPage({item(80, u"pending_sign"_s, seenAt), item(82, u"pending_sign"_s, seenAt)}));
    QCOMPARE(story.parameter(1, u"signature_file_id"_s), idText(81));
    story.reply(lastPage({item(81, u"pending_sign"_s, u"2026-11-19 12:30:00"_s)}));
    QCOMPARE(story.session.windowEvidence().faults(), 1);
    for (int number = 1; number < 4; ++number) {
        QCOMPARE(story.parameter(number + 1, u"signature_file_id"_s), idText(number));
        story.reply(lastPage({item(number, u"voided"_s, now())}));
    }
    QCOMPARE(story.stateOf(2), u"voided"_s);
}

// What was on the pages that were not read is not missing.
void TestPreflight::triesTheWindowByItsOwnFiles()
{
    WindowStory story;
    auto files = sightings(1, 5);
    int hour = 7;
    for (FileSighting &file : files) {
        file.file.updateTime = BeijingTime::parse(u"2026-11-20 0%1:00:00"_s.arg(hour--));
    }
    story.start(files);
    QCOMPARE(story.parameter(0, u"update_time_start"_s), u"2026-11-20 05:00:00"_s); // so that three lie inside
    story.reply(lastPage({item(1, u"pending_sign"_s, u"2026-11-20 07:00:00"_s)}));
    QCOMPARE(story.parameter(1, u"signature_file_id"_s), idText(2));
    story.reply(lastPage({item(2, u"pending_sign"_s, u"2026-11-20 06:00:00"_s)}));
    QCOMPARE(story.session.windowEvidence().faults(), 1);
    QCOMPARE(story.parameter(3, u"signature_file_id"_s), idText(1)); // what it showed counts no more than the rest
}

// One fault may come of a change while pages were read. The next check tests windows anew, and may use them.
void TestPreflight::usesWindowsAgainAfterOneFault()
{
    WindowStory story;
    story.seeSentinels();
    story.start(sightings(1, 4));
    story.reply(lastPage());
    story.reply(lastPage({item(80, u"pending_sign"_s, sentinelUpdate())}));
    for (int number = 1; number < 4; ++number) {
        story.reply(lastPage({item(number)}));
    }
    QCOMPARE(story.results.size(), 1U);
    const int before = story.requestCount();
    story.start(sightings(1, 4));
    story.reply(lastPage({item(90), item(91)}));
    story.reply(lastPage({item(90)}));
    story.reply(lastPageWithSentinels());
    QCOMPARE(story.session.windowTrust(), WindowTrust::Proven);
    story.reply(lastPageWithSentinels());
    QCOMPARE(story.results.size(), 2U);
    QCOMPARE(story.requestCount(), before + 4);
    story.session.addWindowFault(); // by a second query
    QCOMPARE(story.session.windowTrust(), WindowTrust::Broken);
}

void TestPreflight::keepsAWindowThatWasNotReadToItsEnd()
{
    WindowStory story;
    auto files = sightings(1, 4);
    for (FileSighting &file : files) {
        file.file.updateTime = BeijingTime::parse(u"2026-11-20 07:55:00"_s); // inside
    }
    story.start(files);
    story.reply(pageBefore(u"a"_s, {item(90, u"voided"_s, now())}));
    story.reply(pageBefore(u"b"_s, {item(91, u"voided"_s, now())})); // as many pages as two lookups
    for (int number = 1; number < 4; ++number) {
        QCOMPARE(story.parameter(number + 1, u"signature_file_id"_s), idText(number));
        story.reply(lastPage({item(number, u"pending_sign"_s, u"2026-11-20 07:55:00"_s)}));
    }
    QCOMPARE(story.results.size(), 1U);
    QCOMPARE(story.session.windowTrust(), WindowTrust::Proven);
}

void TestPreflight::keepsAWindowWhoseMissingRowIsGone()
{
    WindowStory story;
    story.seeSentinels();
    story.start(sightings(1, 4));
    story.reply(
        lastPage({item(81, u"pending_sign"_s, sentinelUpdate()), item(82, u"pending_sign"_s, sentinelUpdate())}));
    QCOMPARE(story.parameter(1, u"signature_file_id"_s), idText(80));
    story.reply(lastPage());
    QCOMPARE(story.session.windowTrust(), WindowTrust::Proven);
    QCOMPARE(story.results.size(), 1U);
    QVERIFY(story.results[0].notVisible.empty());
}

// No window shows what has no update time, and an older row is no answer.
void TestPreflight::looksUpWhatNoWindowAnswers()
{
    WindowStory story;
    auto files = sightings(1, 5);
    files[1].file.updateTime.reset();
    files[3].file.state = FileState();
    story.start(files);
    story.reply(lastPage({item(1, u"voided"_s, u"2026-11-20 07:55:00"_s), item(3, u"voided"_s, QString())}));
    QStringList asked;
    for (int i = 1; i <= 3; ++i) {
        asked += story.parameter(i, u"signature_file_id"_s);
        story.reply(lastPage({item(numberOf(asked.back()), u"reviewing"_s, now())}));
    }
    QCOMPARE(asked, (QStringList{idText(2), idText(3), idText(4)}));
    QCOMPARE(story.stateOf(0), u"voided"_s);
    QCOMPARE(story.stateOf(1), u"reviewing"_s);
    QCOMPARE(story.stateOf(2), u"reviewing"_s);
}

// A check during a run asks for no terminated files, and so misses none.
void TestPreflight::looksUpNothingThatWasNotAskedFor()
{
    WindowStory story;
    auto files = sightings(1, 3, KnownState::Terminated);
    for (FileSighting &file : files) {
        file.file.updateTime = BeijingTime::parse(u"2026-11-20 07:58:00"_s); // inside
    }
    story.preflight.start(files, Preflight::Scope::WithoutTerminated);
    story.settle();
    QVERIFY(!story.body(0).value("states"_L1).toArray().contains(u"terminated"_s));
    story.reply(lastPage());
    QCOMPARE(story.requestCount(), 1);
    QCOMPARE(story.results.size(), 1U);
}

// The row is from a view that lags behind what the user saw.
void TestPreflight::looksUpAFileWhoseRowIsOlderThanItsSighting()
{
    WindowStory story;
    auto files = sightings(1, 3);
    files[0].file.updateTime = BeijingTime::parse(u"2026-11-20 07:58:00"_s);
    story.seeSentinels();
    story.start(files);
    story.reply(lastPageWithSentinels({item(1, u"reviewing"_s, u"2026-11-20 07:55:00"_s)}));
    QVERIFY(story.results.empty());
    QCOMPARE(story.parameter(1, u"signature_file_id"_s), idText(1));
    story.reply(lastPage({item(1, u"pending_sign"_s, u"2026-11-20 07:58:00"_s)}));
    QCOMPARE(story.results.size(), 1U);
    QCOMPARE(story.stateOf(0), u"pending_sign"_s);
}

// A state that can't be read is not the one that was confirmed, and the file is looked up before that counts.
void TestPreflight::looksUpAFileWhoseStateCantBeRead()
{
    WindowStory story;
    story.seeSentinels();
    story.start(sightings(1, 4));
    const QString mended = u"pending_sign\uFFFD"_s;
    story.reply(lastPageWithSentinels({item(1, mended, now()), item(2, mended, now())}));
    QCOMPARE(story.parameter(1, u"signature_file_id"_s), idText(1));
    story.reply(lastPage({item(1, u"pending_sign"_s, now())}));
    QCOMPARE(story.parameter(2, u"signature_file_id"_s), idText(2));
    story.reply(lastPage({item(2, mended, now())}));
    QCOMPARE(story.results.size(), 1U);
    QCOMPARE(story.stateOf(0), u"pending_sign"_s);
    QCOMPARE(story.stateOf(1), QString());
    QVERIFY(story.session.windowTrust() == WindowTrust::Proven);
}

void TestPreflight::believesALookupWhateverItsUpdateTime()
{
    WindowStory story;
    story.start(sightings(1, 2));
    story.reply(lastPage({item(1, u"voided"_s, u"2026-11-01 12:00:00"_s)}));
    QCOMPARE(story.stateOf(0), u"voided"_s);
}

void TestPreflight::distrustsWindowsWhenAnUpdateTimeStays()
{
    WindowStory story;
    story.start(sightings(1, 2));
    story.reply(lastPage({item(1, u"voided"_s)}));
    QCOMPARE(story.stateOf(0), u"voided"_s);
    QCOMPARE(story.session.windowTrust(), WindowTrust::Broken);
}

void TestPreflight::replacesFilesByTheirNewerSightings()
{
    WindowStory story;
    story.seeSentinels();
    story.start(sightings(1, 4));
    story.reply(pageBefore(u"a"_s, {item(9, u"terminated"_s, now()), item(3, u"sign_finished"_s, now())}));
    story.reply(lastPageWithSentinels({item(1, u"terminated"_s, now())}));
    QCOMPARE(story.stateOf(0), u"terminated"_s);
    QCOMPARE(story.stateOf(1), u"pending_sign"_s);
    QCOMPARE(story.stateOf(2), u"sign_finished"_s);
    QCOMPARE(story.results[0].files.size(), 3U);
}

void TestPreflight::looksUpASingleFile()
{
    WindowStory story;
    story.start(sightings(1, 2));
    QCOMPARE(story.parameter(0, u"signature_file_id"_s), idText(1));
    QCOMPARE(story.parameter(0, u"update_time_start"_s), QString());
    story.reply(lastPage({item(1, u"terminated"_s, now())}));
    QCOMPARE(story.stateOf(0), u"terminated"_s);
}

void TestPreflight::looksUpFilesWithoutTheServicesClock()
{
    Story story;
    // Otherwise the token's reply would set the clock.
    HttpReply token = FakeTransport::success({});
    token.body = R"({"code":0,"msg":"ok","tenant_access_token":"t-test","expire":7200})";
    token.headers.clear();
    story.transport.pushTokenReply(token);
    story.start(sightings(1, 4));
    QCOMPARE(story.parameter(0, u"signature_file_id"_s), idText(1));
}

void TestPreflight::looksUpFilesWhenTheWindowIsDistrusted()
{
    WindowStory story;
    story.breakWindows();
    story.start(sightings(1, 4));
    QCOMPARE(story.requestCount(), 3);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(story.parameter(i, u"signature_file_id"_s), idText(i + 1));
        story.reply(lastPage({item(i + 1)}));
    }
    QCOMPARE(story.results.size(), 1U);
    QVERIFY(!story.results[0].error);
    QCOMPARE(story.requestCount(), 3);
}

void TestPreflight::fallsBackToLookupsWhenTheyCostLess()
{
    WindowStory story;
    story.start(sightings(1, 4));
    story.reply(pageBefore(u"a"_s, {item(2, u"terminated"_s, now())}));
    story.reply(pageBefore(u"b"_s, {item(99, u"terminated"_s, now())}));
    // Two requests of three are spent; files that were seen are not looked up again.
    QCOMPARE(story.parameter(2, u"signature_file_id"_s), idText(1));
    story.reply(lastPage({item(1)}));
    QCOMPARE(story.parameter(3, u"signature_file_id"_s), idText(3));
    story.reply(lastPage({item(3)}));
    QCOMPARE(story.requestCount(), 4);
    QCOMPARE(story.results.size(), 1U);
    QCOMPARE(story.stateOf(1), u"terminated"_s);
}

void TestPreflight::fallsBackToLookupsAtARowOutsideTheWindow()
{
    WindowStory story;
    story.start(sightings(1, 4));
    story.reply(pageBefore(u"a"_s, {item(1, u"pending_sign"_s, now())}));
    story.reply(lastPage({item(2, u"pending_sign"_s, u"2020-01-01 00:00:00"_s)}));
    QCOMPARE(story.session.windowEvidence().faults(), 1);
    QVERIFY(story.results.empty());
    // All files are looked up, even those that the window showed.
    QCOMPARE(story.parameter(2, u"signature_file_id"_s), idText(1));
    story.reply(lastPage({item(1, u"terminated"_s, now())}));
    story.reply(lastPage({item(2)}));
    story.reply(lastPage({item(3)}));
    QCOMPARE(story.requestCount(), 5);
    QCOMPARE(story.results.size(), 1U);
    QCOMPARE(story.stateOf(0), u"terminated"_s);
}

void TestPreflight::fallsBackToLookupsWhenTheSessionDistrustsTheWindow()
{
    WindowStory story;
    story.start(sightings(1, 3));
    story.breakWindows();
    story.settle();
    QCOMPARE(story.parameter(1, u"signature_file_id"_s), idText(1));
    story.reply(lastPage({item(1)}));
    story.reply(lastPage({item(2)}));
    QCOMPARE(story.results.size(), 1U);
}

void TestPreflight::fallsBackToLookupsAtAHole()
{
    WindowStory story;
    story.start(sightings(1, 4));
    story.reply(pageBefore({}, {item(1, u"pending_sign"_s, now())}));
    QCOMPARE(story.parameter(1, u"signature_file_id"_s), idText(2));
    story.reply(lastPage({item(2)}));
    story.reply(lastPage({item(3, u"voided"_s, now())}));
    QCOMPARE(story.stateOf(2), u"voided"_s);
}

// The pages after it were never shown, and a changed file may be on one of them.
void TestPreflight::fallsBackToLookupsAtARepeatedPageToken()
{
    WindowStory story;
    story.session.dataClock().observe(sightings(1, 5), story.clock.now());
    story.start(sightings(1, 5));
    story.reply(pageBefore(u"a"_s, {item(1, u"pending_sign"_s, now())}));
    story.reply(pageBefore(u"a"_s, {item(2, u"pending_sign"_s, now())}));
    QVERIFY(story.results.empty());
    QCOMPARE(story.parameter(2, u"signature_file_id"_s), idText(3));
    story.reply(lastPage({item(3)}));
    story.reply(lastPage({item(4, u"voided"_s, now())}));
    QCOMPARE(story.results.size(), 1U);
    QCOMPARE(story.stateOf(3), u"voided"_s);
    QVERIFY(!story.results[0].dataTime);
}

// The document says that `items` is a list and `has_more` a boolean. A window whose page lacks either proves nothing
// about the files that it doesn't show.
void TestPreflight::fallsBackToLookupsWhenThePageProvesNothing_data()
{
    QTest::addColumn<QJsonObject>("data");
    const QJsonArray shown{item(1, u"voided"_s, now())};
    QTest::newRow("items missing") << QJsonObject{{u"has_more"_s, false}};
    QTest::newRow("items null") << QJsonObject{{u"items"_s, QJsonValue::Null}, {u"has_more"_s, false}};
    QTest::newRow("has_more missing") << QJsonObject{{u"items"_s, shown}};
    QTest::newRow("has_more missing, no item") << QJsonObject{{u"items"_s, QJsonArray()}};
    QTest::newRow("has_more null") << QJsonObject{{u"items"_s, shown}, {u"has_more"_s, QJsonValue::Null}};
    QTest::newRow("has_more a text") << QJsonObject{{u"items"_s, shown}, {u"has_more"_s, u"false"_s}};
    QTest::newRow("has_more a number") << QJsonObject{{u"items"_s, shown}, {u"has_more"_s, 0}};
    QTest::newRow("both missing") << QJsonObject();
}

void TestPreflight::fallsBackToLookupsWhenThePageProvesNothing()
{
    QFETCH(QJsonObject, data);
    WindowStory story;
    story.start(sightings(1, 3));
    story.reply(FakeTransport::success(data));
    QVERIFY(story.results.empty());
    while (story.results.empty()) {
        const QString id = story.parameter(story.transport.nextOpenRequest().value(), u"signature_file_id"_s);
        QVERIFY(!id.isEmpty());
        story.reply(lastPage({item(numberOf(id), u"voided"_s)}));
    }
    QCOMPARE(story.stateOf(0), u"voided"_s);
    QCOMPARE(story.stateOf(1), u"voided"_s);
}

// Not shown means not sent. Whether the answer also proves that there is no such file makes no difference here.
void TestPreflight::skipsAFileThatALookupDoesNotShow_data()
{
    QTest::addColumn<QJsonObject>("data");
    QTest::newRow("as documented") << QJsonObject{{u"items"_s, QJsonArray()}, {u"has_more"_s, false}};
    QTest::newRow("items missing") << QJsonObject{{u"has_more"_s, false}};
    QTest::newRow("has_more missing") << QJsonObject{{u"items"_s, QJsonArray()}};
    QTest::newRow("nothing") << QJsonObject();
}

void TestPreflight::skipsAFileThatALookupDoesNotShow()
{
    QFETCH(QJsonObject, data);
    Story story;
    story.breakWindows();
    story.start(sightings(1, 3));
    story.reply(FakeTransport::success(data));
    story.reply(lastPage({item(2)}));
    QCOMPARE(story.results.size(), 1U);
    QVERIFY(!story.results[0].error);
    QCOMPARE(texts(story.results[0].notVisible), idTexts(1, 2));
}

void TestPreflight::fallsBackToLookupsWhenAnItemHasNoId_data()
{
    QTest::addColumn<bool>("isLastPage");
    QTest::newRow("on the last page") << true;
    QTest::newRow("on an earlier page") << false;
}

void TestPreflight::fallsBackToLookupsWhenAnItemHasNoId()
{
    QFETCH(const bool, isLastPage);
    WindowStory story;
    story.start(sightings(1, 4));
    QJsonObject nameless = item(2, u"terminated"_s, now());
    nameless.remove(u"signature_file_id"_s);
    const QJsonArray items{item(1, u"pending_sign"_s, now()), nameless};
    if (isLastPage) {
        story.reply(lastPage(items));
    } else {
        story.reply(pageBefore(u"a"_s, items));
        story.reply(lastPage());
    }
    const int first = isLastPage ? 1 : 2;
    QVERIFY(story.results.empty());
    QCOMPARE(story.parameter(first, u"signature_file_id"_s), idText(2));
    QCOMPARE(story.parameter(first + 1, u"signature_file_id"_s), idText(3));
    story.reply(lastPage({item(2, u"terminated"_s, now())}));
    story.reply(lastPage({item(3)}));
    QCOMPARE(story.stateOf(1), u"terminated"_s);
}

void TestPreflight::reportsFilesThatAreNotVisible()
{
    Story story;
    story.breakWindows();
    story.start(sightings(1, 3));
    story.reply(lastPage());
    story.reply(lastPage({item(2)}));
    QCOMPARE(texts(story.results.at(0).notVisible), idTexts(1, 2));
    QCOMPARE(story.results[0].files.size(), 2U);
    QVERIFY(!story.results[0].error);
}

void TestPreflight::treatsOtherFilesAsABadReply()
{
    Story story;
    story.start(sightings(1, 2));
    story.reply(lastPage({item(7), item(8)}));
    QCOMPARE(story.results.at(0).error.value().kind, ApiErrorKind::BadReply);
    QVERIFY(story.results[0].notVisible.empty());

    story.results.clear();
    story.start(sightings(1, 2));
    story.reply(lastPage({item(7), item(1, u"terminated"_s, now()), item(8)}));
    QVERIFY(!story.results.at(0).error);
    QCOMPARE(story.stateOf(0), u"terminated"_s);
}

void TestPreflight::failsWithTheFirstError_data()
{
    QTest::addColumn<WindowTrust>("trust");
    QTest::newRow("window") << WindowTrust::Proven;
    QTest::newRow("per id") << WindowTrust::Broken;
}

void TestPreflight::failsWithTheFirstError()
{
    QFETCH(WindowTrust, trust);
    WindowStory story;
    if (trust == WindowTrust::Broken) {
        story.breakWindows();
    }
    story.start(sightings(1, 4));
    story.reply(FakeTransport::refusal(400, 99991401));
    QCOMPARE(story.results.size(), 1U);
    QCOMPARE(story.results[0].error.value().kind, ApiErrorKind::IpNotAllowed);
    QCOMPARE(story.transport.openRequests(), 0);
    QVERIFY(!story.preflight.isRunning());
}

void TestPreflight::datesTheCheckByTheAnsweredRequest()
{
    WindowStory story;
    story.seeSentinels();
    story.start(sightings(1, 4));
    story.pass(5s);
    story.reply(FakeTransport::refusal(429, 99991400));
    story.pass(60s);
    QCOMPARE(story.requestCount(), 2);
    const Monotonic again = story.clock.monotonic();
    story.pass(3s);
    story.reply(pageBefore(u"a"_s, {item(1, u"pending_sign"_s, now())}));
    story.pass(4s);
    story.reply(lastPageWithSentinels());
    // Neither the first try nor the last page counts, but the oldest answered request.
    QCOMPARE(story.results.at(0).checkedAt, again);
}

void TestPreflight::reportsWaits()
{
    WindowStory story;
    story.session.client().gate(Endpoint::QuerySignatureFiles).closeFor(20s);
    story.seeSentinels();
    story.start(sightings(1, 3));
    QCOMPARE(story.waits.size(), 1U);
    QCOMPARE(story.waits[0].cause, WaitCause::RequestedByService);
    QCOMPARE(story.requestCount(), 0);
    story.pass(20s);
    story.reply(lastPageWithSentinels());
    QCOMPARE(story.results.at(0).checkedAt, story.clock.monotonic());
}

void TestPreflight::canBeCancelled()
{
    WindowStory story;
    story.start(sightings(1, 3));
    story.preflight.cancel();
    QVERIFY(!story.preflight.isRunning());
    story.reply(lastPage());
    QVERIFY(story.results.empty());
}

void TestPreflight::checksNothing()
{
    Story story;
    story.preflight.start({});
    QVERIFY(story.results.empty()); // not before start() has returned
    story.settle();
    QCOMPARE(story.results.size(), 1U);
    QCOMPARE(story.requestCount(), 0);
}

QTEST_GUILESS_MAIN(TestPreflight)
#include "test_preflight.moc"
