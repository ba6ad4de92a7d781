// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>

class QHeaderView;
class QMenu;

namespace sealdesk
{

//! Visibility, order and widths of the file table's columns. Stored by the columns' settings keys, so that a column
//! that a later version adds or removes does not affect the others.
namespace columnlayout
{

//! Applies the default widths, order and visibility.
void applyDefaults(QHeaderView &header);
//! Restores what save() returned. Ignores unknown keys; columns that are not in \a saved keep their defaults.
void restore(QHeaderView &header, const QByteArray &saved);
[[nodiscard]] QByteArray save(const QHeaderView &header);
//! Fills \a menu with one check box for each column. The last visible column can't be hidden.
void fillMenu(QMenu &menu, QHeaderView &header);

} // namespace columnlayout

} // namespace sealdesk
