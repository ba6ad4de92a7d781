// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "preflightfixture.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;

class TestPreflightWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksUpTheFirstFilesWhileWindowsAreUnproven();
    void trustsNoWindowWhoseStartIsIgnored();
    void triesTheWindowByRowsThatItMustShow();
    void triesTheWindowByItsOwnFiles();
    void usesWindowsAgainAfterOneFault();
    void findsWhatAWindowHides_data();
    void findsWhatAWindowHides();
    void allowsThatOthersTerminateFiles();
    void allowsThatTheProbesSampleChanges();
    void looksUpNoMoreThanASample();
    void keepsAWindowThatWasNotReadToItsEnd();
    void keepsAWindowWhoseMissingRowIsGone();
    void distrustsWindowsWhenAnUpdateTimeStays();
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
};

void TestPreflightWindow::looksUpTheFirstFilesWhileWindowsAreUnproven()
{
    PreflightStory story;
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

void TestPreflightWindow::trustsNoWindowWhoseStartIsIgnored()
{
    PreflightStory story;
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

void TestPreflightWindow::triesTheWindowByRowsThatItMustShow()
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

void TestPreflightWindow::triesTheWindowByItsOwnFiles()
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

void TestPreflightWindow::findsWhatAWindowHides_data()
{
    QTest::addColumn<QString>("updated");
    QTest::addColumn<int>("faults");
    QTest::newRow("an index that lags") << u"2026-11-20 07:56:00"_s << 1;
    QTest::newRow("an index that lags for longer than the margin") << u"2026-11-19 20:00:00"_s << 0;
    QTest::newRow("an update time that doesn't move") << u"2026-11-19 12:00:00"_s << WindowEvidence::faultsToBreak;
    QTest::newRow("a change while the window was read") << u"2026-11-20 08:00:00"_s << 0;
}

void TestPreflightWindow::findsWhatAWindowHides()
{
    QFETCH(const QString, updated);
    WindowStory story;
    story.seeSentinels();
    story.preflight.start(sightings(1, 5), Preflight::Scope::Confirmation);
    story.settle();
    story.reply(lastPageWithSentinels());
    QCOMPARE(story.parameter(1, u"signature_file_id"_s), idText(1));
    story.reply(lastPage({item(1, u"voided"_s, updated)}));
    QTEST(story.session.windowEvidence().faults(), "faults");
    while (story.results.empty()) {
        const int number = numberOf(story.parameter(*story.transport.nextOpenRequest(), u"signature_file_id"_s));
        story.reply(lastPage({number == 1 ? item(1, u"voided"_s, updated) : item(number)}));
    }
    QCOMPARE(story.stateOf(0), u"voided"_s);
    QVERIFY(story.results[0].unchecked.isEmpty());
    QVERIFY(!story.results[0].dataTime); // the other files were looked up, too
}

// During a run, windows don't ask for terminated files.
void TestPreflightWindow::allowsThatOthersTerminateFiles()
{
    WindowStory story;
    auto files = sightings(1, 5);
    for (FileSighting &file : files) {
        file.file.updateTime = BeijingTime::parse(u"2026-11-20 07:55:00"_s); // inside
    }
    story.session.dataClock().observe({{sightings(80, 81).front()}}, story.session.latestTime());
    story.preflight.start(files, Preflight::Scope::WithoutTerminated);
    story.settle();
    QJsonArray rows;
    for (int number = 2; number < 5; ++number) {
        rows.append(item(number, u"pending_sign"_s, u"2026-11-20 07:55:00"_s));
    }
    story.reply(lastPage(rows));
    while (story.results.empty()) {
        const int number = numberOf(story.parameter(*story.transport.nextOpenRequest(), u"signature_file_id"_s));
        story.reply(lastPage({number == 1 ? item(1, u"terminated"_s, u"2026-11-20 07:56:00"_s) : item(number)}));
    }
    QCOMPARE(story.stateOf(0), u"terminated"_s);
    QCOMPARE(story.session.windowEvidence().faults(), 0);
}

// A sample that is updated meanwhile rightly leaves the window around it.
void TestPreflightWindow::allowsThatTheProbesSampleChanges()
{
    WindowStory story;
    story.session.addWindowFault(); // so that windows are probed again
    story.start(sightings(1, 4));
    story.reply(lastPage({item(90)}));
    story.reply(lastPage());
    QCOMPARE(story.parameter(2, u"signature_file_id"_s), idText(90));
    story.reply(lastPage({item(90, u"signing"_s, now())}));
    QCOMPARE(story.session.windowEvidence().faults(), 1);
    QCOMPARE(story.parameter(3, u"signature_file_id"_s), idText(1)); // nothing was proven either
}

void TestPreflightWindow::looksUpNoMoreThanASample()
{
    WindowStory story;
    story.seeSentinels();
    story.preflight.start(sightings(100, 150), Preflight::Scope::Confirmation);
    story.settle();
    story.reply(lastPageWithSentinels());
    QStringList asked;
    while (story.results.empty()) {
        asked += story.parameter(*story.transport.nextOpenRequest(), u"signature_file_id"_s);
        story.reply(lastPage({item(numberOf(asked.last()))}));
    }
    QCOMPARE(asked.size(), 10);
    QCOMPARE(asked.first(), idText(100));
    QCOMPARE(asked.last(), idText(145));
}

void TestPreflightWindow::usesWindowsAgainAfterOneFault()
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

void TestPreflightWindow::keepsAWindowThatWasNotReadToItsEnd()
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

void TestPreflightWindow::keepsAWindowWhoseMissingRowIsGone()
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

void TestPreflightWindow::distrustsWindowsWhenAnUpdateTimeStays()
{
    WindowStory story;
    story.start(sightings(1, 2));
    story.reply(lastPage({item(1, u"voided"_s)}));
    QCOMPARE(story.stateOf(0), u"voided"_s);
    QCOMPARE(story.session.windowTrust(), WindowTrust::Broken);
}

void TestPreflightWindow::looksUpFilesWhenTheWindowIsDistrusted()
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

void TestPreflightWindow::fallsBackToLookupsWhenTheyCostLess()
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

void TestPreflightWindow::fallsBackToLookupsAtARowOutsideTheWindow()
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

void TestPreflightWindow::fallsBackToLookupsWhenTheSessionDistrustsTheWindow()
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

void TestPreflightWindow::fallsBackToLookupsAtAHole()
{
    WindowStory story;
    story.start(sightings(1, 4));
    story.reply(pageBefore({}, {item(1, u"pending_sign"_s, now())}));
    QCOMPARE(story.parameter(1, u"signature_file_id"_s), idText(2));
    story.reply(lastPage({item(2)}));
    story.reply(lastPage({item(3, u"voided"_s, now())}));
    QCOMPARE(story.stateOf(2), u"voided"_s);
}

void TestPreflightWindow::fallsBackToLookupsAtARepeatedPageToken()
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

void TestPreflightWindow::fallsBackToLookupsWhenThePageProvesNothing_data()
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

void TestPreflightWindow::fallsBackToLookupsWhenThePageProvesNothing()
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

void TestPreflightWindow::fallsBackToLookupsWhenAnItemHasNoId_data()
{
    QTest::addColumn<bool>("isLastPage");
    QTest::newRow("on the last page") << true;
    QTest::newRow("on an earlier page") << false;
}

void TestPreflightWindow::fallsBackToLookupsWhenAnItemHasNoId()
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

QTEST_GUILESS_MAIN(TestPreflightWindow)
#include "test_preflightwindow.moc"
