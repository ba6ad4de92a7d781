// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "store/wholefile.h"

#include <QByteArray>
#include <QStringList>

#include <optional>
#include <vector>

namespace sealdesk
{

//! Rows of cells as CSV that spreadsheets read: UTF-8 with a byte order mark, CRLF, RFC 4180. Cells that a spreadsheet
//! could take for a formula (leading = + - @ TAB CR, and their full-width forms) get an apostrophe before them.
[[nodiscard]] QByteArray toCsv(const std::vector<QStringList> &rows);

//! The former name of writeWholeFile().
[[nodiscard]] inline std::optional<QString> writeWhole(const QString &path, const QByteArray &content)
{
    return writeWholeFile(path, content);
}

} // namespace sealdesk
