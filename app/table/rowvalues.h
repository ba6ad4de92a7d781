// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/columns.h"
#include "table/filesnapshot.h"

#include <optional>

namespace sealdesk
{

// The values of packed rows by the fields of columns. Each function takes the fields of its kind only.

//! Of SortKind::Time: anything that grows with time; nullopt: the file has no such time.
[[nodiscard]] std::optional<qint64> timeOf(const PackedRow &row, RowField field);
//! Of SortKind::Id but RowField::Template, whose ids the dictionary has; an empty text: the file has no such id.
[[nodiscard]] PackedId idOf(const RowView &row, RowField field);
//! Of SortKind::Text.
[[nodiscard]] PackedText textOf(const RowView &row, RowField field, UiLanguage language);

[[nodiscard]] inline bool isEmpty(const PackedId &id)
{
    const auto *text = std::get_if<PackedText>(&id);
    return text != nullptr && text->isEmpty();
}

} // namespace sealdesk
