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
struct PickedRows;

//! What can be done with the files at \a rows, wherever the list moves them while the menu is open, as a menu that
//! deletes itself when it closes.
[[nodiscard]] QMenu *rowMenu(FileTableModel &model, const std::vector<int> &rows,
                             const std::function<void(const PickedRows &)> &copy, QWidget *parent);

} // namespace sealdesk
