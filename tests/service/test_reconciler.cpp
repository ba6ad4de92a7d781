// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "reconcilerfixture.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;

using End = ReconcilerStory::End;

namespace
{

constexpr std::array lookTimes{2, 5, 15, 45, 120};
const QString logId = u"20261120000000TEST"_s;

QJsonArray itemsOf(int count, const QString &state)
{
    QJsonArray items;
    for (int number = 0; number < count; ++number) {
        items.append(item(number, state, changed()));
    }
    return items;
}

} // namespace

//! Tests when reconciliation queries the service, for what, and what it accepts.
class TestReconciler final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksFiveTimes_data();
    void looksFiveTimes();
    void findsTheNewStateWheneverItAppears_data();
    void findsTheNewStateWheneverItAppears();
    void looksUpWhatTheWindowLeavesOut();
    void acceptsOtherStatesOnlyAtTheLastLook();
    void usesTheNewestRowOfALook();
    void endsAsSoonAsAllAreFound();
    void reportsThatAFileIsGone();
    void reportsOnlyItsOwnFiles();
    void looksUpFilesWithoutTrustInTheWindow_data();
    void looksUpFilesWithoutTrustInTheWindow();
    void fallsBackToLookupsWhenTheWindowBreaks();
    void fallsBackToLookupsWhenTheWindowBreaksAtTheLastLook();
    void fallsBackToLookupsWhenTheWindowBreaksElsewhere();
    void looksUpFilesWithoutTheTimeOfSending();
    void settlesAnOldRequestAtOnce();
    void settlesAnOldRequestAfterTheFirstReply();
    void continuesTheLooksOfAnotherProcess();
    void countsFromItsOwnStartWhenTheClocksDisagree();
    void makesOnlyTheLatestDueLook();
    void finishesWithoutFiles();
};

void TestReconciler::looksFiveTimes_data()
{
    QTest::addColumn<int>("files");
    QTest::addColumn<bool>("looksUpEachTime");
    QTest::newRow("two") << 2 << true;
    QTest::newRow("ten, few enough to ask for each") << 10 << true;
    QTest::newRow("eleven, asked for at last") << 11 << false;
    QTest::newRow("ninety-five") << 95 << false;
}

void TestReconciler::looksFiveTimes()
{
    QFETCH(int, files);
    QFETCH(bool, looksUpEachTime);
    ReconcilerStory story(files);
    story.playWith([](int, std::optional<int> number) {
        return number ? lastPage({item(*number, u"pending_seal"_s)}) : lastPage();
    });
    QStringList asked;
    QStringList looks;
    for (size_t i = 0; i < lookTimes.size(); ++i) {
        const bool singly = looksUpEachTime || i + 1 == lookTimes.size();
        asked += ReconcilerStory::windowAt(lookTimes[i], singly ? ReconcilerStory::numbers(files) : QStringList{});
        looks += u"%1 look %2/5"_s.arg(lookTimes[i]).arg(i + 1);
    }
    QCOMPARE(story.asked, asked);
    QCOMPARE(story.looks, looks);
    QCOMPARE(story.waits, (QStringList{u"0 look 2000"_s, u"2 look 3000"_s, u"5 look 10000"_s, u"15 look 30000"_s,
                                       u"45 look 75000"_s}));
    QStringList reported;
    for (int number = 0; number < files; ++number) {
        reported += u"120 N%1 pending_seal"_s.arg(number);
    }
    QCOMPARE(story.reported, reported);
    QCOMPARE(story.logIds, QStringList(files, logId));
    QCOMPARE(story.end, End::Finished);
    QVERIFY(story.lookFailures.empty());
}

void TestReconciler::findsTheNewStateWheneverItAppears_data()
{
    QTest::addColumn<int>("appears"); // at this look
    QTest::addColumn<bool>("inWindow");
    for (int look = 1; look <= 5; ++look) {
        QTest::addRow("look %d, in the window", look) << look << true;
        QTest::addRow("look %d, by id", look) << look << false;
    }
}

void TestReconciler::findsTheNewStateWheneverItAppears()
{
    QFETCH(int, appears);
    QFETCH(bool, inWindow);
    ReconcilerStory story(3);
    story.playWith([appears, inWindow](int look, std::optional<int> number) {
        const QString state = look < appears ? u"pending_sign"_s : u"terminated"_s;
        if (number) {
            return lastPage({item(*number, state)});
        }
        return inWindow && look == appears ? lastPage(itemsOf(3, state)) : lastPage();
    });
    const int time = lookTimes.at(static_cast<size_t>(appears) - 1);
    QStringList reported;
    for (int number = 0; number < 3; ++number) {
        reported += u"%1 T%2"_s.arg(time).arg(number);
    }
    QCOMPARE(story.reported, reported);
    QCOMPARE(story.logIds, QStringList(3, inWindow ? QString() : logId));
    QCOMPARE(story.findings[0].sighting->file.state, FileState{KnownState::Terminated});
    QCOMPARE(story.looks.size(), appears);
    QCOMPARE(story.end, End::Finished);
    story.asked.clear();
    story.pass(10min);
    QVERIFY(story.asked.isEmpty());
}

void TestReconciler::looksUpWhatTheWindowLeavesOut()
{
    ReconcilerStory story(5);
    story.playWith([](int look, std::optional<int> number) {
        if (number) {
            return lastPage({item(*number, look == 5 || *number == 3 ? u"terminated"_s : u"reviewing"_s)});
        }
        return lastPage({item(1, u"terminated"_s, changed()), item(2, u"sealing"_s, changed())});
    });
    // File 2 was seen in every window; that it is not terminated counts only in the last look.
    QStringList asked = ReconcilerStory::windowAt(2, {u"0"_s, u"3"_s, u"4"_s});
    for (const int time : {5, 15, 45, 120}) {
        asked += ReconcilerStory::windowAt(time, {u"0"_s, u"4"_s});
    }
    QCOMPARE(story.asked, asked);
    QCOMPARE(story.reported, (QStringList{u"2 T1"_s, u"2 T3"_s, u"120 N2 sealing"_s, u"120 T0"_s, u"120 T4"_s}));
    QCOMPARE(story.logIds, (QStringList{{}, logId, {}, logId, logId}));
}

void TestReconciler::acceptsOtherStatesOnlyAtTheLastLook()
{
    ReconcilerStory story(2);
    story.playWith([](int look, std::optional<int> number) {
        if (number) {
            return lastPage({item(*number, look < 5 ? u"voided"_s : u"pending_review"_s)});
        }
        return look < 5 ? lastPage({item(0, u"sign_finished"_s, changed())}) : lastPage();
    });
    QCOMPARE(story.reported, (QStringList{u"120 N0 pending_review"_s, u"120 N1 pending_review"_s}));
}

void TestReconciler::usesTheNewestRowOfALook()
{
    ReconcilerStory story(3);
    story.clock.advance(120s);
    story.start();
    story.reply(pageBefore(u"more"_s, {item(0, u"pending_sign"_s, changed()), item(1, u"sealing"_s, changed()),
                                       item(2, u"terminated"_s, changed())}));
    QCOMPARE(story.reported, QStringList{u"120 T2"_s});
    // Files 0 and 1 changed while the pages were read; a terminated file stays terminated.
    story.reply(lastPage({item(0, u"terminated"_s, u"2026-11-20 08:00:01"_s),
                          item(1, u"pending_seal"_s, u"2026-11-20 08:00:01"_s),
                          item(2, u"pending_sign"_s, u"2026-11-20 07:59:31"_s)}));
    QCOMPARE(story.reported, (QStringList{u"120 T2"_s, u"120 T0"_s, u"120 N1 pending_seal"_s}));
    QCOMPARE(story.end, End::Finished);
}

void TestReconciler::endsAsSoonAsAllAreFound()
{
    ReconcilerStory story(20);
    story.start();
    story.pass(2s);
    story.reply(pageBefore(u"others"_s, itemsOf(20, u"terminated"_s)));
    QCOMPARE(story.reported.size(), 20);
    QCOMPARE(story.end, End::Finished);
    story.pass(10min);
    QCOMPARE(story.asked, ReconcilerStory::windowAt(2)); // changes of other files are not read
}

void TestReconciler::reportsThatAFileIsGone()
{
    ReconcilerStory story(2);
    story.playWith(
        [](int look, std::optional<int> number) { return number == 0 && look < 5 ? lastPage({item(0)}) : lastPage(); });
    QCOMPARE(story.reported, (QStringList{u"120 G0"_s, u"120 G1"_s}));
    QCOMPARE(story.logIds, QStringList(2, logId));
    QVERIFY(!story.findings[0].sighting);
    QCOMPARE(story.end, End::Finished);
    QVERIFY(story.lookFailures.empty()); // an empty look is no failure
}

void TestReconciler::reportsOnlyItsOwnFiles()
{
    ReconcilerStory story(2);
    story.playWith([](int, std::optional<int>) {
        return lastPage({item(7, u"terminated"_s, changed()), item(1, u"terminated"_s, changed()),
                         item(0, u"terminated"_s, changed()), item(1, u"terminated"_s, changed())});
    });
    QCOMPARE(story.reported, (QStringList{u"2 T1"_s, u"2 T0"_s}));
}

void TestReconciler::looksUpFilesWithoutTrustInTheWindow_data()
{
    QTest::addColumn<int>("files");
    QTest::newRow("one") << 1;
    QTest::newRow("few") << 3;
    QTest::newRow("many") << 18;
}

void TestReconciler::looksUpFilesWithoutTrustInTheWindow()
{
    QFETCH(int, files);
    ReconcilerStory story(files);
    if (files > 1) {
        story.session.distrustWindow(); // a window query is never used for one file
    }
    story.playWith([](int, std::optional<int> number) { return lastPage({item(number.value())}); });
    QStringList asked;
    for (const int time : lookTimes) {
        asked += ReconcilerStory::singlyAt(time, ReconcilerStory::numbers(files));
    }
    QCOMPARE(story.asked, asked);
    QCOMPARE(story.reported.size(), files);
    QCOMPARE(story.end, End::Finished);
}

void TestReconciler::fallsBackToLookupsWhenTheWindowBreaks()
{
    ReconcilerStory story(12);
    story.start();
    story.pass(2s);
    QJsonArray rows = itemsOf(11, u"pending_sign"_s);
    rows.append(item(99)); // from before the window
    story.reply(pageBefore(u"more"_s, rows));
    QCOMPARE(story.session.windowTrust(), WindowTrust::Broken);
    for (int number = 0; number < 12; ++number) {
        story.reply(lastPage({item(number, number < 11 ? u"terminated"_s : u"pending_sign"_s)}));
    }
    QCOMPARE(story.asked, ReconcilerStory::windowAt(2, ReconcilerStory::numbers(12)));
    QCOMPARE(story.reported.size(), 11);
    story.pass(3s);
    QCOMPARE(story.asked.back(), u"5 #11"_s);
}

void TestReconciler::fallsBackToLookupsWhenTheWindowBreaksAtTheLastLook()
{
    ReconcilerStory story(3);
    story.clock.advance(120s);
    story.start();
    story.reply(pageBefore(u"more"_s, {item(0, u"pending_sign"_s, changed()), item(1, u"terminated"_s, changed())}));
    QCOMPARE(story.reported, QStringList{u"120 T1"_s});
    story.reply(lastPage({item(99)}));
    QCOMPARE(story.reported.size(), 1); // the first page proves nothing
    story.reply(lastPage({item(0, u"terminated"_s)}));
    story.reply(lastPage());
    QCOMPARE(story.reported, (QStringList{u"120 T1"_s, u"120 T0"_s, u"120 G2"_s}));
    QCOMPARE(story.end, End::Finished);
}

void TestReconciler::fallsBackToLookupsWhenTheWindowBreaksElsewhere()
{
    ReconcilerStory story(3);
    story.start();
    story.pass(2s);
    QCOMPARE(story.transport.openRequests(), 1);
    story.session.distrustWindow();
    story.settle();
    QCOMPARE(story.asked, ReconcilerStory::windowAt(2, {u"0"_s}));
}

void TestReconciler::looksUpFilesWithoutTheTimeOfSending()
{
    ReconcilerStory story({.files = ReconcilerStory::fileIds(3), .sentAt = std::nullopt, .since = AwakeTime{1h}});
    story.learnClock();
    story.playWith([](int, std::optional<int> number) { return lastPage({item(number.value(), u"terminated"_s)}); });
    QCOMPARE(story.asked, ReconcilerStory::singlyAt(2, ReconcilerStory::numbers(3)));
    QCOMPARE(story.end, End::Finished);
}

void TestReconciler::settlesAnOldRequestAtOnce()
{
    ReconcilerStory story({.files = ReconcilerStory::fileIds(2), .sentAt = sendingTime, .since = sendingTime - 2min});
    story.learnClock();
    story.playWith([](int, std::optional<int> number) { return number == 0 ? lastPage({item(0)}) : lastPage(); });
    QCOMPARE(story.looks, QStringList{u"0 look 5/5"_s});
    QVERIFY(story.waits.isEmpty());
    QCOMPARE(story.asked, ReconcilerStory::windowAt(0, {u"0"_s, u"1"_s}));
    QCOMPARE(story.reported, (QStringList{u"0 N0 pending_sign"_s, u"0 G1"_s}));
    QCOMPARE(story.end, End::Finished);
}

void TestReconciler::settlesAnOldRequestAfterTheFirstReply()
{
    const Instant longAgo = sendingTime - std::chrono::hours{8};
    ReconcilerStory story({.files = ReconcilerStory::fileIds(20), .sentAt = sendingTime, .since = longAgo});
    story.playWith([&story](int, std::optional<int> number) {
        return story.dated(number ? lastPage({item(*number)}) : lastPage());
    });
    // The age of the request is known only from the service's clock, which the reply of the first look sets.
    QCOMPARE(story.looks, (QStringList{u"2 look 1/5"_s, u"2 look 5/5"_s}));
    QCOMPARE(story.waits, QStringList{u"0 look 2000"_s});
    QCOMPARE(story.asked, ReconcilerStory::windowAt(2) + ReconcilerStory::windowAt(2, ReconcilerStory::numbers(20)));
    QCOMPARE(story.reported.size(), 20);
    QCOMPARE(story.end, End::Finished);
}

void TestReconciler::continuesTheLooksOfAnotherProcess()
{
    // The service's clock shows 08:00:00 at the beginning.
    const Instant since = BeijingTime::parse(u"2026-11-20 07:59:40"_s).value().instant();
    ReconcilerStory story({.files = ReconcilerStory::fileIds(1), .sentAt = sendingTime, .since = since});
    story.playWith([&story](int, std::optional<int> number) { return story.dated(lastPage({item(number.value())})); });
    QCOMPARE(story.looks, (QStringList{u"2 look 1/5"_s, u"2 look 3/5"_s, u"25 look 4/5"_s, u"100 look 5/5"_s}));
    QCOMPARE(story.reported, QStringList{u"100 N0 pending_sign"_s});
}

void TestReconciler::countsFromItsOwnStartWhenTheClocksDisagree()
{
    const Instant tomorrow = sendingTime + std::chrono::hours{24};
    ReconcilerStory story({.files = ReconcilerStory::fileIds(1), .sentAt = sendingTime, .since = tomorrow});
    story.learnClock();
    story.playWith([&story](int, std::optional<int> number) { return story.dated(lastPage({item(number.value())})); });
    QCOMPARE(story.looks.size(), 5);
    QCOMPARE(story.looks.back(), u"120 look 5/5"_s);
    QCOMPARE(story.end, End::Finished);
}

void TestReconciler::makesOnlyTheLatestDueLook()
{
    ReconcilerStory story(1);
    story.clock.advance(16s);
    story.start();
    QCOMPARE(story.looks, QStringList{u"16 look 3/5"_s});
    story.pass(50s); // the reply takes longer than until the fourth look
    story.reply(lastPage({item(0)}));
    QCOMPARE(story.looks, (QStringList{u"16 look 3/5"_s, u"66 look 4/5"_s}));
    QVERIFY(story.reported.isEmpty());
    story.pass(60s);
    story.reply(lastPage({item(0)})); // requested too early: proves nothing
    QVERIFY(story.reported.isEmpty());
    QCOMPARE(story.looks.back(), u"126 look 5/5"_s);
    story.reply(lastPage({item(0)}));
    QCOMPARE(story.reported, QStringList{u"126 N0 pending_sign"_s});
}

void TestReconciler::finishesWithoutFiles()
{
    ReconcilerStory story(0);
    story.playWith([](int, std::optional<int>) { return lastPage(); });
    QVERIFY(story.asked.isEmpty());
    QCOMPARE(story.end, End::Finished);
}

QTEST_GUILESS_MAIN(TestReconciler)
#include "test_reconciler.moc"
