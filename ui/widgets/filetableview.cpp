// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/filetableview.h"

#include "widgets/celldelegate.h"
#include "widgets/theme.h"

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
        // Made after the view's own connections, so that its state is up to date when these run.
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
        m_lastRow = 0; // what comes next is another list
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
    std::vector<int> rows;
    if (!selectionModel()) {
        return rows;
    }
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            rows.push_back(row);
        }
    }
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    if (rows.empty() && currentIndex().isValid()) {
        rows.push_back(currentIndex().row());
    }
    return rows;
}

// The focus can leave the highlight (Ctrl with an arrow, Home or a click). Rows that lie elsewhere, perhaps off the
// screen, are not meant then.
std::vector<int> FileTableView::rowsMeant() const
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
    const std::vector<int> rows = rowsMeant();
    if (rows.empty()) {
        return;
    }
    const bool allChecked = std::ranges::all_of(
        rows, [this](int row) { return model()->index(row, 0).data(Qt::CheckStateRole).toInt() == Qt::Checked; });
    Q_EMIT checkRequested(rows, allChecked ? Qt::Unchecked : Qt::Checked);
}

void FileTableView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) {
        requestToggle();
        event->accept();
        return;
    }
    // The window's actions own these: check all, and copy as a table. Qt's own would highlight a million rows.
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
    const bool byKeyboard = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKeyboard ? currentIndex() : indexAt(viewport()->mapFromGlobal(event->globalPos()));
    const QPoint position = byKeyboard
                                ? viewport()->mapToGlobal(visualRect(index).intersected(viewport()->rect()).center())
                                : event->globalPos();
    Q_EMIT menuRequested(position, index);
    event->accept();
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
