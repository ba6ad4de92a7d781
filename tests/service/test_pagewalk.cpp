// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "servicefixture.h"

#include "service/pagewalk.h"

#include <QPointer>
#include <QSemaphore>
#include <QTest>
#include <QThreadPool>

using namespace sealdesk;
using namespace sealdesk::test;

namespace
{

// A walk whose pages are read by worker threads that can be blocked.
struct Story {
    ManualClock clock;
    FakeTransport transport;
    RateGates gates{clock};
    QSemaphore hold;
    QThreadPool readers; // waits for its work before the semaphore is destroyed
    Session session{ServiceFixture::connection(),
                    AppSecret{.secret = Secret{u"secret"_s}},
                    {.transport = transport, .gates = gates, .clock = clock, .readers = &readers}};
    QStringList arrived;
    std::vector<WalkEnd> ends;
    QObject context;
    QPointer<PageWalk> walk;

    explicit Story(int threads, const PageWalk::Plan &plan = {})
        : walk(new PageWalk(session, plan, &context))
    {
        readers.setMaxThreadCount(threads);
        QObject::connect(walk, &PageWalk::pageArrived, &context, [this](const WalkedPage &page) {
            QVERIFY(QThread::currentThread() == context.thread());
            QVERIFY(ends.empty());
            for (const FileSighting &row : page.rows) {
                arrived.push_back(row.file.id.text());
            }
        });
        QObject::connect(walk, &PageWalk::ended, &context, [this](const WalkEnd &end) { ends.push_back(end); });
    }
    ~Story() { releaseReaders(); }

    void holdReaders()
    {
        readers.start([this] { hold.acquire(); });
    }
    void releaseReaders() { hold.release(); }
    void pushPages(int count)
    {
        for (int page = 0; page < count; ++page) {
            const QJsonArray rows{item(page)};
            transport.push(page < count - 1 ? pageBefore(QString::number(page), rows) : lastPage(rows));
        }
    }
    [[nodiscard]] int requests() const { return static_cast<int>(transport.requests().size()); }
};

} // namespace

Q_DECLARE_METATYPE(sealdesk::HttpReply)

class TestPageWalk final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deliversPagesInOrder();
    void requestsTheNextPageBeforeReadingTheRows();
    void stopsRequestingWhilePagesAreUnread();
    void reportsAFailureAfterThePagesBeforeIt();
    void emitsNothingAfterAbandoning();
    void goesOnUnlessThePageIsTheLast_data();
    void goesOnUnlessThePageIsTheLast();
    void endsWithoutALastPage_data();
    void endsWithoutALastPage();
    void reportsPagesThatProveNothing();
    void skipsAPageThatCannotBeRead_data();
    void skipsAPageThatCannotBeRead();
    void readsAPageOnceMore();
    void failsAtAPageWithoutAReadableToken_data();
    void failsAtAPageWithoutAReadableToken();
    void skipsNothingUnlessToldTo();
};

void TestPageWalk::deliversPagesInOrder()
{
    Story story(4);
    story.pushPages(50);
    story.walk->start();
    QTRY_COMPARE(story.ends.size(), 1U);
    QCOMPARE(story.arrived, idTexts(0, 50));
    QCOMPARE(story.ends[0].kind, WalkEnd::Kind::Complete);
}

void TestPageWalk::requestsTheNextPageBeforeReadingTheRows()
{
    Story story(1);
    story.holdReaders();
    story.walk->start();
    story.transport.push(pageBefore(u"a"_s, {item(0)}));
    QTRY_COMPARE(story.requests(), 2);
    QVERIFY(story.arrived.isEmpty());
    story.releaseReaders();
    QTRY_COMPARE(story.arrived, idTexts(0, 1));
}

// Unread pages are held in memory; a service that sends faster than rows are read must not fill it.
void TestPageWalk::stopsRequestingWhilePagesAreUnread()
{
    Story story(1);
    story.holdReaders();
    story.pushPages(50);
    story.walk->start();
    QTRY_VERIFY(story.requests() >= 5);
    // Process all events; no reader is free.
    for (int i = 0; i < 100; ++i) {
        QCoreApplication::processEvents();
    }
    QVERIFY(story.requests() < 10);
    QVERIFY(story.arrived.isEmpty());
    story.releaseReaders();
    QTRY_COMPARE(story.ends.size(), 1U);
    QCOMPARE(story.arrived, idTexts(0, 50));
    QCOMPARE(story.requests(), 50);
}

void TestPageWalk::reportsAFailureAfterThePagesBeforeIt()
{
    Story story(1);
    story.holdReaders();
    story.walk->start();
    story.transport.push(pageBefore(u"a"_s, {item(0)}));
    story.transport.push(FakeTransport::refusal(400, 99991403));
    QTRY_COMPARE(story.requests(), 2);
    QCoreApplication::processEvents();
    QVERIFY(story.ends.empty());
    story.releaseReaders();
    QTRY_COMPARE(story.ends.size(), 1U);
    QCOMPARE(story.ends[0].kind, WalkEnd::Kind::Failed);
    QCOMPARE(story.arrived, idTexts(0, 1));
}

void TestPageWalk::emitsNothingAfterAbandoning()
{
    Story story(1);
    story.holdReaders();
    story.walk->start();
    story.transport.push(pageBefore(u"a"_s, {item(0)}));
    QTRY_COMPARE(story.requests(), 2);
    story.walk->abandon();
    story.releaseReaders();
    QVERIFY(story.readers.waitForDone());
    QTRY_VERIFY(!story.walk);
    QVERIFY(story.arrived.isEmpty() && story.ends.empty());
}

// A list that is cut short looks like a complete one. So a page that gives the token of another page is the last one
// only if it says so (product.md 2).
void TestPageWalk::goesOnUnlessThePageIsTheLast_data()
{
    QTest::addColumn<QJsonValue>("hasMore");
    QTest::newRow("true") << QJsonValue(true);
    QTest::newRow("text") << QJsonValue(u"true"_s);
    QTest::newRow("number") << QJsonValue(1);
    QTest::newRow("null") << QJsonValue(QJsonValue::Null);
    QTest::newRow("missing") << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("another value") << QJsonValue(u"yes"_s);
}

void TestPageWalk::goesOnUnlessThePageIsTheLast()
{
    QFETCH(QJsonValue, hasMore);
    Story story(1);
    for (int page = 0; page < 3; ++page) {
        QJsonObject data{{u"items"_s, QJsonArray{item(page)}}, {u"page_token"_s, QString::number(page)}};
        data.insert(u"has_more"_s, page < 2 ? hasMore : QJsonValue(false));
        story.transport.push(FakeTransport::success(data));
    }
    story.walk->start();
    QTRY_COMPARE(story.ends.size(), 1U);
    QCOMPARE(story.arrived, idTexts(0, 3));
    QCOMPARE(story.ends[0].kind, WalkEnd::Kind::Complete);
}

void TestPageWalk::endsWithoutALastPage_data()
{
    using Kind = WalkEnd::Kind;
    QTest::addColumn<QJsonObject>("last"); // the page after one that says has_more: true
    QTest::addColumn<Kind>("kind");
    const QJsonArray rows{item(1)};
    const QJsonValue null = QJsonValue::Null;
    QTest::newRow("false") << QJsonObject{{u"items"_s, rows}, {u"has_more"_s, false}} << Kind::Complete;
    QTest::newRow("text") << QJsonObject{{u"items"_s, rows}, {u"has_more"_s, u"false"_s}} << Kind::Complete;
    QTest::newRow("number") << QJsonObject{{u"items"_s, rows}, {u"has_more"_s, 0}} << Kind::Complete;
    QTest::newRow("no token") << QJsonObject{{u"items"_s, rows}} << Kind::Unconfirmed;
    QTest::newRow("null") << QJsonObject{{u"items"_s, rows}, {u"has_more"_s, null}} << Kind::Unconfirmed;
    QTest::newRow("repeated token") << QJsonObject{{u"items"_s, rows}, {u"page_token"_s, u"a"_s}} << Kind::Unconfirmed;
    QTest::newRow("empty page") << QJsonObject{{u"items"_s, QJsonArray()}} << Kind::Complete;
    QTest::newRow("empty page with a token")
        << QJsonObject{{u"items"_s, QJsonArray()}, {u"page_token"_s, u"b"_s}} << Kind::Complete;
    QTest::newRow("no items") << QJsonObject{{u"has_more"_s, false}} << Kind::Unconfirmed;
    QTest::newRow("null items") << QJsonObject{{u"has_more"_s, false}, {u"items"_s, null}} << Kind::Unconfirmed;
    QTest::newRow("nothing") << QJsonObject() << Kind::Unconfirmed;
}

void TestPageWalk::endsWithoutALastPage()
{
    QFETCH(QJsonObject, last);
    Story story(1);
    story.transport.push(pageBefore(u"a"_s, {item(0)}));
    story.transport.push(FakeTransport::success(last));
    story.walk->start();
    QTRY_COMPARE(story.ends.size(), 1U);
    QTEST(story.ends[0].kind, "kind");
    QCOMPARE(story.requests(), 2);
}

void TestPageWalk::reportsPagesThatProveNothing()
{
    Story story(1);
    QList<bool> proofs;
    QObject::connect(story.walk, &PageWalk::pageArrived, &story.context,
                     [&](const WalkedPage &page) { proofs.append(page.provesAbsence); });
    story.transport.push(pageBefore(u"a"_s, {item(0)}));
    story.transport.push(pageWithoutHasMore({item(1)}, u"b"_s));
    story.transport.push(FakeTransport::success({{u"has_more"_s, u"false"_s}, {u"items"_s, QJsonArray()}}));
    story.walk->start();
    QTRY_COMPARE(story.ends.size(), 1U);
    QCOMPARE(proofs, (QList{true, false, false}));
}

namespace
{

PageWalk::Plan skipping()
{
    return {.unreadable = PageWalk::Unreadable::Skip};
}

// A reply whose body has an unescaped quote in a name, and \a tail after its list of items.
HttpReply brokenPage(const QByteArray &tail)
{
    return FakeTransport::bare(200,
                               R"({"code":0,"data":{"items":[{"signature_file_id":"1","names":"a"b"}],)" + tail + "}}");
}

} // namespace

void TestPageWalk::skipsAPageThatCannotBeRead_data()
{
    QTest::addColumn<HttpReply>("bad");
    QTest::newRow("a quote in a name") << brokenPage(R"("has_more":true,"page_token":"b")");
    QTest::newRow("a token as documented") << brokenPage(R"("page_token" : "b" , "has_more":"true")");
    QTest::newRow("no has_more") << brokenPage(R"("page_token":"\u0062")");
    QTest::newRow("items as an object") << FakeTransport::success(
        {{u"items"_s, QJsonObject()}, {u"has_more"_s, true}, {u"page_token"_s, u"b"_s}});
}

void TestPageWalk::skipsAPageThatCannotBeRead()
{
    QFETCH(HttpReply, bad);
    Story story(1, skipping());
    int unreadable = 0;
    QObject::connect(story.walk, &PageWalk::pageArrived, &story.context, [&](const WalkedPage &page) {
        unreadable += page.isUnreadable ? 1 : 0;
        QVERIFY(!page.isUnreadable || (page.rows.empty() && !page.provesAbsence));
    });
    story.transport.push(pageBefore(u"a"_s, {item(0)}));
    story.transport.push(bad);
    story.transport.push(bad);
    story.transport.push(lastPage({item(2)}));
    story.walk->start();
    QTRY_COMPARE(story.ends.size(), 1U);
    QCOMPARE(unreadable, 1);
    QCOMPARE(story.arrived, (QStringList{idText(0), idText(2)}));
    QCOMPARE(FakeTransport::parameter(story.transport.requests().at(3), u"page_token"_s), u"b"_s);
    QVERIFY(story.ends[0].kind != WalkEnd::Kind::Complete);
}

void TestPageWalk::readsAPageOnceMore()
{
    Story story(1, skipping());
    story.transport.push(pageBefore(u"a"_s, {item(0)}));
    story.transport.push(brokenPage(R"("has_more":true,"page_token":"b")"));
    story.transport.push(lastPage({item(1)}));
    story.walk->start();
    QTRY_COMPARE(story.ends.size(), 1U);
    QCOMPARE(FakeTransport::parameter(story.transport.requests().at(2), u"page_token"_s), u"a"_s);
    QCOMPARE(story.arrived, idTexts(0, 2));
    QCOMPARE(story.ends[0].kind, WalkEnd::Kind::Complete);
}

void TestPageWalk::failsAtAPageWithoutAReadableToken_data()
{
    QTest::addColumn<HttpReply>("bad");
    QTest::newRow("login page") << FakeTransport::bare(200, "<html>login</html>");
    QTest::newRow("the last page") << brokenPage(R"("has_more":false,"page_token":"b")");
    QTest::newRow("no token") << brokenPage(R"("has_more":true)");
    QTest::newRow("two tokens") << brokenPage(R"("has_more":true,"page_token":"b","page_token":"c")");
    QTest::newRow("a token with a quote") << brokenPage(R"("has_more":true,"page_token":"b"c")");
    QTest::newRow("a mended token") << FakeTransport::bare(
        200, "{\"code\":0,\"data\":{\"items\":[],\"has_more\":true,\"page_token\":\"b\xFF\"}}");
    QTest::newRow("a token inside a name") << brokenPage(R"("x":"\"page_token\":\"b\",","has_more":true)");
}

void TestPageWalk::failsAtAPageWithoutAReadableToken()
{
    QFETCH(HttpReply, bad);
    Story story(1, skipping());
    story.transport.push(pageBefore(u"a"_s, {item(0)}));
    story.transport.push(bad);
    story.transport.push(bad);
    story.walk->start();
    QTRY_COMPARE(story.ends.size(), 1U);
    QCOMPARE(story.ends[0].kind, WalkEnd::Kind::Failed);
    QCOMPARE(story.ends[0].error.value().kind, ApiErrorKind::BadReply);
    QCOMPARE(story.requests(), 3);
    QCOMPARE(story.arrived, idTexts(0, 1));
}

void TestPageWalk::skipsNothingUnlessToldTo()
{
    Story story(1);
    story.transport.push(brokenPage(R"("has_more":true,"page_token":"b")"));
    story.walk->start();
    QTRY_COMPARE(story.ends.size(), 1U);
    QCOMPARE(story.ends[0].kind, WalkEnd::Kind::Failed);
    QCOMPARE(story.requests(), 1);
}

QTEST_GUILESS_MAIN(TestPageWalk)
#include "test_pagewalk.moc"
