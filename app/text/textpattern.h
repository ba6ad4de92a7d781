// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <QtGlobal>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace sealdesk
{

//! What somebody typed to find texts, ready for many of them. It is found whatever the case, the accents and the width
//! of the letters, and by its pinyin: 程海燕 contains "chenghaiyan", "haiyan", "chengh", "chy" and "程hy". Each
//! ideograph is typed as a whole syllable or as its initial, and the last one may be unfinished. An apostrophe may
//! divide syllables.
class TextPattern final
{
public:
    explicit TextPattern(QStringView typed);

    //! Whether nothing was typed that can be seen. Such a pattern is in every text.
    [[nodiscard]] bool isEmpty() const { return m_folded.empty(); }
    //! What was typed, folded.
    [[nodiscard]] const std::string &folded() const { return m_folded; }

    [[nodiscard]] bool isIn(QStringView text) const;
    //! The same for a text in UTF-8 that is folded but for the case of its ASCII letters.
    [[nodiscard]] bool isInFolded(std::string_view text) const;
    //! Whether every text that contains this pattern contains \a other, too. False: that is not known.
    [[nodiscard]] bool implies(const TextPattern &other) const;

private:
    // Bit i: the first i characters of the pattern were found, up to the present place of the text.
    using Progress = quint64;
    static constexpr std::size_t maxCharacters = 63;

    //! Where the letters of a syllable are in the pattern. Each bit is the progress before them.
    struct SyllablePlaces {
        Progress whole = 0;
        Progress firstLetter = 0;
        Progress digraph = 0;    //!< zh, ch or sh.
        Progress unfinished = 0; //!< The pattern ends within the syllable, or with it.
        Progress any = 0;
        unsigned length = 0;
    };

    [[nodiscard]] static std::vector<SyllablePlaces> placesOfSyllables(std::u32string_view pattern);
    void prepareForPinyin(std::u32string_view pattern);
    [[nodiscard]] Progress placesOf(char32_t character) const;
    [[nodiscard]] Progress afterIdeograph(Progress before, char32_t ideograph) const;
    [[nodiscard]] bool isInLiterally(std::string_view text) const;
    [[nodiscard]] bool isInByPinyin(std::string_view text) const;
    [[nodiscard]] bool isWholeAt(std::string_view text, std::size_t start) const;

    std::string m_folded;
    bool m_hasLetters;                   //!< ASCII letters, which may be pinyin.
    bool m_canBeContinued;               //!< The character after it may make another letter of its last one.
    Progress m_complete = 0;             //!< 0: it is not searched by pinyin.
    Progress m_apostrophes = 0;          //!< The progress before each.
    std::array<Progress, 128> m_ascii{}; //!< Where each character is.
    std::vector<std::pair<char32_t, Progress>> m_others; //!< The same for the other characters.
    std::vector<SyllablePlaces> m_syllables;             //!< By SyllableNumber.
};

//! One pattern for each word of \a typed; words that can't be seen are left out.
[[nodiscard]] std::vector<TextPattern> patternsOf(const QString &typed);
//! Whether each of \a patterns is in \a text.
[[nodiscard]] bool areAllIn(const std::vector<TextPattern> &patterns, QStringView text);

} // namespace sealdesk
