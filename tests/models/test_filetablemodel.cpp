// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "settling.h"
#include "sightings.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr int nameSection = sectionOf(columnid::fileName);
constexpr int stateSection = sectionOf(columnid::state);
constexpr int updatedSection = sectionOf(columnid::updated);

QVariant cellAt(const FileTableModel &model, int row, int section, int role = Qt::DisplayRole)
{
    return model.data(model.index(row, section), role);
}

std::vector<FileSighting> twoContracts()
{
    return {aFile(u"71"_s)
                .named(u"劳动合同-张三"_s, u"Contract Zhang San"_s)
                .in(KnownState::PendingSign)
                .labelled(u"待签字"_s, u"To be signed"_s)
                .from(u"9"_s)
                .updated(at(9)),
            aFile(u"72"_s)
                .named(u"保密协议-李四"_s, u"NDA Li Si"_s)
                .in(KnownState::Failed)
                .labelled(u"失败"_s, u"Failed"_s)
                .from(u"10"_s)
                .updated(at(10))};
}

} // namespace

class TestFileTableModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void rowsAppearAfterAMerge();
    void cellsCarryTextAndValues();
    void cellsAndTitlesFollowTheLanguage();
    void theFirstColumnIsCheckable();
    void searchNarrowsAndWidens();
    void theStateStripCountsWhatIsLoaded();
    void clicksSort();
    void shiftClickAddsAKey();
    void rowsAreFoundByFile();
    void clearLeavesSearchAndSort();
};

void TestFileTableModel::rowsAppearAfterAMerge()
{
    FileTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy applied(&model, &FileTableModel::orderApplied);
    QSignalSpy counted(&model, &FileTableModel::countsChanged);
    model.merge(filesUpTo(3));
    QCOMPARE(model.loadedCount(), 3);
    QCOMPARE(model.shownCount(), 0); // until the worker has ordered them
    QVERIFY(settled(model));
    QCOMPARE(shownIds(model), QStringList({u"1"_s, u"2"_s, u"3"_s}));
    QCOMPARE(applied.count(), 1);
    QCOMPARE(counted.count(), 2);
    QCOMPARE(model.rowCount(model.index(0, 0)), 0);
    QCOMPARE(model.columnCount(), static_cast<int>(allColumns.size()));
}

void TestFileTableModel::cellsCarryTextAndValues()
{
    FileTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
    model.retranslate();
    model.merge(twoContracts());
    QVERIFY(settled(model));
    for (const int role : {int{Qt::DisplayRole}, int{Qt::AccessibleTextRole}, int{Qt::ToolTipRole}}) {
        QCOMPARE(cellAt(model, 0, nameSection, role), QVariant(u"劳动合同-张三"_s));
        QCOMPARE(cellAt(model, 0, stateSection, role), QVariant(u"待签字"_s));
        QCOMPARE(cellAt(model, 0, updatedSection, role), QVariant(u"2026-11-01 09:00:00"_s));
    }
    QCOMPARE(cellAt(model, 1, stateSection, FileStateRole).value<FileState>(), FileState(KnownState::Failed));
    QCOMPARE(cellAt(model, 1, nameSection, FileIdRole).value<FileId>(), FileId(u"72"_s));
    QCOMPARE(cellAt(model, 0, nameSection, Qt::TextAlignmentRole).toInt(), int{Qt::AlignLeft | Qt::AlignVCenter});
    QVERIFY(!cellAt(model, 0, nameSection, Qt::DecorationRole).isValid());
    QVERIFY(!cellAt(model, 0, nameSection, Qt::ForegroundRole).isValid());
    QVERIFY(!model.data({}, Qt::DisplayRole).isValid());
    QCOMPARE(model.headerData(stateSection, Qt::Horizontal).toString(), u"State"_s);
    QCOMPARE(model.templateIdsSeen(), (std::vector{TemplateId(u"9"_s), TemplateId(u"10"_s)}));
}

void TestFileTableModel::cellsAndTitlesFollowTheLanguage()
{
    FileTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.sort(nameSection, Qt::AscendingOrder);
    model.merge(twoContracts());
    QVERIFY(settled(model));
    QCOMPARE(cellAt(model, 0, nameSection).toString(), u"Contract Zhang San"_s);
    QSignalSpy headers(&model, &QAbstractItemModel::headerDataChanged);
    QSignalSpy cells(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy counts(&model, &FileTableModel::countsChanged);
    MarkingTranslator translator;
    QVERIFY(QCoreApplication::installTranslator(&translator));
    QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
    model.retranslate();
    QCOMPARE(headers.count(), 1);
    QCOMPARE(cells.count(), 1);
    QCOMPARE(counts.count(), 1);
    QVERIFY(settled(model));
    // Bao comes before Lao.
    QCOMPARE(cellAt(model, 0, nameSection).toString(), u"保密协议-李四"_s);
    QCOMPARE(cellAt(model, 0, stateSection).toString(), u"失败"_s);
    QCOMPARE(model.stateCounts().front().label, u"待签字"_s);
    QCOMPARE(model.headerData(stateSection, Qt::Horizontal).toString(), u"译:State"_s);
    QCoreApplication::removeTranslator(&translator);
}

void TestFileTableModel::theFirstColumnIsCheckable()
{
    FileTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.merge(filesUpTo(1));
    QVERIFY(settled(model));
    QVERIFY(model.flags(model.index(0, 0)) & Qt::ItemIsUserCheckable);
    QVERIFY(!(model.flags(model.index(0, 1)) & Qt::ItemIsUserCheckable));
    QVERIFY(!cellAt(model, 0, 1, Qt::CheckStateRole).isValid());
    QVERIFY(model.setData(model.index(0, 0), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(cellAt(model, 0, 0, Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
    QVERIFY(!model.setData(model.index(0, 1), Qt::Checked, Qt::CheckStateRole));
    QVERIFY(!model.setData(model.index(0, 0), u"name"_s, Qt::EditRole));
    QCOMPARE(model.checkedCount(), 1);
}

void TestFileTableModel::searchNarrowsAndWidens()
{
    FileTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.merge(twoContracts());
    model.setSearch(u"nda"_s);
    QVERIFY(settled(model));
    QCOMPARE(shownIds(model), QStringList{u"72"_s});
    QCOMPARE(model.loadedCount(), 2);
    model.setSearch(QString());
    QVERIFY(settled(model));
    QCOMPARE(shownIds(model), QStringList({u"71"_s, u"72"_s}));
    model.setSearch(u"9"_s);
    model.setSearchedColumns({columnid::templateId});
    QVERIFY(settled(model));
    QCOMPARE(shownIds(model), QStringList{u"71"_s});
}

void TestFileTableModel::theStateStripCountsWhatIsLoaded()
{
    FileTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.merge(twoContracts());
    model.setStateFilter(FileState(KnownState::Failed));
    QVERIFY(settled(model));
    QCOMPARE(shownIds(model), QStringList{u"72"_s});
    const auto counts = model.stateCounts();
    QCOMPARE(counts.size(), 2U);
    QCOMPARE(counts[0], (StateCount{.state = KnownState::PendingSign, .label = u"To be signed"_s, .count = 1}));
    QCOMPARE(counts[1], (StateCount{.state = KnownState::Failed, .label = u"Failed"_s, .count = 1}));
    model.setStateFilter(std::nullopt);
    QVERIFY(settled(model));
    QCOMPARE(model.shownCount(), 2);
}

void TestFileTableModel::clicksSort()
{
    FileTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.merge(twoContracts());
    model.sort(updatedSection, Qt::DescendingOrder);
    QVERIFY(settled(model));
    QCOMPARE(shownIds(model), QStringList({u"72"_s, u"71"_s}));
    model.sort(-1, Qt::AscendingOrder);
    QVERIFY(model.query().sort.empty());
    QVERIFY(settled(model));
    QCOMPARE(shownIds(model), QStringList({u"71"_s, u"72"_s}));
}

void TestFileTableModel::shiftClickAddsAKey()
{
    FileTableModel model;
    model.sort(stateSection, Qt::AscendingOrder);
    model.addSortKey(updatedSection);
    const SortKey byState{.column = columnid::state, .order = Qt::AscendingOrder};
    QCOMPARE(model.query().sort, (std::vector<SortKey>{byState, {columnid::updated, Qt::DescendingOrder}}));
    model.addSortKey(updatedSection);
    QCOMPARE(model.query().sort, (std::vector<SortKey>{byState, {columnid::updated, Qt::AscendingOrder}}));
    model.sort(nameSection, Qt::DescendingOrder);
    QCOMPARE(model.query().sort, (std::vector<SortKey>{{columnid::fileName, Qt::DescendingOrder}}));
}

void TestFileTableModel::rowsAreFoundByFile()
{
    FileTableModel model;
    model.merge(twoContracts());
    model.setSearch(u"nda"_s);
    QVERIFY(settled(model));
    QCOMPARE(model.rowOf(FileId(u"72"_s)), std::optional{0});
    QCOMPARE(model.rowOf(FileId(u"71"_s)), std::nullopt);
    QVERIFY(model.find(FileId(u"71"_s)).has_value());
    QVERIFY(!model.find(FileId(u"73"_s)).has_value());
    QCOMPARE(idsOf(model.loadedFiles()), QStringList({u"71"_s, u"72"_s}));
}

void TestFileTableModel::clearLeavesSearchAndSort()
{
    FileTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setSearch(u"nda"_s);
    model.merge(twoContracts());
    QVERIFY(settled(model));
    model.checkAllShown();
    QSignalSpy checks(&model, &FileTableModel::checksChanged);
    QSignalSpy dropped(&model, &FileTableModel::checksDropped);
    model.clear();
    QCOMPARE(model.loadedCount(), 0);
    QCOMPARE(model.shownCount(), 0);
    QCOMPARE(model.checkedCount(), 0);
    QCOMPARE(checks.count(), 1);
    QCOMPARE(dropped.count(), 0); // the user was asked before
    model.merge(twoContracts());
    QVERIFY(settled(model));
    QCOMPARE(shownIds(model), QStringList{u"72"_s});
    QCOMPARE(model.checkedCount(), 0);
}

QTEST_GUILESS_MAIN(TestFileTableModel)
#include "test_filetablemodel.moc"
