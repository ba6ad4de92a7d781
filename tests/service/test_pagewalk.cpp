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
    QPointer<PageWalk> walk{new PageWalk(session, {}, &context)};

    explicit Story(int threads)
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

class TestPageWalk final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deliversPagesInOrder();
    void requestsTheNextPageBeforeReadingTheRows();
    void stopsRequestingWhilePagesAreUnread();
    void reportsAFailureAfterThePagesBeforeIt();
    void emitsNothingAfterAbandoning();
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

QTEST_GUILESS_MAIN(TestPageWalk)
#include "test_pagewalk.moc"
