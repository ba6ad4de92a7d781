// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace sealdesk
{

//! The words that represent the values of an enumeration in stored files; each value occurs once.
template <class Value, std::size_t size>
using NameTable = std::array<std::pair<Value, QLatin1StringView>, size>;

//! Returns the word for \a value, which must be in the table.
template <class Value, std::size_t size>
[[nodiscard]] QString nameIn(const NameTable<Value, size> &table, Value value)
{
    return std::ranges::find(table, value, &std::pair<Value, QLatin1StringView>::first)->second;
}

//! Returns the value for the word \a name; std::nullopt if the table doesn't have it.
template <class Value, std::size_t size>
[[nodiscard]] std::optional<Value> valueIn(const NameTable<Value, size> &table, QStringView name)
{
    const auto found = std::ranges::find_if(table, [name](const auto &entry) { return entry.second == name; });
    return found == table.end() ? std::nullopt : std::optional{found->first};
}

} // namespace sealdesk
