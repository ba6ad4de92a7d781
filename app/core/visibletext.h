// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStringView>

// Which characters a person can see.
namespace sealdesk
{

//! Whether \a c changes the order in which the characters around it are shown.
[[nodiscard]] bool isBidiControl(char32_t c);

//! Whether \a c shows nothing by itself: blanks, controls, format characters, variation selectors and fillers.
[[nodiscard]] bool isInvisible(char32_t c);

//! Removes the first character of \a text, which must not be empty, and returns it. Half a surrogate pair is returned
//! as it is.
[[nodiscard]] char32_t takeFirstCharacter(QStringView &text);

//! Whether \a text has a character that can be seen. Half a surrogate pair can't.
[[nodiscard]] bool hasVisibleCharacter(QStringView text);

} // namespace sealdesk
