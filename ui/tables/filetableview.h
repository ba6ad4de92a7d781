// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QContextMenuEvent>
#include <QTableView>

#include <vector>

namespace sealdesk
{

//! The table of files. All rows have the same height, and Space requests to toggle check marks, which the model keeps.
//! While there are rows there is always a current index: without one, Qt 6.4's accessibility bridge can crash.
class FileTableView final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileTableView)

public:
    explicit FileTableView(QWidget *parent = nullptr);
    ~FileTableView() override = default;

    void setModel(QAbstractItemModel *model) override;
    //! Returns the highlighted rows in ascending order, or the current row if none is highlighted. Iterates over
    //! ranges, not cells.
    [[nodiscard]] std::vector<int> highlightedRows() const;
    //! Returns the rows that an action applies to: the highlighted rows if the current row is one of them, otherwise
    //! only the current row.
    [[nodiscard]] std::vector<int> targetRows() const;
    //! Does nothing. Qt's implementation would create the texts of up to a million rows on the UI thread.
    void keyboardSearch(const QString &) override {}
    //! Returns the minimum height, because stretch factors distribute the available space.
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    //! Emitted when the user presses Space to check all of \a rows, or to uncheck them if all are checked.
    void toggleRequested(const std::vector<int> &rows);
    //! Emitted when the user requests a context menu with the mouse, the menu key or Shift+F10. \a globalPosition is
    //! the place for the menu.
    void menuRequested(const QPoint &globalPosition, const QModelIndex &index, QContextMenuEvent::Reason reason);
    //! Emitted when the user activates \a row with Enter or a double click.
    void rowActivated(int row);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void applyRowHeight();
    void ensureCurrent();
    void requestToggle();
    void requestMenuAtCurrent();
    void announceCheck(int row);
    [[nodiscard]] int firstVisibleColumn() const;
    void retranslate();

    std::vector<QMetaObject::Connection> m_modelConnections;
    int m_lastRow = 0;
};

} // namespace sealdesk
