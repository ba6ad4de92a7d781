// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "settling.h"
#include "sightings.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr auto selectRow = QItemSelectionModel::Select | QItemSelectionModel::Rows;

std::vector<FileSighting> without(std::vector<FileSighting> files, const QStringList &ids)
{
    std::erase_if(files, [&](const FileSighting &sighting) { return ids.contains(sighting.file.id.text()); });
    return files;
}

} // namespace

class TestFileTableRefresh final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesThatWereNotSightedLeaveACompleteList();
    void filesThatWereNotSightedStayInAPartialList();
    void droppedChecksAreReportedOncePerRefresh();
    void droppedChecksOutsideARefreshAreReportedAtOnce();
    void aChangedFileIsShownAtOnce();
    void anUpdateMovesTheRowInOneSignal();
    void aPageOfTheListComesInOneSignal();
    void scatteredChangesComeInAHandfulOfSignals();
    void selectionAndCurrentRowSurvive();
    void theCurrentRowGoesToANeighbour();
    void removalBeatsAnOrderOnItsWay();
};

void TestFileTableRefresh::filesThatWereNotSightedLeaveACompleteList()
{
    FileTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.merge(filesUpTo(5));
    QVERIFY(settled(model));
    model.beginRefresh();
    model.merge({aFile(u"2"_s).updated(at(7)), aFile(u"4"_s).in(KnownState::PendingSign).updated(at(8)).byRequest(9)});
    model.merge({aFile(u"6"_s).updated(at(8))});
    model.endRefresh(RefreshEnd::Complete);
    QVERIFY(settled(model));
    QCOMPARE(shownIds(model), QStringList({u"2"_s, u"4"_s, u"6"_s}));
    QCOMPARE(model.loadedCount(), 3);
    // A second endRefresh() does nothing.
    model.endRefresh(RefreshEnd::Complete);
    QCOMPARE(model.loadedCount(), 3);
}

void TestFileTableRefresh::filesThatWereNotSightedStayInAPartialList()
{
    FileTableModel model;
    model.merge(filesUpTo(5));
    model.beginRefresh();
    model.merge(filesUpTo(2));
    model.endRefresh(RefreshEnd::Partial);
    QVERIFY(settled(model));
    QCOMPARE(model.shownCount(), 5);
}

void TestFileTableRefresh::droppedChecksAreReportedOncePerRefresh()
{
    FileTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.merge(filesUpTo(6));
    QVERIFY(settled(model));
    model.setChecked(std::vector{0, 1, 2, 3}, Qt::Checked);
    std::vector<ChecksDropped> dropped;
    connect(&model, &FileTableModel::checksDropped, this, [&](ChecksDropped drop) { dropped.push_back(drop); });
    model.beginRefresh();
    model.merge({aFile(u"1"_s).in(KnownState::SignFinished).updated(at(9))});
    QCOMPARE(model.checkedCount(), 3); // unchecked at once
    model.merge({aFile(u"2"_s).in(KnownState::Terminated).updated(at(9)),
                 aFile(u"3"_s).in(KnownState::PendingSign).named(u"new name"_s).updated(at(9))});
    model.merge({aFile(u"6"_s).in(KnownState::Terminated).updated(at(9))}); // was not checked
    QVERIFY(dropped.empty());
    model.endRefresh(RefreshEnd::Complete);
    QCOMPARE(dropped, (std::vector{ChecksDropped{.gone = 1, .stateChanged = 2}}));
    QCOMPARE(idsOf(model.checkedFiles()), QStringList{u"3"_s});
    // The next refresh counts from 0.
    model.beginRefresh();
    model.merge(filesUpTo(6));
    model.endRefresh(RefreshEnd::Complete);
    QCOMPARE(dropped.size(), 1U);
}

void TestFileTableRefresh::droppedChecksOutsideARefreshAreReportedAtOnce()
{
    FileTableModel model;
    model.merge(filesUpTo(3));
    QVERIFY(settled(model));
    model.checkAllShown();
    std::vector<ChecksDropped> dropped;
    connect(&model, &FileTableModel::checksDropped, this, [&](ChecksDropped drop) { dropped.push_back(drop); });
    model.removeFiles({FileId(u"1"_s), FileId(u"1"_s), FileId(u"99"_s)});
    model.merge({aFile(u"2"_s).in(KnownState::Voided).updated(at(9))});
    QCOMPARE(dropped, (std::vector<ChecksDropped>{{.gone = 1, .stateChanged = 0}, {.gone = 0, .stateChanged = 1}}));
    QCOMPARE(idsOf(model.checkedFiles()), QStringList{u"3"_s});
}

void TestFileTableRefresh::aChangedFileIsShownAtOnce()
{
    FileTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.merge(filesUpTo(3));
    QVERIFY(settled(model));
    QSignalSpy cells(&model, &QAbstractItemModel::dataChanged);
    model.merge({aFile(u"2"_s).in(KnownState::Failed).updated(at(9))});
    QCOMPARE(cells.count(), 1);
    QCOMPARE(cells.front().at(0).toModelIndex(), model.index(1, 0));
    QCOMPARE(model.index(1, 0).data(FileStateRole).value<FileState>(), FileState(KnownState::Failed));
    model.merge({aFile(u"2"_s).in(KnownState::Failed).updated(at(9)).byRequest(7)}); // the same again
    QCOMPARE(cells.count(), 1);
    QVERIFY(settled(model));
}

void TestFileTableRefresh::anUpdateMovesTheRowInOneSignal()
{
    FileTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setSort({{.column = columnid::updated, .order = Qt::DescendingOrder}});
    model.merge(filesUpTo(100));
    QVERIFY(settled(model));
    const ShapeSignals shape(model);
    model.merge({aFile(u"50"_s).in(KnownState::PendingSign).updated(at(9))});
    QVERIFY(settled(model));
    QCOMPARE(shownIds(model).front(), u"50"_s);
    QCOMPARE(shape.rearranged(), 1);
    QCOMPARE(shape.all(), 1);
}

void TestFileTableRefresh::aPageOfTheListComesInOneSignal()
{
    FileTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.merge(filesUpTo(100));
    QVERIFY(settled(model));
    const ShapeSignals shape(model);
    model.merge(filesUpTo(200));
    QVERIFY(settled(model));
    QCOMPARE(model.shownCount(), 200);
    QCOMPARE(shape.inserted(), 1);
    QCOMPARE(shape.all(), 1);
}

void TestFileTableRefresh::scatteredChangesComeInAHandfulOfSignals()
{
    FileTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setSort({{.column = columnid::fileId, .order = Qt::AscendingOrder}});
    model.setSearchedColumns({columnid::fileId});
    std::vector<FileSighting> even = filesUpTo(1000);
    std::erase_if(even, [](const FileSighting &sighting) { return sighting.file.id.text().toInt() % 2 == 1; });
    model.merge(even);
    QVERIFY(settled(model));
    const ShapeSignals shape(model);
    model.merge(filesUpTo(1000));
    model.setSearch(u"3"_s);
    QVERIFY(settled(model));
    QCOMPARE(model.shownCount(), 271);
    QVERIFY2(shape.all() <= 4, qPrintable(QString::number(shape.all())));
    QCOMPARE(shape.resets(), 0);
}

void TestFileTableRefresh::selectionAndCurrentRowSurvive()
{
    FileTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QItemSelectionModel selection(&model);
    model.setSort({{.column = columnid::updated, .order = Qt::DescendingOrder}});
    model.merge(filesUpTo(20));
    QVERIFY(settled(model));
    selection.select(model.index(*model.rowOf(FileId(u"7"_s)), 0), selectRow);
    selection.setCurrentIndex(model.index(*model.rowOf(FileId(u"12"_s)), 2), QItemSelectionModel::NoUpdate);
    model.beginRefresh();
    model.merge(without(filesUpTo(30), {u"1"_s, u"3"_s, u"5"_s, u"8"_s, u"11"_s, u"20"_s}));
    model.merge({aFile(u"15"_s).updated(at(10)), aFile(u"12"_s).in(KnownState::Failed).updated(at(11))});
    model.endRefresh(RefreshEnd::Complete);
    model.sort(sectionOf(columnid::fileId), Qt::DescendingOrder);
    QVERIFY(settled(model));
    QCOMPARE(model.shownCount(), 24);
    QCOMPARE(selection.currentIndex(), model.index(*model.rowOf(FileId(u"12"_s)), 2));
    const QModelIndexList selected = selection.selectedRows();
    QCOMPARE(selected.size(), 1);
    QCOMPARE(selected.front().data(FileIdRole).value<FileId>(), FileId(u"7"_s));
}

void TestFileTableRefresh::theCurrentRowGoesToANeighbour()
{
    FileTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.merge(filesUpTo(10));
    QVERIFY(settled(model));
    QItemSelectionModel selection(&model);
    selection.setCurrentIndex(model.index(4, 0), QItemSelectionModel::NoUpdate);
    model.removeFiles({FileId(u"5"_s)});
    const QString current = selection.currentIndex().data(FileIdRole).value<FileId>().text();
    QVERIFY2(QStringList({u"4"_s, u"6"_s}).contains(current), qPrintable(current));
}

void TestFileTableRefresh::removalBeatsAnOrderOnItsWay()
{
    FileTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.merge(filesUpTo(5));
    QVERIFY(settled(model));
    model.sort(sectionOf(columnid::fileId), Qt::DescendingOrder);
    model.removeFiles({FileId(u"2"_s), FileId(u"4"_s)});
    QCOMPARE(shownIds(model), QStringList({u"1"_s, u"3"_s, u"5"_s}));
    QVERIFY(settled(model));
    QCOMPARE(shownIds(model), QStringList({u"5"_s, u"3"_s, u"1"_s}));
}

QTEST_GUILESS_MAIN(TestFileTableRefresh)
#include "test_filetablerefresh.moc"
