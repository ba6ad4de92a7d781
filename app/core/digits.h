// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <limits>
#include <optional>
#include <string_view>

namespace sealdesk
{

//! Whether \a c is one of 0 to 9. Digits of other scripts don't count.
template <class Character>
[[nodiscard]] constexpr bool isAsciiDigit(Character c)
{
    return c >= '0' && c <= '9';
}

//! The number that \a digits spells in decimal; nullopt for an empty text, for any other character (std::from_chars()
//! and QString::toInt() also accept a sign), and for so many digits that the number might not fit.
template <class Number, class Character>
[[nodiscard]] constexpr std::optional<Number> parseDigits(std::basic_string_view<Character> digits)
{
    if (digits.empty() || digits.size() > std::size_t{std::numeric_limits<Number>::digits10}) {
        return std::nullopt;
    }
    Number value = 0;
    for (const Character c : digits) {
        if (!isAsciiDigit(c)) {
            return std::nullopt;
        }
        value = value * 10 + static_cast<Number>(c - '0');
    }
    return value;
}

} // namespace sealdesk
