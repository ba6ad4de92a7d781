// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "tables/filetableview.h"

#include "tables/rowranges.h"
#include "widgets/celldelegate.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sealdesk
{

FileTableView::FileTableView(QWidget *parent)
    : QTableView(parent)
{
    setObjectName(u"fileTable"_s);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setItemDelegate(new CellDelegate{this});
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    connect(this, &QAbstractItemView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT rowActivated(index.row()); });
    applyRowHeight();
    retranslate();
}

void FileTableView::setModel(QAbstractItemModel *model)
{
    for (const auto &connection : m_modelConnections) {
        disconnect(connection);
    }
    m_modelConnections.clear();
    QTableView::setModel(model);
    if (model) {
        // Connected after the view itself, so that the view's state is up to date when these run.
        const auto ensure = [this] { ensureCurrent(); };
        m_modelConnections = {
            connect(model, &QAbstractItemModel::rowsInserted, this, ensure),
            connect(model, &QAbstractItemModel::rowsRemoved, this, ensure),
            connect(model, &QAbstractItemModel::layoutChanged, this, ensure),
            connect(model, &QAbstractItemModel::modelReset, this, ensure),
        };
    }
    ensureCurrent();
}

int FileTableView::firstVisibleColumn() const
{
    const QHeaderView &header = *horizontalHeader();
    for (int visual = 0; visual < header.count(); ++visual) {
        if (const int logical = header.logicalIndex(visual); !header.isSectionHidden(logical)) {
            return logical;
        }
    }
    return 0;
}

void FileTableView::ensureCurrent()
{
    if (!model() || model()->rowCount() == 0) {
        m_lastRow = 0; // the next rows are a different list
        return;
    }
    if (currentIndex().isValid()) {
        return;
    }
    const int row = std::min(m_lastRow, model()->rowCount() - 1);
    selectionModel()->setCurrentIndex(model()->index(row, firstVisibleColumn()), QItemSelectionModel::NoUpdate);
}

void FileTableView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (current.isValid()) {
        m_lastRow = current.row();
    }
}

std::vector<int> FileTableView::highlightedRows() const
{
    if (!selectionModel()) {
        return {};
    }
    std::vector<int> rows = rowsIn(rangesOf(selectionModel()->selection()));
    if (rows.empty() && currentIndex().isValid()) {
        rows.push_back(currentIndex().row());
    }
    return rows;
}

// The current row can leave the highlighted rows, with Ctrl and an arrow, Home or a click. Then the highlighted rows,
// which may be off the screen, are not the target.
std::vector<int> FileTableView::targetRows() const
{
    std::vector<int> rows = highlightedRows();
    const QModelIndex current = currentIndex();
    if (current.isValid() && !std::ranges::binary_search(rows, current.row())) {
        return {current.row()};
    }
    return rows;
}

void FileTableView::requestToggle()
{
    scrollTo(currentIndex()); // the user should see what gets checked
    if (const std::vector<int> rows = targetRows(); !rows.empty()) {
        Q_EMIT toggleRequested(rows);
    }
}

// A click on a check box makes its row the current one, so that Space takes it back.
void FileTableView::mousePressEvent(QMouseEvent *event)
{
    QTableView::mousePressEvent(event);
    const QModelIndex clicked = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && clicked.isValid() && clicked.row() != currentIndex().row()) {
        selectionModel()->setCurrentIndex(clicked, QItemSelectionModel::NoUpdate);
    }
}

void FileTableView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) {
        requestToggle();
        event->accept();
        return;
    }
    // Not every platform sends a context menu event for it.
    if (event->key() == Qt::Key_F10 && event->modifiers() == Qt::ShiftModifier) {
        requestMenuAtCurrent();
        event->accept();
        return;
    }
    // The window's actions handle these as "check all" and "copy as a table". Qt would highlight a million rows.
    if (event->matches(QKeySequence::SelectAll) || event->matches(QKeySequence::Copy)) {
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

QModelIndex FileTableView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    if (model() && model()->rowCount() > 0 && (action == MoveHome || action == MoveEnd)) {
        const int column = currentIndex().isValid() ? currentIndex().column() : firstVisibleColumn();
        return model()->index(action == MoveHome ? 0 : model()->rowCount() - 1, column);
    }
    return QTableView::moveCursor(action, modifiers);
}

void FileTableView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Keyboard) {
        requestMenuAtCurrent();
    } else {
        const QModelIndex index = indexAt(viewport()->mapFromGlobal(event->globalPos()));
        Q_EMIT menuRequested(event->globalPos(), index, event->reason());
    }
    event->accept();
}

void FileTableView::requestMenuAtCurrent()
{
    scrollTo(currentIndex());
    const QRect cell = visualRect(currentIndex()).intersected(viewport()->rect());
    Q_EMIT menuRequested(viewport()->mapToGlobal(cell.center()), currentIndex(), QContextMenuEvent::Keyboard);
}

// When the focus arrives by keyboard, show the current row.
void FileTableView::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    const bool byKeyboard = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
                            event->reason() == Qt::ShortcutFocusReason;
    if (byKeyboard) {
        scrollTo(currentIndex());
    }
}

void FileTableView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    QTableView::dataChanged(topLeft, bottomRight, roles);
    const int row = currentIndex().row();
    if (roles.contains(Qt::CheckStateRole) && hasFocus() && topLeft.row() <= row && row <= bottomRight.row()) {
        announceCheck(row);
    }
}

// Qt doesn't notify screen readers of changed check marks. Only the current row is announced: reading out a thousand
// rows would take minutes.
void FileTableView::announceCheck(int row)
{
    if (!QAccessible::isActive()) {
        return;
    }
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(this);
    if (QAccessibleInterface *cell = table ? table->tableInterface()->cellAt(row, 0) : nullptr) {
        QAccessible::State changed;
        changed.checked = true;
        QAccessibleStateChangeEvent event(cell, changed);
        QAccessible::updateAccessibility(&event);
    }
}

void FileTableView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        applyRowHeight();
    } else if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

QSize FileTableView::sizeHint() const
{
    return {QTableView::sizeHint().width(), std::max(minimumHeight(), minimumSizeHint().height())};
}

void FileTableView::applyRowHeight()
{
    const int height = theme::rowHeight(fontMetrics());
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
}

void FileTableView::retranslate()
{
    setAccessibleName(tr("Files"));
}

} // namespace sealdesk
