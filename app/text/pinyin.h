// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>

#include <span>

namespace sealdesk
{

//! A syllable by its place in pinyinSyllables().
using SyllableNumber = quint16;

//! How \a character can be read, in alphabetical order; empty: it is no ideograph. The first call takes a few
//! milliseconds.
[[nodiscard]] std::span<const SyllableNumber> pinyinReadings(char32_t character);

} // namespace sealdesk
