// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "accessiblenames.h"
#include "markingtranslator.h"
#include "tables/filetableview.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QHelpEvent>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTest>
#include <QToolTip>

using namespace Qt::StringLiterals;
using namespace sealdesk;

//! The keyboard handling of the table, and its current index, which must never be missing.
class TestFileTable final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void spaceChecksTheHighlightedRows();
    void spaceChecksTheCurrentRowIfNoneIsHighlighted();
    void spaceChecksOnlyTheCurrentRowOutsideTheHighlight();
    void aClickOnACheckBoxMakesItsRowCurrent();
    void currentIndexIsSetFromTheStart();
    void currentIndexSurvivesModelChanges();
    void currentIndexIsInAVisibleColumn();
    void homeAndEndMoveByRows();
    void menuKeyRequestsMenuAtTheCurrentRow();
    void shiftF10RequestsMenu();
    void focusByKeyboardShowsTheCurrentRow();
    void spaceScrollsToTheCurrentRow();
    void checksAreAnnouncedToScreenReaders();
    void enterActivates();
    void selectAllIsLeftToTheWindow();
    void typingDoesNotChangeTheCurrentRow();
    void rowHeightFollowsTheFont();
    void isNamedInEveryLanguage();
    void cellsTakeAnyText();
    void toolTipsAreNoRichText();

private:
    void select(int row, QItemSelectionModel::SelectionFlags flags = QItemSelectionModel::Select)
    {
        m_view->selectionModel()->select(m_model->index(row, 0), flags | QItemSelectionModel::Rows);
    }
    void setCurrent(int row)
    {
        m_view->selectionModel()->setCurrentIndex(m_model->index(row, 0), QItemSelectionModel::NoUpdate);
    }
    [[nodiscard]] bool isVisible(int row) const
    {
        return m_view->viewport()->rect().contains(m_view->visualRect(m_model->index(row, 0)).center());
    }
    void fill(int rows);

    std::unique_ptr<QStandardItemModel> m_model;
    std::unique_ptr<FileTableView> m_view;
};

void TestFileTable::fill(int rows)
{
    for (int row = 0; row < rows; ++row) {
        auto *name = new QStandardItem{u"Contract %1"_s.arg(row)};
        name->setCheckable(true);
        m_model->appendRow({name, new QStandardItem{u"Awaiting signature"_s}});
    }
}

void TestFileTable::init()
{
    m_model = std::make_unique<QStandardItemModel>(0, 2);
    fill(20);
    m_view = std::make_unique<FileTableView>();
    m_view->setModel(m_model.get());
    m_view->resize(500, 300);
    m_view->show();
    m_view->activateWindow();
    m_view->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void TestFileTable::cleanup()
{
    m_view.reset();
    m_model.reset();
}

void TestFileTable::spaceChecksTheHighlightedRows()
{
    select(7);
    select(3);
    select(4);
    setCurrent(4);
    QSignalSpy requested{m_view.get(), &FileTableView::toggleRequested};
    QTest::keyClick(m_view.get(), Qt::Key_Space);
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested.first().at(0).value<std::vector<int>>(), (std::vector{3, 4, 7}));
    // The view only requests it; the model sets the check mark.
    QCOMPARE(m_model->item(4)->checkState(), Qt::Unchecked);
}

void TestFileTable::spaceChecksTheCurrentRowIfNoneIsHighlighted()
{
    m_view->clearSelection();
    setCurrent(5);
    QSignalSpy requested{m_view.get(), &FileTableView::toggleRequested};
    QTest::keyClick(m_view.get(), Qt::Key_Space);
    QCOMPARE(requested.first().at(0).value<std::vector<int>>(), std::vector{5});
}

void TestFileTable::spaceChecksOnlyTheCurrentRowOutsideTheHighlight()
{
    m_view->selectRow(0);
    for (int step = 0; step < 3; ++step) {
        QTest::keyClick(m_view.get(), Qt::Key_Down);
    }
    QTest::keyClick(m_view.get(), Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(m_view->currentIndex().row(), 0);
    QCOMPARE(m_view->selectionModel()->selectedRows().size(), 1); // the highlight is unchanged
    QCOMPARE(m_view->targetRows(), std::vector{0});
    QSignalSpy requested{m_view.get(), &FileTableView::toggleRequested};
    QTest::keyClick(m_view.get(), Qt::Key_Space);
    QCOMPARE(requested.first().at(0).value<std::vector<int>>(), std::vector{0});
}

// Then Space takes the check back, rather than check a row that was current before.
void TestFileTable::aClickOnACheckBoxMakesItsRowCurrent()
{
    const QRect cell = m_view->visualRect(m_model->index(4, 0));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, {cell.left() + 8, cell.center().y()});
    QCOMPARE(m_view->currentIndex().row(), 4);
    QSignalSpy toggled(m_view.get(), &FileTableView::toggleRequested);
    QTest::keyClick(m_view.get(), Qt::Key_Space);
    QCOMPARE(toggled.size(), 1);
    QCOMPARE(toggled[0][0].value<std::vector<int>>(), std::vector<int>{4});
}

void TestFileTable::currentIndexIsSetFromTheStart()
{
    QVERIFY(m_view->currentIndex().isValid());
    QVERIFY(m_view->selectionModel()->selectedIndexes().isEmpty());
}

void TestFileTable::currentIndexSurvivesModelChanges()
{
    m_view->selectRow(12);
    m_model->removeRows(10, 10);
    QVERIFY(m_view->currentIndex().isValid());
    m_model->removeRows(0, m_model->rowCount());
    QVERIFY(!m_view->currentIndex().isValid());
    fill(3);
    QVERIFY(m_view->currentIndex().isValid());
    m_model->clear();
    QVERIFY(!m_view->currentIndex().isValid());
    fill(2);
    QVERIFY(m_view->currentIndex().isValid());
    QStandardItemModel other{4, 2};
    m_view->setModel(&other);
    QVERIFY(m_view->currentIndex().isValid());
    m_view->setModel(nullptr);
    QVERIFY(!m_view->currentIndex().isValid());
}

void TestFileTable::currentIndexIsInAVisibleColumn()
{
    m_model->removeRows(0, m_model->rowCount());
    m_view->hideColumn(0);
    fill(2);
    QCOMPARE(m_view->currentIndex().column(), 1);
}

void TestFileTable::homeAndEndMoveByRows()
{
    m_view->selectRow(5);
    QTest::keyClick(m_view.get(), Qt::Key_End);
    QCOMPARE(m_view->currentIndex().row(), 19);
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QCOMPARE(m_view->currentIndex().row(), 0);
    QCOMPARE(m_view->highlightedRows(), std::vector{0});
    QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(m_view->highlightedRows().size(), size_t{20});
}

void TestFileTable::menuKeyRequestsMenuAtTheCurrentRow()
{
    m_view->selectRow(2);
    QSignalSpy menus{m_view.get(), &FileTableView::menuRequested};
    QContextMenuEvent byKey{QContextMenuEvent::Keyboard, QPoint{0, 0}, QPoint{0, 0}};
    QCoreApplication::sendEvent(m_view.get(), &byKey);
    QCOMPARE(menus.count(), 1);
    QCOMPARE(menus.first().at(1).value<QModelIndex>().row(), 2);
    const QPoint place = m_view->viewport()->mapFromGlobal(menus.first().at(0).toPoint());
    QVERIFY(m_view->visualRect(m_view->currentIndex()).contains(place));
}

void TestFileTable::shiftF10RequestsMenu()
{
    m_view->selectRow(2);
    QSignalSpy menus{m_view.get(), &FileTableView::menuRequested};
    QTest::keyClick(m_view.get(), Qt::Key_F10, Qt::ShiftModifier);
    QCOMPARE(menus.count(), 1);
    QCOMPARE(menus.first().at(1).value<QModelIndex>().row(), 2);
    QCOMPARE(menus.first().at(2).value<QContextMenuEvent::Reason>(), QContextMenuEvent::Keyboard);
}

void TestFileTable::focusByKeyboardShowsTheCurrentRow()
{
    m_view->selectRow(0);
    m_view->clearFocus();
    m_view->scrollToBottom();
    QVERIFY(!isVisible(0));
    m_view->setFocus(Qt::MouseFocusReason);
    QVERIFY(!isVisible(0)); // a click must hit the row under the cursor
    m_view->clearFocus();
    m_view->setFocus(Qt::TabFocusReason);
    QVERIFY(isVisible(0));
}

void TestFileTable::spaceScrollsToTheCurrentRow()
{
    m_view->selectRow(0);
    m_view->scrollToBottom();
    QTest::keyClick(m_view.get(), Qt::Key_Space);
    QVERIFY(isVisible(0));
}

namespace
{

int announcements = 0;

void countAnnouncement(QAccessibleEvent *event)
{
    if (event->type() == QAccessible::StateChanged &&
        static_cast<QAccessibleStateChangeEvent *>(event)->changedStates().checked) {
        ++announcements;
    }
}

} // namespace

void TestFileTable::checksAreAnnouncedToScreenReaders()
{
    QAccessible::setActive(true);
    if (!QAccessible::isActive()) {
        QSKIP("this platform plugin has no accessibility");
    }
    QVERIFY(m_view->hasFocus());
    const auto before = QAccessible::installUpdateHandler(&countAnnouncement);
    announcements = 0;
    setCurrent(2);
    m_model->item(2)->setData(Qt::Checked, Qt::CheckStateRole);
    QCOMPARE(announcements, 1);
    m_model->item(3)->setData(Qt::Checked, Qt::CheckStateRole);
    QCOMPARE(announcements, 1); // only for the current row
    const QAccessibleInterface *table = QAccessible::queryAccessibleInterface(m_view.get());
    const QAccessible::State state = const_cast<QAccessibleInterface *>(table)->tableInterface()->cellAt(2, 0)->state();
    QVERIFY(state.checkable);
    QVERIFY(state.checked);
    QAccessible::installUpdateHandler(before);
}

void TestFileTable::enterActivates()
{
    m_view->selectRow(2);
    QSignalSpy activated{m_view.get(), &FileTableView::rowActivated};
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.first().first().toInt(), 2);
}

void TestFileTable::selectAllIsLeftToTheWindow()
{
    m_view->clearSelection();
    QTest::keySequence(m_view.get(), QKeySequence::SelectAll);
    QVERIFY(m_view->selectionModel()->selection().isEmpty());
}

void TestFileTable::typingDoesNotChangeTheCurrentRow()
{
    m_view->selectRow(0);
    m_model->item(9)->setText(u"zebra"_s);
    QTest::keyClick(m_view.get(), Qt::Key_Z);
    QCOMPARE(m_view->currentIndex().row(), 0);
}

void TestFileTable::rowHeightFollowsTheFont()
{
    const int before = m_view->rowHeight(0);
    QCOMPARE(before, theme::rowHeight(m_view->fontMetrics()));
    QFont large = m_view->font();
    large.setPointSize(large.pointSize() * 2);
    m_view->setFont(large);
    QVERIFY(m_view->rowHeight(0) > before * 3 / 2);
    QCOMPARE(m_view->verticalHeader()->sectionResizeMode(0), QHeaderView::Fixed);
}

void TestFileTable::isNamedInEveryLanguage()
{
    test::assertAllNamed(m_view.get());
    QCOMPARE(m_view->accessibleName(), u"Files"_s);
    const test::MarkingTranslator second;
    QVERIFY(test::MarkingTranslator::marks(m_view->accessibleName()));
}

void TestFileTable::cellsTakeAnyText()
{
    const auto *delegate = qobject_cast<QStyledItemDelegate *>(m_view->itemDelegate());
    const auto shown = [delegate](const QString &raw) { return delegate->displayText(raw, QLocale()); };
    QCOMPARE(shown(u"\r\n\u202E120"_s), u"\u2068⏎[U+202E]120\u2069"_s);
    QCOMPARE(shown(u" \n"_s), u"(blank)"_s);
    QCOMPARE(shown(QString()), QString());
    QVERIFY(shown(QString(10'000'000, u'x')).size() < 2'000);
    m_model->item(0, 0)->setText(u"\u202E120"_s);
    QCOMPARE(m_model->index(0, 0).data(Qt::AccessibleTextRole).toString() + m_model->item(0, 0)->text(),
             u"\u202E120"_s);
}

void TestFileTable::toolTipsAreNoRichText()
{
    const QString name = u"<img src=x>"_s.repeated(40);
    m_model->item(0, 0)->setText(name);
    m_view->setColumnWidth(0, 60);
    const QPoint place = m_view->visualRect(m_model->index(0, 0)).center();
    QHelpEvent event(QEvent::ToolTip, place, m_view->viewport()->mapToGlobal(place));
    QCoreApplication::sendEvent(m_view->viewport(), &event);
    QTRY_VERIFY(QToolTip::text().contains(u"&lt;img src=x&gt;"_s));
    QVERIFY(!QToolTip::text().contains(u"<img"_s));
    QToolTip::hideText();
}

QTEST_MAIN(TestFileTable)
#include "test_filetable.moc"
