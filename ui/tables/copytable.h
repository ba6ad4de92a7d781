// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStringList>

#include <vector>

// What Ctrl+C leaves for other programs.
namespace sealdesk
{

//! Up to this many rows, a spreadsheet gets cells of text and thereby whole ids. More would take too long.
inline constexpr std::size_t maxSpreadsheetRows = 1'000;

//! Copies \a records, of which the first has the titles, to the clipboard: as tab-separated text and, up to
//! maxSpreadsheetRows, as an HTML table.
void copyTable(const std::vector<QStringList> &records);

} // namespace sealdesk
