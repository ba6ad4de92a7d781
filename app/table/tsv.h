// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "text/separatedvalues.h"

namespace sealdesk
{

//! The former name of appendRecord() for the clipboard.
inline void appendTsv(QString &text, const QStringList &row)
{
    appendRecord(text, row, SeparatedDialect::Tabs);
}

} // namespace sealdesk
