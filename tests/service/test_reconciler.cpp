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

//! When the service is asked, what for, and what is believed.
class TestReconciler final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksFiveTimes_data();
    void looksFiveTimes();
    void findsTheNewStateWheneverItAppears_data();
    void findsTheNewStateWheneverItAppears();
    void asksSinglyForWhatTheWindowLeavesOut();
    void believesTheLastLookOnly();
    void believesTheNewestRowOfALook();
    void endsAsSoonAsAllAreFound();
    void saysThatAFileIsGone();
    void tellsOnlyAboutTheFilesInDoubt();
    void asksSinglyWithoutTrustInTheWindow_data();
    void asksSinglyWithoutTrustInTheWindow();
    void leavesAWindowThatBreaks();
    void leavesAWindowThatBreaksAtTheLastLook();
    void leavesAWindowThatBreaksElsewhere();
    void asksSinglyWhenTheTimeOfSendingIsNotKnown();
    void concludesAnOldDoubtAtOnce();
    void concludesAnOldDoubtAfterTheFirstReply();
    void takesADoubtOfAnotherProcessWhereItIs();
    void countsFromItsOwnStartWhenTheClocksDisagree();
    void makesOnlyTheLatestOfLooksThatAreDue();
    void hasNothingToDoWithoutFiles();
};

void TestReconciler::looksFiveTimes_data()
{
    QTest::addColumn<int>("files");
    QTest::addColumn<bool>("asksSinglyEachTime");
    QTest::newRow("two") << 2 << true;
    QTest::newRow("ten, few enough to ask for each") << 10 << true;
    QTest::newRow("eleven, asked for at last") << 11 << false;
    QTest::newRow("ninety-five") << 95 << false;
}

void TestReconciler::looksFiveTimes()
{
    QFETCH(int, files);
    QFETCH(bool, asksSinglyEachTime);
    ReconcilerStory story(files);
    story.playWith([](int, std::optional<int> number) {
        return number ? lastPage({item(*number, u"pending_seal"_s)}) : lastPage();
    });
    QStringList asked;
    QStringList looks;
    for (size_t i = 0; i < lookTimes.size(); ++i) {
        const bool singly = asksSinglyEachTime || i + 1 == lookTimes.size();
        asked += ReconcilerStory::windowAt(lookTimes[i], singly ? ReconcilerStory::numbers(files) : QStringList{});
        looks += u"%1 look %2/5"_s.arg(lookTimes[i]).arg(i + 1);
    }
    QCOMPARE(story.asked, asked);
    QCOMPARE(story.looks, looks);
    QCOMPARE(story.waits, (QStringList{u"0 look 2000"_s, u"2 look 3000"_s, u"5 look 10000"_s, u"15 look 30000"_s,
                                       u"45 look 75000"_s}));
    QStringList told;
    for (int number = 0; number < files; ++number) {
        told += u"120 N%1 pending_seal"_s.arg(number);
    }
    QCOMPARE(story.told, told);
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
    QStringList told;
    for (int number = 0; number < 3; ++number) {
        told += u"%1 T%2"_s.arg(time).arg(number);
    }
    QCOMPARE(story.told, told);
    QCOMPARE(story.logIds, QStringList(3, inWindow ? QString() : logId));
    QCOMPARE(story.findings[0].sighting->file.state, FileState{KnownState::Terminated});
    QCOMPARE(story.looks.size(), appears);
    QCOMPARE(story.end, End::Finished);
    story.asked.clear();
    story.pass(10min);
    QVERIFY(story.asked.isEmpty());
}

void TestReconciler::asksSinglyForWhatTheWindowLeavesOut()
{
    ReconcilerStory story(5);
    story.playWith([](int look, std::optional<int> number) {
        if (number) {
            return lastPage({item(*number, look == 5 || *number == 3 ? u"terminated"_s : u"reviewing"_s)});
        }
        return lastPage({item(1, u"terminated"_s, changed()), item(2, u"sealing"_s, changed())});
    });
    // 2 was seen in the same look; that it isn't terminated is believed in the last one.
    QStringList asked = ReconcilerStory::windowAt(2, {u"0"_s, u"3"_s, u"4"_s});
    for (const int time : {5, 15, 45, 120}) {
        asked += ReconcilerStory::windowAt(time, {u"0"_s, u"4"_s});
    }
    QCOMPARE(story.asked, asked);
    QCOMPARE(story.told, (QStringList{u"2 T1"_s, u"2 T3"_s, u"120 N2 sealing"_s, u"120 T0"_s, u"120 T4"_s}));
    QCOMPARE(story.logIds, (QStringList{{}, logId, {}, logId, logId}));
}

void TestReconciler::believesTheLastLookOnly()
{
    ReconcilerStory story(2);
    story.playWith([](int look, std::optional<int> number) {
        if (number) {
            return lastPage({item(*number, look < 5 ? u"voided"_s : u"pending_review"_s)});
        }
        return look < 5 ? lastPage({item(0, u"sign_finished"_s, changed())}) : lastPage();
    });
    QCOMPARE(story.told, (QStringList{u"120 N0 pending_review"_s, u"120 N1 pending_review"_s}));
}

void TestReconciler::believesTheNewestRowOfALook()
{
    ReconcilerStory story(3);
    story.clock.advance(120s);
    story.start();
    story.reply(pageBefore(u"more"_s, {item(0, u"pending_sign"_s, changed()), item(1, u"sealing"_s, changed()),
                                       item(2, u"terminated"_s, changed())}));
    QCOMPARE(story.told, QStringList{u"120 T2"_s});
    // Both moved on while the list was read; what was terminated stays so.
    story.reply(lastPage({item(0, u"terminated"_s, u"2026-11-20 08:00:01"_s),
                          item(1, u"pending_seal"_s, u"2026-11-20 08:00:01"_s),
                          item(2, u"pending_sign"_s, u"2026-11-20 07:59:31"_s)}));
    QCOMPARE(story.told, (QStringList{u"120 T2"_s, u"120 T0"_s, u"120 N1 pending_seal"_s}));
    QCOMPARE(story.end, End::Finished);
}

void TestReconciler::endsAsSoonAsAllAreFound()
{
    ReconcilerStory story(20);
    story.start();
    story.pass(2s);
    story.reply(pageBefore(u"others"_s, itemsOf(20, u"terminated"_s)));
    QCOMPARE(story.told.size(), 20);
    QCOMPARE(story.end, End::Finished);
    story.pass(10min);
    QCOMPARE(story.asked, ReconcilerStory::windowAt(2)); // what others changed is not read
}

void TestReconciler::saysThatAFileIsGone()
{
    ReconcilerStory story(2);
    story.playWith(
        [](int look, std::optional<int> number) { return number == 0 && look < 5 ? lastPage({item(0)}) : lastPage(); });
    QCOMPARE(story.told, (QStringList{u"120 G0"_s, u"120 G1"_s}));
    QCOMPARE(story.logIds, QStringList(2, logId));
    QVERIFY(!story.findings[0].sighting);
    QCOMPARE(story.end, End::Finished);
    QVERIFY(story.lookFailures.empty()); // an empty look is a look
}

void TestReconciler::tellsOnlyAboutTheFilesInDoubt()
{
    ReconcilerStory story(2);
    story.playWith([](int, std::optional<int>) {
        return lastPage({item(7, u"terminated"_s, changed()), item(1, u"terminated"_s, changed()),
                         item(0, u"terminated"_s, changed()), item(1, u"terminated"_s, changed())});
    });
    QCOMPARE(story.told, (QStringList{u"2 T1"_s, u"2 T0"_s}));
}

void TestReconciler::asksSinglyWithoutTrustInTheWindow_data()
{
    QTest::addColumn<int>("files");
    QTest::newRow("one") << 1;
    QTest::newRow("few") << 3;
    QTest::newRow("many") << 18;
}

void TestReconciler::asksSinglyWithoutTrustInTheWindow()
{
    QFETCH(int, files);
    ReconcilerStory story(files);
    if (files > 1) {
        story.session.distrustWindow(); // one file is never worth a window
    }
    story.playWith([](int, std::optional<int> number) { return lastPage({item(number.value())}); });
    QStringList asked;
    for (const int time : lookTimes) {
        asked += ReconcilerStory::singlyAt(time, ReconcilerStory::numbers(files));
    }
    QCOMPARE(story.asked, asked);
    QCOMPARE(story.told.size(), files);
    QCOMPARE(story.end, End::Finished);
}

void TestReconciler::leavesAWindowThatBreaks()
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
    QCOMPARE(story.told.size(), 11);
    story.pass(3s);
    QCOMPARE(story.asked.back(), u"5 #11"_s);
}

void TestReconciler::leavesAWindowThatBreaksAtTheLastLook()
{
    ReconcilerStory story(3);
    story.clock.advance(120s);
    story.start();
    story.reply(pageBefore(u"more"_s, {item(0, u"pending_sign"_s, changed()), item(1, u"terminated"_s, changed())}));
    QCOMPARE(story.told, QStringList{u"120 T1"_s});
    story.reply(lastPage({item(99)}));
    QCOMPARE(story.told.size(), 1); // nothing is concluded from the first page
    story.reply(lastPage({item(0, u"terminated"_s)}));
    story.reply(lastPage());
    QCOMPARE(story.told, (QStringList{u"120 T1"_s, u"120 T0"_s, u"120 G2"_s}));
    QCOMPARE(story.end, End::Finished);
}

void TestReconciler::leavesAWindowThatBreaksElsewhere()
{
    ReconcilerStory story(3);
    story.start();
    story.pass(2s);
    QCOMPARE(story.transport.openRequests(), 1);
    story.session.distrustWindow();
    story.settle();
    QCOMPARE(story.asked, ReconcilerStory::windowAt(2, {u"0"_s}));
}

void TestReconciler::asksSinglyWhenTheTimeOfSendingIsNotKnown()
{
    ReconcilerStory story({.files = ReconcilerStory::fileIds(3), .sentAt = std::nullopt, .since = Monotonic{1h}});
    story.learnClock();
    story.playWith([](int, std::optional<int> number) { return lastPage({item(number.value(), u"terminated"_s)}); });
    QCOMPARE(story.asked, ReconcilerStory::singlyAt(2, ReconcilerStory::numbers(3)));
    QCOMPARE(story.end, End::Finished);
}

void TestReconciler::concludesAnOldDoubtAtOnce()
{
    ReconcilerStory story({.files = ReconcilerStory::fileIds(2), .sentAt = sendingTime, .since = sendingTime - 2min});
    story.learnClock();
    story.playWith([](int, std::optional<int> number) { return number == 0 ? lastPage({item(0)}) : lastPage(); });
    QCOMPARE(story.looks, QStringList{u"0 look 5/5"_s});
    QVERIFY(story.waits.isEmpty());
    QCOMPARE(story.asked, ReconcilerStory::windowAt(0, {u"0"_s, u"1"_s}));
    QCOMPARE(story.told, (QStringList{u"0 N0 pending_sign"_s, u"0 G1"_s}));
    QCOMPARE(story.end, End::Finished);
}

void TestReconciler::concludesAnOldDoubtAfterTheFirstReply()
{
    const Instant longAgo = sendingTime - std::chrono::hours{8};
    ReconcilerStory story({.files = ReconcilerStory::fileIds(20), .sentAt = sendingTime, .since = longAgo});
    story.playWith([&story](int, std::optional<int> number) {
        return story.dated(number ? lastPage({item(*number)}) : lastPage());
    });
    // How old the doubt is, is known from the service's clock alone, and that from the first look's reply.
    QCOMPARE(story.looks, (QStringList{u"2 look 1/5"_s, u"2 look 5/5"_s}));
    QCOMPARE(story.waits, QStringList{u"0 look 2000"_s});
    QCOMPARE(story.asked, ReconcilerStory::windowAt(2) + ReconcilerStory::windowAt(2, ReconcilerStory::numbers(20)));
    QCOMPARE(story.told.size(), 20);
    QCOMPARE(story.end, End::Finished);
}

void TestReconciler::takesADoubtOfAnotherProcessWhereItIs()
{
    // The service's clock shows 08:00:00 at the beginning.
    const Instant since = BeijingTime::parse(u"2026-11-20 07:59:40"_s).value().instant();
    ReconcilerStory story({.files = ReconcilerStory::fileIds(1), .sentAt = sendingTime, .since = since});
    story.playWith([&story](int, std::optional<int> number) { return story.dated(lastPage({item(number.value())})); });
    QCOMPARE(story.looks, (QStringList{u"2 look 1/5"_s, u"2 look 3/5"_s, u"25 look 4/5"_s, u"100 look 5/5"_s}));
    QCOMPARE(story.told, QStringList{u"100 N0 pending_sign"_s});
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

void TestReconciler::makesOnlyTheLatestOfLooksThatAreDue()
{
    ReconcilerStory story(1);
    story.clock.advance(16s);
    story.start();
    QCOMPARE(story.looks, QStringList{u"16 look 3/5"_s});
    story.pass(50s); // the reply takes longer than until the fourth look
    story.reply(lastPage({item(0)}));
    QCOMPARE(story.looks, (QStringList{u"16 look 3/5"_s, u"66 look 4/5"_s}));
    QVERIFY(story.told.isEmpty());
    story.pass(60s);
    story.reply(lastPage({item(0)})); // asked before the time was over: proves nothing
    QVERIFY(story.told.isEmpty());
    QCOMPARE(story.looks.back(), u"126 look 5/5"_s);
    story.reply(lastPage({item(0)}));
    QCOMPARE(story.told, QStringList{u"126 N0 pending_sign"_s});
}

void TestReconciler::hasNothingToDoWithoutFiles()
{
    ReconcilerStory story(0);
    story.playWith([](int, std::optional<int>) { return lastPage(); });
    QVERIFY(story.asked.isEmpty());
    QCOMPARE(story.end, End::Finished);
}

QTEST_GUILESS_MAIN(TestReconciler)
#include "test_reconciler.moc"
