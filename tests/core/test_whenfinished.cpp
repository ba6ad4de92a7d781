// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "core/whenfinished.h"

#include <QPromise>
#include <QTest>
#include <QThreadPool>

#include <memory>
#include <optional>

using namespace sealdesk;

namespace
{

// A worker that ends when it is let go.
struct Work {
    std::shared_ptr<QPromise<int>> promise = std::make_shared<QPromise<int>>();
    QThreadPool pool;

    void finish(int value)
    {
        pool.start([promise = promise, value] {
            promise->start();
            promise->addResult(value);
            promise->finish();
        });
        pool.waitForDone();
    }
};

} // namespace

//! What workers hand back to objects of the window's thread.
class TestWhenFinished final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesInTheThreadOfTheContext();
    void aContextThatIsGoneIsNotCalled();
    void theContextMayGoWhileItIsCalled();
    void whatWasCancelledIsNotCalled();
    void withoutAResultNothingIsCalled();
    void laterIsInTheThreadOfTheApplication();
    void laterIsNeverForAContextThatIsGone();
};

void TestWhenFinished::comesInTheThreadOfTheContext()
{
    Work work;
    QObject context;
    std::optional<int> got;
    whenFinished(work.promise->future(), &context, [&got](int value) {
        got = value;
        QCOMPARE(QThread::currentThread(), qApp->thread());
    });
    work.finish(7);
    QVERIFY(!got); // not before the event loop
    QTRY_COMPARE(got, 7);
    QTRY_VERIFY(context.children().isEmpty());
}

void TestWhenFinished::aContextThatIsGoneIsNotCalled()
{
    for (const bool goesBefore : {true, false}) {
        Work work;
        auto context = std::make_unique<QObject>();
        bool isCalled = false;
        whenFinished(work.promise->future(), context.get(), [&isCalled](int) { isCalled = true; });
        if (goesBefore) {
            context.reset();
        }
        work.finish(7);
        context.reset();
        QCoreApplication::processEvents();
        QVERIFY(!isCalled);
    }
}

void TestWhenFinished::theContextMayGoWhileItIsCalled()
{
    Work work;
    auto context = std::make_unique<QObject>();
    whenFinished(work.promise->future(), context.get(), [&context](int) { context.reset(); });
    work.finish(7);
    QTRY_VERIFY(!context);
}

void TestWhenFinished::whatWasCancelledIsNotCalled()
{
    Work work;
    QObject context;
    bool isCalled = false;
    QFuture<int> future = work.promise->future();
    whenFinished(future, &context, [&isCalled](int) { isCalled = true; });
    work.finish(7);
    future.cancel(); // after the result came, before anybody was told
    QTRY_VERIFY(context.children().isEmpty());
    QVERIFY(!isCalled);
}

void TestWhenFinished::withoutAResultNothingIsCalled()
{
    Work work;
    QObject context;
    bool isCalled = false;
    whenFinished(work.promise->future(), &context, [&isCalled](int) { isCalled = true; });
    work.promise.reset(); // as a pool does that is cleared
    QTRY_VERIFY(context.children().isEmpty());
    QVERIFY(!isCalled);
}

void TestWhenFinished::laterIsInTheThreadOfTheApplication()
{
    QThreadPool pool;
    QObject context;
    bool isCalled = false;
    pool.start([context = QPointer(&context), &isCalled] {
        callLater(context, [&isCalled] {
            isCalled = true;
            QCOMPARE(QThread::currentThread(), qApp->thread());
        });
    });
    pool.waitForDone();
    QVERIFY(!isCalled); // not before the event loop
    QTRY_VERIFY(isCalled);
}

void TestWhenFinished::laterIsNeverForAContextThatIsGone()
{
    QThreadPool pool;
    auto context = std::make_unique<QObject>();
    bool isCalled = false;
    bool isOtherCalled = false;
    pool.start(
        [context = QPointer(context.get()), &isCalled] { callLater(context, [&isCalled] { isCalled = true; }); });
    pool.waitForDone();
    context.reset(); // while the event is on its way
    callLater(QPointer<QObject>(this), [&isOtherCalled] { isOtherCalled = true; });
    QTRY_VERIFY(isOtherCalled);
    QVERIFY(!isCalled);
}

QTEST_GUILESS_MAIN(TestWhenFinished)
#include "test_whenfinished.moc"
