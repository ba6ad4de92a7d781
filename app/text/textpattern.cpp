// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "text/textpattern.h"

#include "text/pinyin.h"
#include "text/pinyintable.h"
#include "text/textfolding.h"
#include "text/utf8.h"

#include <QStringList>

#include <algorithm>

namespace sealdesk
{

namespace
{

constexpr char apostrophe = '\'';

std::u32string charactersOf(std::string_view utf8)
{
    std::u32string characters;
    for (const char *at = utf8.data(), *const end = at + utf8.size(); at != end;) {
        characters.push_back(takeCharacter(at));
    }
    return characters;
}

// Whether a mark may follow \a character that makes another letter of it.
bool canBeContinued(char32_t character)
{
    return (character >= 0x1100 && character <= 0x11ff) || (character >= 0x3040 && character <= 0x30ff);
}

bool beginsWithContinuation(std::string_view text)
{
    const char *at = text.data();
    return !text.empty() && continuesCharacter(takeCharacter(at));
}

// Without a branch in the loop, so that the compiler can vectorise it.
bool isAscii(std::string_view text)
{
    unsigned char bits = 0;
    for (const char c : text) {
        bits |= static_cast<unsigned char>(c);
    }
    return bits < 0x80;
}

} // namespace

TextPattern::TextPattern(QStringView typed)
    : m_folded(sealdesk::folded(typed))
    , m_hasLetters(std::ranges::any_of(m_folded, [](char c) { return c >= 'a' && c <= 'z'; }))
    , m_canBeContinued(false)
{
    const std::u32string pattern = charactersOf(m_folded);
    m_canBeContinued = !pattern.empty() && canBeContinued(pattern.back());
    // Nobody types the pinyin of a longer text.
    if (m_hasLetters && pattern.size() <= maxCharacters) {
        prepareForPinyin(pattern);
    }
}

void TextPattern::prepareForPinyin(std::u32string_view pattern)
{
    m_complete = Progress{1} << pattern.size();
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const Progress before = Progress{1} << i;
        if (pattern[i] < 0x80) {
            m_ascii[pattern[i]] |= before;
        } else {
            m_others.emplace_back(pattern[i], before);
        }
    }
    m_apostrophes = m_ascii[static_cast<unsigned char>(apostrophe)];
    m_syllables = placesOfSyllables(pattern);
}

std::vector<TextPattern::SyllablePlaces> TextPattern::placesOfSyllables(std::u32string_view pattern)
{
    std::vector<SyllablePlaces> result;
    for (const PinyinSyllable &syllable : pinyinSyllables()) {
        const std::u32string letters = charactersOf(syllable.letters);
        SyllablePlaces &places = result.emplace_back();
        places.length = static_cast<unsigned>(letters.size());
        const bool hasDigraph = letters.size() > 1 && letters[1] == U'h' &&
                                (letters[0] == U'z' || letters[0] == U'c' || letters[0] == U's');
        for (std::size_t i = 0; i < pattern.size(); ++i) {
            const std::u32string_view rest = pattern.substr(i);
            const Progress before = Progress{1} << i;
            const auto bitIf = [before](bool holds) { return holds ? before : 0; };
            places.whole |= bitIf(rest.starts_with(letters));
            places.firstLetter |= bitIf(rest.front() == letters.front());
            places.digraph |= bitIf(hasDigraph && rest.starts_with(std::u32string_view(letters).substr(0, 2)));
            places.unfinished |= bitIf(std::u32string_view(letters).starts_with(rest));
        }
        places.any = places.whole | places.firstLetter | places.unfinished;
    }
    return result;
}

bool TextPattern::isIn(QStringView text) const
{
    return isInFolded(sealdesk::folded(text));
}

bool TextPattern::isInFolded(std::string_view text) const
{
    return m_complete == 0 || isAscii(text) ? isInLiterally(text) : isInByPinyin(text);
}

bool TextPattern::isInLiterally(std::string_view text) const
{
    if (m_folded.size() > text.size()) {
        return false;
    }
    if (!m_hasLetters) {
        std::size_t start = text.find(m_folded);
        while (start != std::string_view::npos && !isWholeAt(text, start)) {
            start = text.find(m_folded, start + 1);
        }
        return start != std::string_view::npos;
    }
    const auto begin = m_folded.begin();
    const std::size_t last = text.size() - m_folded.size();
    for (std::size_t start = 0; start <= last; ++start) {
        if (foldedAscii(text[start]) == m_folded.front() &&
            std::equal(begin, m_folded.end(), text.begin() + static_cast<std::ptrdiff_t>(start),
                       [](char wanted, char c) { return wanted == foldedAscii(c); }) &&
            isWholeAt(text, start)) {
            return true;
        }
    }
    return false;
}

// か is not in が.
bool TextPattern::isWholeAt(std::string_view text, std::size_t start) const
{
    return !m_canBeContinued || !beginsWithContinuation(text.substr(start + m_folded.size()));
}

// Follows all ways to read the text at once.
bool TextPattern::isInByPinyin(std::string_view text) const
{
    Progress progress = 0;
    for (const char *at = text.data(), *const end = at + text.size(); at != end;) {
        const char32_t character = takeCharacter(at);
        progress |= 1U;
        if (character < 0x80) {
            progress = (progress & m_ascii[static_cast<unsigned char>(foldedAscii(static_cast<char>(character)))])
                       << 1U;
        } else {
            progress = (progress & placesOf(character)) << 1U | afterIdeograph(progress, character);
        }
        const auto left = static_cast<std::size_t>(end - at);
        if ((progress & m_complete) != 0 &&
            (!m_canBeContinued || !beginsWithContinuation(std::string_view(at, left)))) {
            return true;
        }
    }
    return false;
}

TextPattern::Progress TextPattern::placesOf(char32_t character) const
{
    Progress places = 0;
    for (const auto &[other, before] : m_others) {
        places |= other == character ? before : 0;
    }
    return places;
}

TextPattern::Progress TextPattern::afterIdeograph(Progress before, char32_t ideograph) const
{
    Progress after = 0;
    for (const SyllableNumber number : pinyinReadings(ideograph)) {
        const SyllablePlaces &places = m_syllables[number];
        if ((before & places.any) == 0) {
            continue;
        }
        if ((before & places.unfinished) != 0) {
            return m_complete;
        }
        after |= (before & places.whole) << places.length | (before & places.firstLetter) << 1U |
                 (before & places.digraph) << 2U;
    }
    return after | (after & m_apostrophes) << 1U;
}

// Each text with the longer pattern has its beginning, too. What is further inside may begin within a syllable, or be
// an apostrophe between two of them.
bool TextPattern::implies(const TextPattern &other) const
{
    const auto place = m_folded.find(other.m_folded);
    const bool isLiteral = !other.m_hasLetters && other.m_folded.find(apostrophe) == std::string::npos;
    const bool isFound = place == 0 || (place != std::string::npos && isLiteral);
    return isFound && other.isWholeAt(m_folded, place);
}

std::vector<TextPattern> patternsOf(const QString &typed)
{
    std::vector<TextPattern> patterns;
    // simplified() turns the ideographic space of Chinese input methods into a blank, too.
    for (const QString &word : typed.simplified().split(u' ', Qt::SkipEmptyParts)) {
        if (TextPattern pattern(word); !pattern.isEmpty()) {
            patterns.push_back(std::move(pattern));
        }
    }
    return patterns;
}

bool areAllIn(const std::vector<TextPattern> &patterns, QStringView text)
{
    const std::string whole = folded(text);
    return std::ranges::all_of(patterns, [&whole](const TextPattern &pattern) { return pattern.isInFolded(whole); });
}

} // namespace sealdesk
