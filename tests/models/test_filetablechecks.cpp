// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "settling.h"
#include "sightings.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

class TestFileTableChecks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRowIsToggled();
    void severalRowsAreToggledAsOne();
    void pickedFilesAreToggledWhereverTheyAre();
    void whatWasPickedInAnotherListIsNotToggled();
    void theHeaderBoxHasThreeStates();
    void checkAllShownChecksOnlyShownFiles();
    void hiddenChecksAreCountedAndUnchecked();
    void checkedFilesComeInTheOrderOfTheScreen();
    void newRowsAreNotChecked();
    void uncheckAllIncludesHiddenFiles();
    void manyChecksCostNoMoreThanAPass();
};

void TestFileTableChecks::aRowIsToggled()
{
    FileTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.merge(filesUpTo(3));
    QVERIFY(settled(model));
    QSignalSpy checks(&model, &FileTableModel::checksChanged);
    QSignalSpy cells(&model, &QAbstractItemModel::dataChanged);
    model.toggle(1);
    QCOMPARE(idsOf(model.checkedFiles()), QStringList{u"2"_s});
    QCOMPARE(checks.count(), 1);
    QCOMPARE(cells.count(), 1);
    QCOMPARE(cells.front().at(0).toModelIndex(), model.index(1, 0));
    model.setChecked(1, Qt::Checked); // as it is
    QCOMPARE(checks.count(), 1);
    model.toggle(1);
    QCOMPARE(model.checkedCount(), 0);
    QCOMPARE(checks.count(), 2);
}

void TestFileTableChecks::severalRowsAreToggledAsOne()
{
    FileTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.merge(filesUpTo(5));
    QVERIFY(settled(model));
    model.toggle(2);
    QSignalSpy checks(&model, &FileTableModel::checksChanged);
    const std::vector rows{1, 2, 4};
    model.toggle(rows);
    QCOMPARE(idsOf(model.checkedFiles()), QStringList({u"2"_s, u"3"_s, u"5"_s}));
    model.toggle(rows);
    QCOMPARE(model.checkedCount(), 0);
    QCOMPARE(checks.count(), 2);
    model.toggle(std::vector<int>{});
    QCOMPARE(checks.count(), 2);
}

void TestFileTableChecks::pickedFilesAreToggledWhereverTheyAre()
{
    FileTableModel model;
    model.merge(filesUpTo(5));
    QVERIFY(settled(model));
    const PickedRows picked = model.pick({0, 1, 4});
    model.sort(sectionOf(columnid::fileId), Qt::DescendingOrder);
    model.removeFiles({FileId(u"2"_s)});
    QVERIFY(settled(model));
    model.toggle(picked);
    QCOMPARE(idsOf(model.checkedFiles()), QStringList({u"5"_s, u"1"_s}));
    model.setSearch(u"no such file"_s);
    QVERIFY(settled(model));
    model.toggle(picked);
    QCOMPARE(model.checkedCount(), 2);
}

void TestFileTableChecks::whatWasPickedInAnotherListIsNotToggled()
{
    FileTableModel model;
    model.merge(filesUpTo(2));
    QVERIFY(settled(model));
    const PickedRows picked = model.pick({0, 1});
    model.clear();
    model.merge({aFile(u"3"_s), aFile(u"4"_s)});
    QVERIFY(settled(model));
    model.toggle(picked);
    QCOMPARE(model.checkedCount(), 0);
}

void TestFileTableChecks::theHeaderBoxHasThreeStates()
{
    FileTableModel model;
    QCOMPARE(model.shownCheckState(), Qt::Unchecked);
    model.merge(filesUpTo(2));
    QVERIFY(settled(model));
    QCOMPARE(model.shownCheckState(), Qt::Unchecked);
    model.toggle(0);
    QCOMPARE(model.shownCheckState(), Qt::PartiallyChecked);
    model.toggle(1);
    QCOMPARE(model.shownCheckState(), Qt::Checked);
    model.merge({aFile(u"3"_s)});
    QVERIFY(settled(model));
    QCOMPARE(model.shownCheckState(), Qt::PartiallyChecked);
}

void TestFileTableChecks::checkAllShownChecksOnlyShownFiles()
{
    FileTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.merge(filesUpTo(20));
    model.setSearchedColumns({columnid::fileId});
    model.setSearch(u"1"_s);
    QVERIFY(settled(model));
    QSignalSpy checks(&model, &FileTableModel::checksChanged);
    model.checkAllShown();
    QCOMPARE(checks.count(), 1);
    QCOMPARE(model.checkedCount(), 11); // 1, 10 to 19
    QCOMPARE(model.shownCheckState(), Qt::Checked);
    model.setSearch(QString());
    QVERIFY(settled(model));
    QCOMPARE(model.checkedCount(), 11);
    QCOMPARE(model.hiddenCheckedCount(), 0);
    QCOMPARE(model.shownCheckState(), Qt::PartiallyChecked);
}

void TestFileTableChecks::hiddenChecksAreCountedAndUnchecked()
{
    FileTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.merge(filesUpTo(40));
    QVERIFY(settled(model));
    model.checkAllShown();
    QSignalSpy checks(&model, &FileTableModel::checksChanged);
    model.setSearchedColumns({columnid::fileId});
    model.setSearch(u"3"_s);
    QVERIFY(settled(model));
    QCOMPARE(checks.count(), 1); // some are hidden now
    QCOMPARE(model.shownCount(), 13);
    QCOMPARE(model.checkedCount(), 40);
    QCOMPARE(model.hiddenCheckedCount(), 27);
    model.uncheckHidden();
    QCOMPARE(model.checkedCount(), 13);
    QCOMPARE(model.hiddenCheckedCount(), 0);
    QCOMPARE(checks.count(), 2);
    model.uncheckHidden();
    QCOMPARE(checks.count(), 2);
    QCOMPARE(idsOf(model.checkedFiles()), shownIds(model));
}

void TestFileTableChecks::checkedFilesComeInTheOrderOfTheScreen()
{
    FileTableModel model;
    model.merge(filesUpTo(4));
    QVERIFY(settled(model));
    model.checkAllShown();
    model.setSort({{.column = columnid::fileId, .order = Qt::DescendingOrder}});
    model.merge({aFile(u"2"_s).in(KnownState::PendingSign).named(u"other"_s, u"other"_s).updated(at(9))});
    model.setSearch(u"2026-11-01 08"_s);
    QVERIFY(settled(model));
    QCOMPARE(idsOf(model.checkedFiles()), QStringList({u"4"_s, u"3"_s, u"1"_s, u"2"_s}));
}

void TestFileTableChecks::newRowsAreNotChecked()
{
    FileTableModel model;
    model.merge(filesUpTo(2));
    QVERIFY(settled(model));
    model.checkAllShown();
    model.merge(filesUpTo(4));
    QVERIFY(settled(model));
    QCOMPARE(idsOf(model.checkedFiles()), QStringList({u"1"_s, u"2"_s}));
    // A file that is removed and comes back is not checked either.
    model.removeFiles({FileId(u"1"_s)});
    model.merge(filesUpTo(1));
    QVERIFY(settled(model));
    QCOMPARE(model.shownCount(), 4);
    QCOMPARE(idsOf(model.checkedFiles()), QStringList{u"2"_s});
}

void TestFileTableChecks::uncheckAllIncludesHiddenFiles()
{
    FileTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.merge(filesUpTo(3));
    QVERIFY(settled(model));
    model.checkAllShown();
    model.setSearch(u"nothing is called so"_s);
    QVERIFY(settled(model));
    QCOMPARE(model.shownCount(), 0);
    QCOMPARE(model.hiddenCheckedCount(), 3);
    QSignalSpy checks(&model, &FileTableModel::checksChanged);
    model.uncheckAll();
    model.uncheckAll();
    QCOMPARE(model.checkedCount(), 0);
    QCOMPARE(model.hiddenCheckedCount(), 0);
    QCOMPARE(checks.count(), 1);
}

// Quadratic work on 50,000 rows would not end before the time-out.
void TestFileTableChecks::manyChecksCostNoMoreThanAPass()
{
    constexpr int count = 50'000;
    FileTableModel model;
    model.merge(filesUpTo(count));
    QVERIFY(settled(model));
    model.checkAllShown();
    QCOMPARE(model.checkedCount(), count);
    model.setSort({{.column = columnid::fileId, .order = Qt::DescendingOrder}});
    QVERIFY(settled(model));
    model.setSearchedColumns({columnid::fileId});
    model.setSearch(u"7"_s);
    QVERIFY(settled(model));
    QCOMPARE(model.hiddenCheckedCount(), count - model.shownCount());
    QCOMPARE(static_cast<int>(model.checkedFiles().size()), count);
    model.uncheckHidden();
    QCOMPARE(model.checkedCount(), model.shownCount());
    model.beginRefresh();
    model.endRefresh(RefreshEnd::Complete);
    QCOMPARE(model.loadedCount(), 0);
    QCOMPARE(model.checkedCount(), 0);
}

QTEST_GUILESS_MAIN(TestFileTableChecks)
#include "test_filetablechecks.moc"
