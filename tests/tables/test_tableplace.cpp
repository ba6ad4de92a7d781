// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "models/orderedtablemodel.h"
#include "tables/filetableview.h"
#include "tables/tableplace.h"

#include <QScrollBar>
#include <QTest>

#include <algorithm>
#include <numeric>
#include <span>

using namespace Qt::StringLiterals;
using namespace sealdesk;

namespace
{

//! A model whose rows display their row number.
class NumbersModel final : public OrderedTableModel
{
public:
    void show(const RowOrder &order) { showOrder(order); }
    [[nodiscard]] int columnCount(const QModelIndex & /*parent*/ = {}) const override { return 1; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override
    {
        return role == Qt::DisplayRole ? QVariant(int(shown().at(index.row()))) : QVariant();
    }
};

RowOrder numbers(int count)
{
    RowOrder all(static_cast<std::size_t>(count));
    std::iota(all.begin(), all.end(), 0U);
    return all;
}

//! Scattered rows, as a search leaves them.
RowOrder multiplesOf(RowNumber factor, int count)
{
    RowOrder some = numbers(count);
    std::erase_if(some, [factor](RowNumber row) { return row % factor != 0; });
    return some;
}

} // namespace

//! The scroll position and the current row after the order has changed.
class TestTablePlace final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void staysAtTheTop();
    void unchosenCurrentRowReturnsToTheTop();
    void currentRowKeepsItsPosition();
    void nearestRowReplacesARemovedOne();
    void topmostRowStaysIfTheCurrentOneIsNotVisible();
    void highlightOfOtherRowsIsKept();
    void emptiedTableReturnsToTheTop();
    void largeHighlightFollowsItsRows();
    void fragmentedHighlightShrinksToTheCurrentRow();
    void largeHighlightSurvivesInsertedAndRemovedRows();

private:
    void highlight(int first, int last);
    [[nodiscard]] int numberAt(int row) const { return m_model->index(row, 0).data().toInt(); }
    [[nodiscard]] int current() const { return m_view->currentIndex().data().toInt(); }
    [[nodiscard]] int top() const { return m_view->verticalScrollBar()->value(); }
    [[nodiscard]] int currentPosition() const { return m_view->visualRect(m_view->currentIndex()).top(); }

    std::unique_ptr<NumbersModel> m_model;
    std::unique_ptr<FileTableView> m_view;
};

void TestTablePlace::init()
{
    m_model = std::make_unique<NumbersModel>();
    m_model->show(numbers(1000));
    m_view = std::make_unique<FileTableView>();
    m_view->setModel(m_model.get());
    new TablePlace(*m_view, *m_model);
    m_view->resize(300, 400);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TestTablePlace::cleanup()
{
    m_view.reset();
    m_model.reset();
}

void TestTablePlace::staysAtTheTop()
{
    m_view->selectRow(1);
    m_model->show(multiplesOf(7, 1000));
    QCOMPARE(top(), 0);
    QCOMPARE(current(), 0);
    QCOMPARE(m_view->highlightedRows(), std::vector{0});
    m_model->show(numbers(1000));
    QCOMPARE(top(), 0);
    QCOMPARE(current(), 0);
    RowOrder reversed = numbers(1000);
    std::ranges::reverse(reversed);
    m_model->show(reversed);
    QCOMPARE(top(), 0);
    QCOMPARE(current(), 0);
}

void TestTablePlace::unchosenCurrentRowReturnsToTheTop()
{
    QCOMPARE(current(), 0);
    m_model->show({100, 200, 300});
    QCOMPARE(current(), 100);
    m_model->show(numbers(1000));
    QCOMPARE(top(), 0);
    QCOMPARE(current(), 0);
    QVERIFY(!m_view->selectionModel()->hasSelection());
}

void TestTablePlace::currentRowKeepsItsPosition()
{
    m_view->selectRow(700);
    const int height = currentPosition();
    QVERIFY(top() > 0);
    m_model->show(multiplesOf(7, 1000));
    QCOMPARE(current(), 700);
    QCOMPARE(currentPosition(), height);
    m_model->show(numbers(1000));
    QCOMPARE(current(), 700);
    QCOMPARE(currentPosition(), height);
    QCOMPARE(m_view->highlightedRows(), std::vector{700});
}

void TestTablePlace::nearestRowReplacesARemovedOne()
{
    m_view->selectRow(702);
    const int height = currentPosition();
    m_model->show(multiplesOf(7, 1000));
    QCOMPARE(current(), 700);
    QCOMPARE(currentPosition(), height);
    QCOMPARE(m_view->highlightedRows(), std::vector{100}); // the row that shows 700
}

void TestTablePlace::topmostRowStaysIfTheCurrentOneIsNotVisible()
{
    m_view->selectRow(0);
    m_view->verticalScrollBar()->setValue(700);
    m_model->show(multiplesOf(7, 1000));
    QCOMPARE(numberAt(top()), 700);
    QCOMPARE(current(), 0);
}

void TestTablePlace::highlightOfOtherRowsIsKept()
{
    m_view->selectRow(14);
    m_view->selectionModel()->setCurrentIndex(m_model->index(15, 0), QItemSelectionModel::NoUpdate);
    m_model->show(multiplesOf(7, 1000));
    QCOMPARE(current(), 14);
    QCOMPARE(m_view->highlightedRows(), std::vector{2});
}

void TestTablePlace::emptiedTableReturnsToTheTop()
{
    m_view->selectRow(700);
    m_model->show({});
    m_model->show(numbers(1000));
    QCOMPARE(top(), 0);
    QCOMPARE(current(), 0);
}

void TestTablePlace::highlight(int first, int last)
{
    m_view->setCurrentIndex(m_model->index(first, 0));
    m_view->selectionModel()->select({m_model->index(first, 0), m_model->index(last, 0)},
                                     QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void TestTablePlace::largeHighlightFollowsItsRows()
{
    constexpr int count = 10'000;
    m_model->show(numbers(count));
    highlight(2000, 6999);
    // The halves are swapped, as by sorting, and only multiples of four remain, as by a search.
    RowOrder rotated = multiplesOf(4, count);
    std::rotate(rotated.begin(), rotated.begin() + std::ssize(rotated) / 2, rotated.end());
    m_model->show(rotated);
    std::vector<int> numbersHighlighted;
    for (const int row : m_view->highlightedRows()) {
        numbersHighlighted.push_back(numberAt(row));
    }
    std::ranges::sort(numbersHighlighted);
    const RowOrder expected = multiplesOf(4, 7000);
    QVERIFY(std::ranges::equal(numbersHighlighted, std::span(expected).subspan(500)));
    QCOMPARE(current(), 2000);
}

void TestTablePlace::fragmentedHighlightShrinksToTheCurrentRow()
{
    constexpr int count = 10'000;
    m_model->show(numbers(count));
    highlight(5000, 9999);
    // Highlighted and other rows alternate.
    RowOrder interleaved;
    for (RowNumber row = 0; row < count / 2; ++row) {
        interleaved.push_back(row);
        interleaved.push_back(row + count / 2);
    }
    m_model->show(interleaved);
    QCOMPARE(current(), 5000);
    QCOMPARE(m_view->highlightedRows(), std::vector{1});
}

void TestTablePlace::largeHighlightSurvivesInsertedAndRemovedRows()
{
    constexpr int count = 10'000;
    m_model->show(numbers(count));
    highlight(2000, 6999);
    m_model->show(numbers(count + 100));
    QCOMPARE(m_view->highlightedRows().size(), std::size_t{5000});
    m_model->show(numbers(count - 100));
    QCOMPARE(m_view->highlightedRows().size(), std::size_t{5000});
    QCOMPARE(m_view->highlightedRows().front(), 2000);
}

QTEST_MAIN(TestTablePlace)
#include "test_tableplace.moc"
