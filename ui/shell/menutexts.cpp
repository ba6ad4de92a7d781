// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "shell/menutexts.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>

namespace sealdesk
{

QAction *MenuTexts::addAction(QMenu *menu, const char *objectName, const char *text, const QKeySequence &shortcut)
{
    QAction *action = menu->addAction(QString());
    action->setObjectName(QLatin1StringView(objectName));
    action->setShortcut(shortcut);
    m_entries.push_back({action, text});
    return action;
}

QMenu *MenuTexts::addMenu(QMenuBar *bar, const char *text)
{
    QMenu *menu = bar->addMenu(QString());
    m_entries.push_back({menu, text});
    return menu;
}

QMenu *MenuTexts::addMenu(QMenu *menu, const char *text)
{
    QMenu *child = menu->addMenu(QString());
    m_entries.push_back({child, text});
    return child;
}

void MenuTexts::retranslate() const
{
    for (const Entry &entry : m_entries) {
        if (auto *action = qobject_cast<QAction *>(entry.object)) {
            action->setText(m_translate(entry.text));
        } else if (auto *menu = qobject_cast<QMenu *>(entry.object)) {
            menu->setTitle(m_translate(entry.text));
        }
    }
}

} // namespace sealdesk
