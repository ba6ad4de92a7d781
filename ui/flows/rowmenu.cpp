// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/rowmenu.h"

#include "models/filetablemodel.h"

#include <QCoreApplication>
#include <QMenu>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

std::vector<FileId> filesAt(const FileTableModel &model, const std::vector<int> &rows)
{
    std::vector<FileId> files;
    files.reserve(rows.size());
    for (const int row : rows) {
        files.push_back(model.fileAt(row).file.id);
    }
    return files;
}

std::vector<int> rowsOf(const FileTableModel &model, const std::vector<FileId> &files)
{
    std::vector<int> rows;
    for (const FileId &file : files) {
        if (const auto row = model.rowOf(file)) {
            rows.push_back(*row);
        }
    }
    return rows;
}

} // namespace

QMenu *rowMenu(FileTableModel &model, const std::vector<int> &rows,
               const std::function<void(const std::vector<int> &)> &copy, QWidget *parent)
{
    auto *menu = new QMenu(parent);
    menu->setObjectName(u"rowMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const std::vector<FileId> files = filesAt(model, rows);
    menu->addAction(QCoreApplication::translate("sealdesk::FileListPage", "Check or uncheck"), &model,
                    [&model, files] { model.toggle(rowsOf(model, files)); });
    menu->addAction(QCoreApplication::translate("sealdesk::FileListPage", "Copy"), &model,
                    [&model, files, copy] { copy(rowsOf(model, files)); });
    return menu;
}

} // namespace sealdesk
