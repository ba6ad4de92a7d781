// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QContextMenuEvent>
#include <QTableView>

#include <vector>

namespace sealdesk
{

//! The table of files: rows of one height, Space for the check marks, and always a current index while there are rows
//! (without one, Qt 6.4's accessibility bridge can crash). It asks for check marks, the model keeps them.
class FileTableView final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileTableView)

public:
    explicit FileTableView(QWidget *parent = nullptr);
    ~FileTableView() override = default;

    void setModel(QAbstractItemModel *model) override;
    //! The rows that are highlighted, ascending; the current row when none is. Walks ranges, not cells.
    [[nodiscard]] std::vector<int> highlightedRows() const;
    //! The rows that an act at the focus is meant for: the highlighted ones if the current row is among them, else the
    //! current row alone.
    [[nodiscard]] std::vector<int> targetRows() const;
    //! Does nothing: Qt would make the texts of up to a million rows, on the UI thread, at the first letter typed.
    void keyboardSearch(const QString &) override {}
    //! As low as it may be: stretch factors give it what room there is.
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    //! Space: all of \a rows are to be checked, or unchecked if they are checked already.
    void toggleRequested(const std::vector<int> &rows);
    //! Right click, the menu key or Shift+F10; \a globalPosition is where a menu belongs.
    void menuRequested(const QPoint &globalPosition, const QModelIndex &index, QContextMenuEvent::Reason reason);
    //! Enter or a double click.
    void rowActivated(int row);

protected:
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
