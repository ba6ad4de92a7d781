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
    // Whatever else was copied meanwhile, here or elsewhere, came later.
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, &ClipboardCopy::giveUp);
}

ClipboardCopy::~ClipboardCopy()
{
    m_text.cancel();
}

void ClipboardCopy::copy(const PickedRows &picked, const std::vector<ColumnId> &columns, UiLanguage language)
{
    giveUp();
    if (picked.rows.size() <= mostAtOnce) {
        QGuiApplication::clipboard()->setText(toTsv(picked, columns, language));
        return;
    }
    m_widget.setCursor(Qt::BusyCursor);
    m_text = toTsvInWorker(picked, columns, language);
    whenFinished(m_text, this, [this](const QString &text) {
        QGuiApplication::clipboard()->setText(text);
        giveUp();
    });
}

void ClipboardCopy::giveUp()
{
    m_text.cancel();
    m_text = {};
    m_widget.unsetCursor();
}

} // namespace sealdesk
