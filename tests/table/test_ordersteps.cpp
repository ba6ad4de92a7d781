// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/ordersteps.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>

using namespace sealdesk;

namespace
{

RowOrder carriedOut(RowOrder order, const std::vector<OrderStep> &steps)
{
    for (const OrderStep &step : steps) {
        if (const auto *rearranged = std::get_if<Rearranged>(&step)) {
            RC_ASSERT(std::ranges::is_permutation(order, *rearranged->order));
            order = *rearranged->order;
        } else if (const auto *removed = std::get_if<Removed>(&step)) {
            RC_ASSERT(removed->first <= removed->last);
            order.erase(order.begin() + removed->first, order.begin() + removed->last + 1);
        } else if (const auto *inserted = std::get_if<Inserted>(&step)) {
            RC_ASSERT(!inserted->rows.empty());
            order.insert(order.begin() + inserted->first, inserted->rows.begin(), inserted->rows.end());
        }
    }
    return order;
}

RowOrder anyOrder()
{
    return *rc::gen::unique<RowOrder>(rc::gen::inRange<RowNumber>(0, 60));
}

std::size_t kindsOf(const std::vector<OrderStep> &steps, std::size_t kind)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(steps, [kind](const OrderStep &step) { return step.index() == kind; }));
}

} // namespace

class TestOrderSteps final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsLeadFromAnyOrderToAnyOther();
    void whatIsLeftKeepsItsOrder();
    void theSameOrderNeedsNoStep();
    void aBlockComesAndGoesInPlace();
    void scatteredRowsAreGathered();
};

void TestOrderSteps::stepsLeadFromAnyOrderToAnyOther()
{
    QVERIFY(rc::check([] {
        const RowOrder from = anyOrder();
        const RowOrder to = anyOrder();
        const auto steps = stepsBetween(from, to);
        RC_ASSERT(carriedOut(from, steps) == to);
        RC_ASSERT(steps.size() <= 9U);
    }));
}

void TestOrderSteps::whatIsLeftKeepsItsOrder()
{
    QVERIFY(rc::check([] {
        const RowOrder from = anyOrder();
        const auto stays = *rc::gen::container<std::vector<bool>>(60, rc::gen::arbitrary<bool>());
        RowOrder left;
        std::ranges::copy_if(from, std::back_inserter(left), [&stays](RowNumber row) { return stays[row]; });
        const Remainder remainder = remainderOf(from, stays);
        RC_ASSERT(remainder.order == left);
        RC_ASSERT(carriedOut(from, remainder.steps) == left);
        RC_ASSERT(remainder.steps.size() <= 4U);
    }));
}

void TestOrderSteps::theSameOrderNeedsNoStep()
{
    QVERIFY(stepsBetween({}, {}).empty());
    QVERIFY(stepsBetween({3, 1, 2}, {3, 1, 2}).empty());
}

void TestOrderSteps::aBlockComesAndGoesInPlace()
{
    const auto removal = stepsBetween({0, 1, 2, 3, 4}, {0, 3, 4});
    QCOMPARE(removal.size(), 1U);
    QCOMPARE(std::get<Removed>(removal[0]).first, 1);
    QCOMPARE(std::get<Removed>(removal[0]).last, 2);
    const auto insertion = stepsBetween({0, 3, 4}, {0, 1, 2, 3, 4});
    QCOMPARE(insertion.size(), 1U);
    QCOMPARE(std::get<Inserted>(insertion[0]).first, 1);
    QCOMPARE(std::get<Inserted>(insertion[0]).rows, (RowOrder{1, 2}));
}

void TestOrderSteps::scatteredRowsAreGathered()
{
    RowOrder all;
    RowOrder even;
    for (RowNumber row = 0; row < 1000; ++row) {
        all.push_back(row);
        if (row % 2 == 0) {
            even.push_back(row);
        }
    }
    const auto narrowing = stepsBetween(all, even);
    QCOMPARE(narrowing.size(), 2U);
    QCOMPARE(kindsOf(narrowing, 0), 1U);
    QCOMPARE(kindsOf(narrowing, 1), 1U);
    const auto widening = stepsBetween(even, all);
    QCOMPARE(widening.size(), 2U);
    QCOMPARE(kindsOf(widening, 0), 1U);
    QCOMPARE(kindsOf(widening, 2), 1U);
}

QTEST_GUILESS_MAIN(TestOrderSteps)
#include "test_ordersteps.moc"
