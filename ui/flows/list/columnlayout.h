// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>

class QHeaderView;
class QMenu;

namespace sealdesk
{

//! Which columns of the file table are shown, in which order and how wide. Kept by the columns' settings keys, so that
//! a column that a later version adds, or drops, disturbs none of the others.
namespace columnlayout
{

//! Widths, order and visibility of a user who has chosen nothing.
void applyDefaults(QHeaderView &header);
//! What save() gave; unknown keys are passed over, columns it does not name keep their defaults.
void restore(QHeaderView &header, const QByteArray &saved);
[[nodiscard]] QByteArray save(const QHeaderView &header);
//! One check box a column; the last one shown can't be hidden.
void fillMenu(QMenu &menu, QHeaderView &header);

} // namespace columnlayout

} // namespace sealdesk
