// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/pickedrows.h"

#include <QObject>

class QWidget;

namespace sealdesk
{

//! Copies rows to the clipboard, below a row of titles: few rows, for spreadsheets too, immediately, many rows on a
//! worker thread, with a busy cursor over the widget meanwhile. A later copy, here or in another program, replaces an
//! unfinished one.
class ClipboardCopy final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ClipboardCopy)

public:
    //! The maximum number of rows that are written before the next frame is due.
    static constexpr std::size_t maxImmediateRows = 1000;

    //! Makes itself a child of \a widget.
    explicit ClipboardCopy(QWidget &widget);
    ~ClipboardCopy() override;

    void copy(const PickedRows &picked, const std::vector<ColumnId> &columns, UiLanguage language);

private:
    void reset();

    QWidget &m_widget;
    QFuture<QString> m_text;
};

} // namespace sealdesk
