// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/searchfield.h"

#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QAction>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace sealdesk
{

SearchField::SearchField(Scope scope, QWidget *parent)
    : QLineEdit(parent)
    , m_scope(scope)
    , m_magnifier(addAction(paletteIcon(IconName::Search, theme::secondaryText), QLineEdit::LeadingPosition))
{
    setObjectName(u"quickSearch"_s);
    setClearButtonEnabled(true);
    connect(this, &QLineEdit::textChanged, this, &SearchField::emitIfChanged);
    connect(m_magnifier, &QAction::triggered, this, [this] { setFocus(); });
    retranslate();
}

QSize SearchField::sizeHint() const
{
    const QSize size = QLineEdit::sizeHint();
    return {fontMetrics().averageCharWidth() * 34, size.height()};
}

void SearchField::emitIfChanged()
{
    if (const QString words = text().trimmed(); words != m_lastWords) {
        m_lastWords = words;
        Q_EMIT searchChanged(words);
    }
}

bool SearchField::event(QEvent *event)
{
    // Esc is also the window's shortcut for "stop". While there is text to clear, the field handles it.
    if (event->type() == QEvent::ShortcutOverride && !text().isEmpty() &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        event->accept();
        return;
    }
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        event->accept();
        Q_EMIT resultsRequested();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QLineEdit::changeEvent(event);
}

void SearchField::retranslate()
{
    switch (m_scope) {
    case Scope::LoadedFiles:
        setPlaceholderText(tr("Search in the loaded files"));
        setAccessibleName(tr("Quick search"));
        setToolTip(tr("Narrows what is loaded, at once. Every word must be found; the service is not asked."));
        break;
    case Scope::Runs:
        setPlaceholderText(tr("File, person, reason, operator"));
        setAccessibleName(tr("Search the runs"));
        setToolTip(tr("Finds runs by a part of a file's name or ID, of a person's ID, of the reason or of the "
                      "operator's ID."));
        break;
    }
    m_magnifier->setText(accessibleName());
}

} // namespace sealdesk
