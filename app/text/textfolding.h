// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStringView>

#include <string>
#include <string_view>

namespace sealdesk
{

// Folding removes the differences that a search ignores: case, accents, full width and half width, other forms of the
// same character (NFC and NFD, ligatures, circled digits), and characters that can't be seen. Folded texts are UTF-8.

//! The folded form of \a text. Half a surrogate pair becomes U+FFFD.
[[nodiscard]] std::string folded(QStringView text);
//! Appends the folded form of \a utf8 to \a out.
void appendFolded(std::string &out, std::string_view utf8);

//! For the ideographs of which most Chinese texts consist.
[[nodiscard]] constexpr bool isUnchangedIdeograph(char32_t character)
{
    return character >= 0x3400 && character <= 0x9fff;
}

//! changesWhenFolded() of what isUnchangedIdeograph() doesn't cover.
[[nodiscard]] bool otherCharacterChangesWhenFolded(char32_t character);

//! Whether \a character, which is not ASCII, becomes another one or disappears when it is folded.
[[nodiscard]] inline bool changesWhenFolded(char32_t character)
{
    return !isUnchangedIdeograph(character) && otherCharacterChangesWhenFolded(character);
}

[[nodiscard]] constexpr char foldedAscii(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

//! Whether \a character only completes the one before it and makes another letter of it: a voicing mark of kana, or a
//! vowel or a final consonant in a Hangul syllable. Folding keeps it apart.
[[nodiscard]] constexpr bool continuesCharacter(char32_t character)
{
    return character == 0x3099 || character == 0x309a || (character >= 0x1160 && character <= 0x11ff);
}

} // namespace sealdesk
