// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/list/clipboardcopy.h"

#include "core/whenfinished.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QWidget>

namespace sealdesk
{

ClipboardCopy::ClipboardCopy(QWidget &widget)
    : QObject(&widget)
    , m_widget(widget)
{
    // Anything that was copied meanwhile, here or elsewhere, is newer.
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, &ClipboardCopy::reset);
}

ClipboardCopy::~ClipboardCopy()
{
    m_text.cancel();
}

void ClipboardCopy::copy(const PickedRows &picked, const std::vector<ColumnId> &columns, UiLanguage language)
{
    reset();
    if (picked.rows.size() <= maxImmediateRows) {
        QGuiApplication::clipboard()->setText(toTsv(picked, columns, language));
        return;
    }
    m_widget.setCursor(Qt::BusyCursor);
    m_text = toTsvInWorker(picked, columns, language);
    whenFinished(m_text, this, [this](const QString &text) {
        QGuiApplication::clipboard()->setText(text);
        reset();
    });
}

void ClipboardCopy::reset()
{
    m_text.cancel();
    m_text = {};
    m_widget.unsetCursor();
}

} // namespace sealdesk
