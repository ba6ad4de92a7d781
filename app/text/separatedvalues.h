// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace sealdesk
{

//! How records of cells are written as text. In both, a cell that could be taken for a formula (leading = + - @ TAB CR,
//! and their full-width forms) is prefixed with an apostrophe, and characters that reorder others and control
//! characters are left out.
enum class SeparatedDialect {
    //! For the clipboard: tabs between cells and a line feed after each record. Within a cell, tabs and line breaks of
    //! every kind become spaces.
    Tabs,
    //! For spreadsheets, by RFC 4180: commas between cells and CRLF after each record. Digits that a spreadsheet would
    //! change, as those of an id, are prefixed with an apostrophe as well.
    Csv,
};

//! Appends one record to \a text.
void appendRecord(QString &text, const QStringList &cells, SeparatedDialect dialect);

//! Returns an HTML document with a table whose cells a spreadsheet takes as text, with all digits of an id.
[[nodiscard]] QString toHtmlTable(const std::vector<QStringList> &records);

//! Returns the content of a CSV file: UTF-8 with a byte order mark.
[[nodiscard]] QByteArray toCsvFile(const std::vector<QStringList> &records);

} // namespace sealdesk
