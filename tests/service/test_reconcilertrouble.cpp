// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "reconcilerfixture.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;

using End = ReconcilerStory::End;

namespace
{

HttpReply lost()
{
    return FakeTransport::failure(TransportFailure::ConnectionLost);
}

// Returns the answer of a service that shows each file unchanged.
HttpReply unchanged(std::optional<int> number)
{
    return number ? lastPage({item(*number)}) : lastPage();
}

} // namespace

Q_DECLARE_METATYPE(sealdesk::HttpReply)

//! Tests reconciliation with failures and odd replies of the service.
class TestReconcilerTrouble final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void continuesAfterFailedLooks_data();
    void continuesAfterFailedLooks();
    void endsWhenTheLastLookFails();
    void keepsWhatTheLastLookFoundBeforeItFailed();
    void retriesWithinALook();
    void waitsWithoutKnowingTheServicesClock();
    void treatsOtherRowsAsNoAnswer();
    void treatsAnAnswerWithoutProofAsNone();
    void looksUpTheOthersAfterAnAnswerWithoutProof();
    void endsAtOnceWhenNoLookCanHelp_data();
    void endsAtOnceWhenNoLookCanHelp();
    void endsAtOnceWithoutCredentials();
    void looksUpFilesAfterAnOddWindow_data();
    void looksUpFilesAfterAnOddWindow();
    void readsNoMorePagesThanThereAreFiles();
    void showsThatTheGateIsClosed();
    void showsThatTheMinuteIsUsedUp();
};

void TestReconcilerTrouble::continuesAfterFailedLooks_data()
{
    QTest::addColumn<QList<int>>("failing");
    QTest::addColumn<bool>("inWindow");
    QTest::newRow("the first, window") << QList{1} << true;
    QTest::newRow("the first, by id") << QList{1} << false;
    QTest::newRow("one in the middle, by id") << QList{3} << false;
    QTest::newRow("all but the last, window") << QList{1, 2, 3, 4} << true;
    QTest::newRow("all but the last, by id") << QList{1, 2, 3, 4} << false;
}

void TestReconcilerTrouble::continuesAfterFailedLooks()
{
    QFETCH(QList<int>, failing);
    QFETCH(bool, inWindow);
    ReconcilerStory story(3);
    story.playWith([failing, inWindow](int look, std::optional<int> number) {
        const bool fails = failing.contains(look) && (inWindow ? !number : number == 1);
        return fails ? unreadable() : unchanged(number);
    });
    QCOMPARE(story.looks,
             (QStringList{u"2 look 1/5"_s, u"5 look 2/5"_s, u"15 look 3/5"_s, u"45 look 4/5"_s, u"120 look 5/5"_s}));
    QCOMPARE(story.lookFailures.size(), static_cast<size_t>(failing.size()));
    QCOMPARE(story.lookFailures[0].kind, ApiErrorKind::BadReply);
    QStringList asked;
    for (const auto &[number, time] : {std::pair{1, 2}, {2, 5}, {3, 15}, {4, 45}, {5, 120}}) {
        const QStringList whole{u"0"_s, u"1"_s, u"2"_s};
        const QStringList cut = inWindow ? QStringList{} : QStringList{u"0"_s, u"1"_s};
        asked += ReconcilerStory::windowAt(time, failing.contains(number) ? cut : whole);
    }
    QCOMPARE(story.asked, asked); // after a failure nothing more is requested in that look
    QCOMPARE(story.reported.size(), 3);
    QCOMPARE(story.end, End::Finished);
}

void TestReconcilerTrouble::endsWhenTheLastLookFails()
{
    ReconcilerStory story(3);
    story.playWith([](int look, std::optional<int> number) { return look == 5 ? unreadable() : unchanged(number); });
    QVERIFY(story.reported.isEmpty());
    QVERIFY(story.lookFailures.empty());
    QCOMPARE(story.end, End::Failed);
    QCOMPARE(story.failure->kind, ApiErrorKind::BadReply);
    const QStringList asked = story.asked;
    story.pass(10min);
    QCOMPARE(story.asked, asked);
    QVERIFY(story.reconciler);
}

void TestReconcilerTrouble::keepsWhatTheLastLookFoundBeforeItFailed()
{
    ReconcilerStory story(4);
    story.playWith([](int look, std::optional<int> number) {
        if (look == 5 && number == 2) {
            return unreadable();
        }
        return look == 5 && !number ? lastPage({item(3, u"reviewing"_s, changed())}) : unchanged(number);
    });
    QCOMPARE(story.reported, (QStringList{u"120 N3 reviewing"_s, u"120 N0 pending_sign"_s, u"120 N1 pending_sign"_s}));
    QCOMPARE(story.end, End::Failed);
}

void TestReconcilerTrouble::retriesWithinALook()
{
    ReconcilerStory story(1);
    int requests = 0;
    story.playWith([&requests](int, std::optional<int>) {
        return ++requests <= 4 ? lost() : lastPage({item(0, u"terminated"_s)});
    });
    // The look fails after three retries; the next one is due by then.
    QCOMPARE(story.waits.filter(u" retry "_s).size(), 3);
    QCOMPARE(story.lookFailures.size(), 1U);
    QCOMPARE(story.lookFailures[0].kind, ApiErrorKind::ConnectionLost);
    QCOMPARE(story.looks.size(), 2);
    QVERIFY(story.looks[1].endsWith(u" look 2/5"_s));
    QCOMPARE(story.waits.filter(u" look "_s), QStringList{u"0 look 2000"_s});
    QCOMPARE(story.reported.size(), 1);
    QCOMPARE(story.end, End::Finished);
}

void TestReconcilerTrouble::waitsWithoutKnowingTheServicesClock()
{
    const Instant longAgo = sendingTime - std::chrono::hours{8};
    ReconcilerStory story({.files = ReconcilerStory::fileIds(1), .sentAt = sendingTime, .since = longAgo});
    HttpReply undated = unreadable();
    undated.headers.clear();
    story.transport.pushTokenReply(undated);
    story.transport.pushTokenReply(undated);
    story.playWith([&story](int, std::optional<int> number) { return story.dated(unchanged(number)); });
    // Until a dated reply arrives, the request counts as just sent.
    QCOMPARE(story.looks, (QStringList{u"2 look 1/5"_s, u"5 look 2/5"_s, u"15 look 3/5"_s, u"15 look 5/5"_s}));
    QCOMPARE(story.lookFailures.size(), 2U);
    QCOMPARE(story.reported, QStringList{u"15 N0 pending_sign"_s});
    QCOMPARE(story.end, End::Finished);
}

void TestReconcilerTrouble::treatsOtherRowsAsNoAnswer()
{
    ReconcilerStory story(1);
    story.playWith([](int, std::optional<int>) { return lastPage({item(5), item(6)}); });
    QCOMPARE(story.lookFailures.size(), 4U);
    QCOMPARE(story.end, End::Failed);
    QCOMPARE(story.failure->kind, ApiErrorKind::BadReply);
    QVERIFY(story.reported.isEmpty()); // not "gone"
}

// Without a list of items the service did not say that the file is gone.
void TestReconcilerTrouble::treatsAnAnswerWithoutProofAsNone()
{
    ReconcilerStory story(1);
    story.playWith([](int, std::optional<int>) { return FakeTransport::success({{u"has_more"_s, false}}); });
    QCOMPARE(story.lookFailures.size(), 4U);
    QCOMPARE(story.end, End::Failed);
    QCOMPARE(story.failure->kind, ApiErrorKind::BadReply);
    QVERIFY(story.reported.isEmpty()); // not "gone"
}

void TestReconcilerTrouble::looksUpTheOthersAfterAnAnswerWithoutProof()
{
    ReconcilerStory story(3);
    story.playWith([](int, std::optional<int> number) {
        return number == 0 ? FakeTransport::success({}) : lastPage({item(number.value_or(9), u"terminated"_s)});
    });
    QCOMPARE(story.reported, (QStringList{u"2 T1"_s, u"2 T2"_s}));
    QCOMPARE(story.end, End::Failed);
}

void TestReconcilerTrouble::endsAtOnceWhenNoLookCanHelp_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("inWindow");
    QTest::addColumn<ApiErrorKind>("kind");
    QTest::newRow("scope") << 99991672 << true << ApiErrorKind::ScopeMissing;
    QTest::newRow("scope, by id") << 99991672 << false << ApiErrorKind::ScopeMissing;
    QTest::newRow("address") << 99991401 << true << ApiErrorKind::IpNotAllowed;
    QTest::newRow("quota") << 99991403 << false << ApiErrorKind::QuotaUsedUp;
    QTest::newRow("app stopped") << 99991662 << true << ApiErrorKind::AppUnavailable;
    QTest::newRow("parameter") << 1160003 << true << ApiErrorKind::BadParameter;
}

void TestReconcilerTrouble::endsAtOnceWhenNoLookCanHelp()
{
    QFETCH(int, code);
    QFETCH(bool, inWindow);
    QFETCH(ApiErrorKind, kind);
    ReconcilerStory story(2);
    story.playWith([code, inWindow](int, std::optional<int> number) {
        return inWindow || number ? FakeTransport::refusal(400, code) : lastPage();
    });
    QCOMPARE(story.end, End::Failed);
    QCOMPARE(story.failure->kind, kind);
    QVERIFY(story.lookFailures.empty());
    QCOMPARE(story.looks, QStringList{u"2 look 1/5"_s});
    story.pass(10min);
    QCOMPARE(story.asked.size(), inWindow ? 1 : 2);
}

void TestReconcilerTrouble::endsAtOnceWithoutCredentials()
{
    ReconcilerStory story(2);
    story.transport.pushTokenReply(FakeTransport::refusal(200, 10014));
    story.start();
    story.pass(2s);
    QCOMPARE(story.end, End::Failed);
    QCOMPARE(story.failure->kind, ApiErrorKind::WrongCredentials);
    QVERIFY(story.asked.isEmpty());
}

void TestReconcilerTrouble::looksUpFilesAfterAnOddWindow_data()
{
    QTest::addColumn<HttpReply>("second");
    const QJsonArray rows{item(0, u"sealing"_s, changed())};
    QTest::newRow("repeated page token") << pageBefore(u"a"_s, rows);
    QTest::newRow("more, but not where") << FakeTransport::success(
        {{u"items"_s, rows}, {u"has_more"_s, true}, {u"page_token"_s, QString()}});
    QTest::newRow("item without an id") << lastPage(
        {item(0, u"sealing"_s, changed()), QJsonObject{{u"update_time"_s, changed()}}});
    QTest::newRow("nothing") << lastPage();
    QTest::newRow("no list of items") << FakeTransport::success({{u"has_more"_s, false}});
    QTest::newRow("the end not said") << pageWithoutHasMore(rows);
}

void TestReconcilerTrouble::looksUpFilesAfterAnOddWindow()
{
    QFETCH(HttpReply, second);
    ReconcilerStory story(12);
    story.clock.advance(120s);
    story.start();
    story.reply(pageBefore(u"a"_s, {item(0, u"reviewing"_s, changed()), item(1, u"terminated"_s, changed())}));
    story.reply(second);
    for (int number = 2; number < 12; ++number) {
        story.reply(lastPage());
    }
    QStringList asked = ReconcilerStory::windowAt(120) + QStringList{u"120 page a"_s};
    asked += ReconcilerStory::singlyAt(120, ReconcilerStory::numbers(12).mid(2));
    QCOMPARE(story.asked, asked);
    QCOMPARE(story.reported.size(), 12);
    QVERIFY(story.reported.contains(u"120 G11"_s));
    QCOMPARE(story.end, End::Finished);
}

void TestReconcilerTrouble::readsNoMorePagesThanThereAreFiles()
{
    ReconcilerStory story(3);
    int page = 0;
    story.playWith([&page](int, std::optional<int> number) {
        if (number) {
            return lastPage({item(*number, u"terminated"_s)});
        }
        ++page;
        return pageBefore(QString::number(page), {item(50 + page, u"voided"_s, changed())});
    });
    QStringList asked = ReconcilerStory::windowAt(2) + QStringList{u"2 page 1"_s};
    QCOMPARE(story.asked, asked + ReconcilerStory::singlyAt(2, ReconcilerStory::numbers(3)));
    QCOMPARE(story.reported.size(), 3);
}

void TestReconcilerTrouble::showsThatTheGateIsClosed()
{
    ReconcilerStory story(2);
    story.start();
    story.session.client().gate(Endpoint::QuerySignatureFiles).closeFor(10s);
    story.pass(2s);
    QCOMPARE(story.waits, (QStringList{u"0 look 2000"_s, u"2 service 8000"_s}));
    QVERIFY(story.asked.isEmpty());
    story.pass(8s);
    QCOMPARE(story.asked, ReconcilerStory::windowAt(10));
}

void TestReconcilerTrouble::showsThatTheMinuteIsUsedUp()
{
    ReconcilerStory story(3);
    story.session.client().gate(Endpoint::QuerySignatureFiles).setCapacity(2);
    story.start();
    story.pass(2s);
    story.reply(lastPage());
    story.reply(lastPage({item(0, u"terminated"_s)}));
    QCOMPARE(story.asked, ReconcilerStory::windowAt(2, {u"0"_s}));
    QCOMPARE(story.waits.back(), u"2 gate 60020"_s);
    story.pass(61s);
    QCOMPARE(story.asked.back(), u"62.02 #1"_s);
}

QTEST_GUILESS_MAIN(TestReconcilerTrouble)
#include "test_reconcilertrouble.moc"
