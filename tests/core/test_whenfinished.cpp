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

// A worker that finishes on request.
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

//! How workers return results to objects on the main thread.
class TestWhenFinished final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsInTheContextsThread();
    void ignoresDestroyedContexts();
    void theContextMayBeDestroyedInTheCall();
    void ignoresCancelledFutures();
    void ignoresFuturesWithoutAResult();
    void callLaterRunsInTheApplicationsThread();
    void callLaterIgnoresDestroyedContexts();
};

void TestWhenFinished::runsInTheContextsThread()
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

void TestWhenFinished::ignoresDestroyedContexts()
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

void TestWhenFinished::theContextMayBeDestroyedInTheCall()
{
    Work work;
    auto context = std::make_unique<QObject>();
    whenFinished(work.promise->future(), context.get(), [&context](int) { context.reset(); });
    work.finish(7);
    QTRY_VERIFY(!context);
}

void TestWhenFinished::ignoresCancelledFutures()
{
    Work work;
    QObject context;
    bool isCalled = false;
    QFuture<int> future = work.promise->future();
    whenFinished(future, &context, [&isCalled](int) { isCalled = true; });
    work.finish(7);
    future.cancel(); // after the result was added, before it was delivered
    QTRY_VERIFY(context.children().isEmpty());
    QVERIFY(!isCalled);
}

void TestWhenFinished::ignoresFuturesWithoutAResult()
{
    Work work;
    QObject context;
    bool isCalled = false;
    whenFinished(work.promise->future(), &context, [&isCalled](int) { isCalled = true; });
    work.promise.reset(); // like clearing the pool
    QTRY_VERIFY(context.children().isEmpty());
    QVERIFY(!isCalled);
}

void TestWhenFinished::callLaterRunsInTheApplicationsThread()
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

void TestWhenFinished::callLaterIgnoresDestroyedContexts()
{
    QThreadPool pool;
    auto context = std::make_unique<QObject>();
    bool isCalled = false;
    bool isOtherCalled = false;
    pool.start(
        [context = QPointer(context.get()), &isCalled] { callLater(context, [&isCalled] { isCalled = true; }); });
    pool.waitForDone();
    context.reset(); // while the event is queued
    callLater(QPointer<QObject>(this), [&isOtherCalled] { isOtherCalled = true; });
    QTRY_VERIFY(isOtherCalled);
    QVERIFY(!isCalled);
}

QTEST_GUILESS_MAIN(TestWhenFinished)
#include "test_whenfinished.moc"
