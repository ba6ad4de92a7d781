// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "preflightfixture.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;

class TestPreflight final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void queriesTheWindowSinceTheOldestRequest();
    void startsByTheTimeOfTheData();
    void looksUpFewFiles();
    void dropsLookupsThatTheGateHoldsUp();
    void reportsTheDataTimeOfAWholeWindow();
    void looksUpFilesWhenTheProbeProvesNothing();
    void looksUpWhatNoWindowAnswers();
    void looksUpNothingThatWasNotAskedFor();
    void looksUpAFileWhoseRowIsOlderThanItsSighting();
    void looksUpAFileWhoseStateCantBeRead();
    void believesALookupWhateverItsUpdateTime();
    void replacesFilesByTheirNewerSightings();
    void looksUpASingleFile();
    void looksUpFilesWithoutTheServicesClock();
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

void TestPreflight::dropsLookupsThatTheGateHoldsUp()
{
    PreflightStory story;
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

void TestPreflight::looksUpFilesWhenTheProbeProvesNothing()
{
    PreflightStory story;
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
    PreflightStory story;
    // Otherwise the token's reply would set the clock.
    HttpReply token = FakeTransport::success({});
    token.body = R"({"code":0,"msg":"ok","tenant_access_token":"t-test","expire":7200})";
    token.headers.clear();
    story.transport.pushTokenReply(token);
    story.start(sightings(1, 4));
    QCOMPARE(story.parameter(0, u"signature_file_id"_s), idText(1));
}

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
    PreflightStory story;
    story.breakWindows();
    story.start(sightings(1, 3));
    story.reply(FakeTransport::success(data));
    story.reply(lastPage({item(2)}));
    QCOMPARE(story.results.size(), 1U);
    QVERIFY(!story.results[0].error);
    QCOMPARE(texts(story.results[0].notVisible), idTexts(1, 2));
}

void TestPreflight::reportsFilesThatAreNotVisible()
{
    PreflightStory story;
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
    PreflightStory story;
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
    PreflightStory story;
    story.preflight.start({});
    QVERIFY(story.results.empty()); // not before start() has returned
    story.settle();
    QCOMPARE(story.results.size(), 1U);
    QCOMPARE(story.requestCount(), 0);
}

QTEST_GUILESS_MAIN(TestPreflight)
#include "test_preflight.moc"
