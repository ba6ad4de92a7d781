// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <string_view>

namespace sealdesk::json
{

//! U+FFFD in UTF-8, which stands for what could not be read.
inline constexpr std::string_view replacementCharacter = "\xEF\xBF\xBD";

//! Returns \a text with replacements for single faults, so that one bad value doesn't hide a page of files:
//! - In strings, U+FFFD replaces bytes that aren't UTF-8 (such as half a character of another encoding), raw control
//!   characters, unpaired surrogates and unknown escapes. So a mended string shows that it was mended, and ids with
//!   U+FFFD are not ids (Value::id()).
//! - An integer of more than 19 digits becomes a string with the same digits, so that an id keeps all of them. One of
//!   more than 64 digits, and a number with an exponent, which might not fit, become 0.5, which is never read as an id.
//! - Byte order marks at the beginning are removed, and control characters between values become blanks.
//! Everything else stays as it is, and so does the error if it is invalid. Takes time in proportion to the length.
[[nodiscard]] QByteArray mended(QByteArrayView text);

//! Whether \a text, which isn't valid JSON, begins as an object that doesn't end: the rest of it was lost.
[[nodiscard]] bool isCutShort(QByteArrayView text);

} // namespace sealdesk::json
