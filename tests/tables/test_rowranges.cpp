// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "tables/rowranges.h"

#include <QItemSelection>
#include <QStandardItemModel>
#include <QTest>

using namespace sealdesk;

class TestRowRanges final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rangesAreSortedAndDisjoint();
    void rowsMatchTheRanges();
};

void TestRowRanges::rangesAreSortedAndDisjoint()
{
    const QStandardItemModel model(20, 3);
    const auto range = [&model](int top, int left, int bottom, int right) {
        return QItemSelectionRange(model.index(top, left), model.index(bottom, right));
    };
    QItemSelection selection;
    QVERIFY(rangesOf(selection).empty());
    selection << range(12, 0, 15, 2) << range(3, 0, 5, 0) << range(4, 1, 7, 2) << range(8, 0, 8, 2)
              << range(14, 1, 14, 1);
    QCOMPARE(rangesOf(selection), (std::vector<RowRange>{{.first = 3, .last = 8}, {.first = 12, .last = 15}}));
}

void TestRowRanges::rowsMatchTheRanges()
{
    const std::vector<RowRange> ranges{{.first = 3, .last = 5}, {.first = 9, .last = 9}};
    QCOMPARE(rowCount(ranges), std::size_t{4});
    QCOMPARE(rowsIn(ranges), (std::vector{3, 4, 5, 9}));
    QCOMPARE(rowCount({}), std::size_t{0});
    QVERIFY(rowsIn({}).empty());
}

QTEST_MAIN(TestRowRanges)
#include "test_rowranges.moc"
