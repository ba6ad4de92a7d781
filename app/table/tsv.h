// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <QStringList>

namespace sealdesk
{

//! A cell as it may stand in tab-separated text: tabs and line breaks of every kind become blanks.
[[nodiscard]] QString tsvCell(QString text);

//! Adds a row of cells to tab-separated text for the clipboard; each row ends with a line feed.
void appendTsv(QString &text, const QStringList &row);

} // namespace sealdesk
