// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <span>
#include <string_view>

namespace sealdesk
{

//! A syllable of pinyin without its tone, and the ideographs that can be read so.
struct PinyinSyllable {
    std::string_view letters;    //!< Lower-case ASCII.
    std::string_view ideographs; //!< UTF-8, ascending.
};

//! All syllables in alphabetical order. An ideograph is in each syllable that is one of its readings; those with ü are
//! there as they are typed: lv, lu and lyu for lü.
[[nodiscard]] std::span<const PinyinSyllable> pinyinSyllables();

} // namespace sealdesk
