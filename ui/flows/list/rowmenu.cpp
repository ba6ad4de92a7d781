// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/list/rowmenu.h"

#include "models/filetablemodel.h"

#include <QCoreApplication>
#include <QMenu>

namespace sealdesk
{

using namespace Qt::StringLiterals;

QMenu *rowMenu(FileTableModel &model, const std::vector<int> &rows, const std::function<void(const PickedRows &)> &copy,
               QWidget *parent)
{
    auto *menu = new QMenu(parent);
    menu->setObjectName(u"rowMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const PickedRows picked = model.pick(rows);
    menu->addAction(QCoreApplication::translate("sealdesk::FileListPage", "Check or uncheck"), &model,
                    [&model, picked] { model.toggle(picked); });
    menu->addAction(QCoreApplication::translate("sealdesk::FileListPage", "Copy"), &model,
                    [picked, copy] { copy(picked); });
    return menu;
}

} // namespace sealdesk
