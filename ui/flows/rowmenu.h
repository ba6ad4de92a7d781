// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <functional>
#include <vector>

class QMenu;
class QWidget;

namespace sealdesk
{

class FileTableModel;

//! What can be done with \a rows, as a menu that deletes itself when it closes. It remembers the files, not their rows:
//! these move when the list changes while the menu is open.
[[nodiscard]] QMenu *rowMenu(FileTableModel &model, const std::vector<int> &rows,
                             const std::function<void(const std::vector<int> &)> &copy, QWidget *parent);

} // namespace sealdesk
