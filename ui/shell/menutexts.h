// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QKeySequence>

#include <functional>
#include <vector>

class QAction;
class QMenu;
class QMenuBar;
class QObject;

namespace sealdesk
{

//! Creates actions and menus, and keeps their English texts so that they can be retranslated.
class MenuTexts final
{
public:
    using Translate = std::function<QString(const char *)>;

    explicit MenuTexts(Translate translate)
        : m_translate(std::move(translate))
    {
    }

    QAction *addAction(QMenu *menu, const char *objectName, const char *text, const QKeySequence &shortcut = {});
    QMenu *addMenu(QMenuBar *bar, const char *text);
    QMenu *addMenu(QMenu *menu, const char *text);
    void retranslate() const;

private:
    struct Entry {
        QObject *object; // an action or a menu
        const char *text;
    };

    Translate m_translate;
    std::vector<Entry> m_entries;
};

} // namespace sealdesk
