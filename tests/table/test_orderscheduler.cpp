// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sightings.h"

#include "table/filestore.h"
#include "table/orderscheduler.h"

#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

namespace
{

RowQuery searching(const QString &text)
{
    RowQuery query;
    query.search = text;
    return query;
}

} // namespace

class TestOrderScheduler final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOrderIsComputedLater();
    void theLatestQueryWins();
    void newerRowsWaitForTheRunningOrder();
    void nothingComesAfterCancel();
    void itMayBeDestroyedWhileWorking();
};

void TestOrderScheduler::anOrderIsComputedLater()
{
    FileStore store;
    store.merge(filesUpTo(3));
    OrderScheduler scheduler;
    std::vector<RowOrder> orders;
    connect(&scheduler, &OrderScheduler::computed, this,
            [&](const OrderResult &result) { orders.push_back(*result.order); });
    scheduler.request(store.snapshot(), {});
    QVERIFY(scheduler.isBusy());
    QVERIFY(orders.empty());
    QTRY_VERIFY(!scheduler.isBusy());
    QCOMPARE(orders, (std::vector<RowOrder>{RowOrder{0, 1, 2}}));
}

void TestOrderScheduler::theLatestQueryWins()
{
    FileStore store;
    store.merge(filesUpTo(3));
    OrderScheduler scheduler;
    std::vector<RowOrder> orders;
    connect(&scheduler, &OrderScheduler::computed, this,
            [&](const OrderResult &result) { orders.push_back(*result.order); });
    scheduler.request(store.snapshot(), searching(u"1"_s));
    scheduler.request(store.snapshot(), searching(u"none"_s));
    scheduler.request(store.snapshot(), searching(u"file that is not there"_s));
    RowQuery last = searching(u"3"_s);
    last.searchIn = {columnid::fileId};
    scheduler.request(store.snapshot(), last);
    QTRY_VERIFY(!scheduler.isBusy());
    QCOMPARE(orders, (std::vector<RowOrder>{RowOrder{2}}));
}

void TestOrderScheduler::newerRowsWaitForTheRunningOrder()
{
    FileStore store;
    OrderScheduler scheduler;
    std::vector<std::size_t> sizes;
    connect(&scheduler, &OrderScheduler::computed, this,
            [&](const OrderResult &result) { sizes.push_back(result.order->size()); });
    for (int count = 1; count <= 5; ++count) {
        store.merge(filesUpTo(count));
        scheduler.request(store.snapshot(), {});
    }
    QTRY_VERIFY(!scheduler.isBusy());
    // The first was running and the last was the newest; those between were never computed.
    QCOMPARE(sizes, (std::vector<std::size_t>{1, 5}));
}

void TestOrderScheduler::nothingComesAfterCancel()
{
    FileStore store;
    store.merge(filesUpTo(3));
    OrderScheduler scheduler;
    std::vector<RowOrder> orders;
    connect(&scheduler, &OrderScheduler::computed, this,
            [&](const OrderResult &result) { orders.push_back(*result.order); });
    scheduler.request(store.snapshot(), {});
    scheduler.cancel();
    QVERIFY(!scheduler.isBusy());
    store.remove({0});
    scheduler.request(store.snapshot(), {});
    QTRY_VERIFY(!scheduler.isBusy());
    QCOMPARE(orders, (std::vector<RowOrder>{RowOrder{1, 2}}));
}

void TestOrderScheduler::itMayBeDestroyedWhileWorking()
{
    FileStore store;
    store.merge(filesUpTo(5000));
    QSignalSpy gone(this, &QObject::objectNameChanged);
    {
        OrderScheduler scheduler;
        connect(&scheduler, &OrderScheduler::computed, this, [this] { setObjectName(u"computed"_s); });
        scheduler.request(store.snapshot(), searching(u"7"_s));
    }
    QVERIFY(QThreadPool::globalInstance()->waitForDone());
    QCoreApplication::processEvents();
    QCOMPARE(gone.count(), 0);
}

QTEST_GUILESS_MAIN(TestOrderScheduler)
#include "test_orderscheduler.moc"
