// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/pickedrows.h"

#include <QObject>

class QWidget;

namespace sealdesk
{

//! Brings rows to the clipboard, as tab-separated text: few at once; many when a worker thread has written them, with
//! the cursor of a busy program over the widget meanwhile. Whatever is copied later wins, here or in another program.
class ClipboardCopy final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ClipboardCopy)

public:
    //! So many rows are written before the next frame is due.
    static constexpr std::size_t mostAtOnce = 1000;

    //! Lives as long as \a widget.
    explicit ClipboardCopy(QWidget &widget);
    ~ClipboardCopy() override;

    void copy(const PickedRows &picked, const std::vector<ColumnId> &columns, UiLanguage language);

private:
    void giveUp();

    QWidget &m_widget;
    QFuture<QString> m_text;
};

} // namespace sealdesk
