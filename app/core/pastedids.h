// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStringList>

// What a person types or pastes as an id.
namespace sealdesk
{

//! The ids in \a typed, each once, in their order. Blanks, line breaks, commas and semicolons of any script separate
//! them. Quotes and invisible characters are removed, full-width characters become ordinary ones, and an equals sign
//! before an id, as in a spreadsheet's ="123", is dropped.
[[nodiscard]] QStringList idsIn(const QString &typed);

//! The same for a field that takes one id: several remain, separated by blanks, so that the mistake can be seen.
[[nodiscard]] QString idIn(const QString &typed);

} // namespace sealdesk
