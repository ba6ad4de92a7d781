// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>

namespace sealdesk
{

//! The character at \a at, which points into well-formed UTF-8. Moves \a at to the next character.
[[nodiscard]] inline char32_t takeCharacter(const char *&at)
{
    const char32_t first = static_cast<unsigned char>(*at++);
    if (first < 0x80) {
        return first;
    }
    const auto next = [&at] { return static_cast<unsigned char>(*at++) & 0x3fU; };
    if (first < 0xe0) {
        return (first & 0x1fU) << 6U | next();
    }
    if (first < 0xf0) {
        const char32_t middle = next();
        return (first & 0xfU) << 12U | middle << 6U | next();
    }
    const char32_t second = next();
    const char32_t third = next();
    return (first & 0x7U) << 18U | second << 12U | third << 6U | next();
}

//! Appends \a character to \a utf8.
inline void appendCharacter(std::string &utf8, char32_t character)
{
    const auto append = [&utf8](char32_t byte) { utf8.push_back(static_cast<char>(byte)); };
    const auto appendRest = [&](unsigned shift) { append(0x80U | ((character >> shift) & 0x3fU)); };
    if (character < 0x80) {
        append(character);
    } else if (character < 0x800) {
        append(0xc0U | character >> 6U);
        appendRest(0);
    } else if (character < 0x10000) {
        append(0xe0U | character >> 12U);
        appendRest(6);
        appendRest(0);
    } else {
        append(0xf0U | character >> 18U);
        appendRest(12);
        appendRest(6);
        appendRest(0);
    }
}

} // namespace sealdesk
