// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "text/textfolding.h"

#include "text/utf8.h"

#include <QList>
#include <QString>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace sealdesk
{

namespace
{

struct CharacterRange {
    char32_t first;
    char32_t last;
};

template <std::size_t size>
bool isInOne(const std::array<CharacterRange, size> &ranges, char32_t character)
{
    return std::ranges::any_of(
        ranges, [=](const CharacterRange &range) { return character >= range.first && character <= range.last; });
}

// What is invisible without being a format character (category Cf) in each version of Unicode: the rest of
// Default_Ignorable_Code_Point. The Hangul fillers are among them.
constexpr std::array<CharacterRange, 10> invisible{{{0x34f, 0x34f},
                                                    {0x115f, 0x1160},
                                                    {0x17b4, 0x17b5},
                                                    {0x180b, 0x180f},
                                                    {0x2060, 0x206f},
                                                    {0x3164, 0x3164},
                                                    {0xfe00, 0xfe0f},
                                                    {0xffa0, 0xffa0},
                                                    {0xfff0, 0xfff8},
                                                    {0xe0000, 0xe0fff}}};

// Format characters that enclose the digits after them, and can be seen.
constexpr std::array<CharacterRange, 7> visibleFormats{{{0x600, 0x605},
                                                        {0x6dd, 0x6dd},
                                                        {0x70f, 0x70f},
                                                        {0x890, 0x891},
                                                        {0x8e2, 0x8e2},
                                                        {0x110bd, 0x110bd},
                                                        {0x110cd, 0x110cd}}};

bool isInvisible(char32_t character)
{
    return isInOne(invisible, character) ||
           (QChar::category(character) == QChar::Other_Format && !isInOne(visibleFormats, character));
}

// Accents of Latin, Greek and Cyrillic letters, and the points of Hebrew and Arabic. The marks of other scripts, such
// as the vowels of Thai and the voicing marks of kana, make another letter.
bool isAccent(char32_t character)
{
    if (!QChar::isMark(character)) {
        return false;
    }
    const unsigned place = QChar::combiningClass(character);
    return place == 1 || (place >= 10 && place <= 36) || place >= 200;
}

//! A letter or quotation mark that Unicode doesn't decompose, and how it is typed on a keyboard without it.
struct PlainSpelling {
    char32_t letter;
    std::u32string_view spelling;
};

// Case folded.
constexpr std::array<PlainSpelling, 19> plainSpellings{{{U'ß', U"ss"},
                                                        {U'æ', U"ae"},
                                                        {U'ð', U"d"},
                                                        {U'ø', U"o"},
                                                        {U'þ', U"th"},
                                                        {U'đ', U"d"},
                                                        {U'ħ', U"h"},
                                                        {U'ı', U"i"},
                                                        {U'ĸ', U"k"},
                                                        {U'ł', U"l"},
                                                        {U'ŋ', U"n"},
                                                        {U'œ', U"oe"},
                                                        {U'ŧ', U"t"},
                                                        {U'ƀ', U"b"},
                                                        {U'ɨ', U"i"},
                                                        {U'ʉ', U"u"},
                                                        {U'ƶ', U"z"},
                                                        {U'‘', U"'"},
                                                        {U'’', U"'"}}};

std::u32string decomposed(std::u32string_view text)
{
    const QString whole = QString::fromUcs4(text.data(), static_cast<qsizetype>(text.size()));
    const auto points = whole.normalized(QString::NormalizationForm_KD).toUcs4();
    return {points.begin(), points.end()};
}

std::u32string withoutCase(std::u32string text)
{
    std::ranges::transform(text, text.begin(), [](char32_t c) { return QChar::toCaseFolded(c); });
    return text;
}

// An accent that stands alone is decomposed into a blank and the accent.
bool isBlankOfAccent(char32_t original, const std::u32string &parts)
{
    return parts.size() > 1 && parts.front() == U' ' && QChar::isMark(parts[1]) && !QChar::isSpace(original);
}

// From Unicode's properties, which takes a microsecond.
std::u32string computeFolded(char32_t character)
{
    std::u32string parts = decomposed(std::u32string_view(&character, 1));
    if (isBlankOfAccent(character, parts)) {
        parts.erase(0, 1);
    }
    parts = decomposed(withoutCase(std::move(parts)));
    std::erase_if(parts, [](char32_t part) { return isInvisible(part) || isAccent(part); });
    std::u32string result;
    for (const char32_t part : parts) {
        const auto plain = std::ranges::find(plainSpellings, part, &PlainSpelling::letter);
        result += plain != plainSpellings.end() ? plain->spelling : std::u32string_view(&part, 1);
    }
    return result;
}

// Whether the properties can say anything else than "stays as it is".
bool mayChange(char32_t character)
{
    return QChar::decompositionTag(character) != QChar::NoDecomposition ||
           QChar::toCaseFolded(character) != character || QChar::isMark(character) || isInvisible(character) ||
           std::ranges::find(plainSpellings, character, &PlainSpelling::letter) != plainSpellings.end();
}

//! The folded form of every character, without ideographs and Hangul, in pages of 256 characters.
class FoldingTable final
{
public:
    FoldingTable();

    //! nullopt: the character stays as it is.
    [[nodiscard]] std::optional<std::string_view> find(char32_t character) const
    {
        const quint16 page = m_pageNumbers[character >> pageBits];
        if (page == 0) {
            return std::nullopt;
        }
        const quint32 entry = (*m_pages[page - 1U])[character & (pageSize - 1U)];
        if (entry == 0) {
            return std::nullopt;
        }
        return std::string_view(m_texts).substr(entry >> lengthBits, entry & ((1U << lengthBits) - 1U));
    }

private:
    static constexpr unsigned pageBits = 8;
    static constexpr std::size_t pageSize = 1U << pageBits;
    static constexpr std::size_t pageCount = (QChar::LastValidCodePoint + 1U) / pageSize;
    static constexpr unsigned lengthBits = 8; // the longest form has 18 characters, of up to four bytes

    using Page = std::array<quint32, pageSize>; // where in m_texts, and how long; 0: as it is

    void add(char32_t character);

    std::array<quint16, pageCount> m_pageNumbers{}; // 0: nothing changes
    std::vector<std::unique_ptr<Page>> m_pages;
    std::string m_texts = "\n";                         // so that no entry is 0
    std::unordered_map<std::string, quint32> m_entries; // of the texts, while the table is made
};

FoldingTable::FoldingTable()
{
    static constexpr std::array<CharacterRange, 6> folding{
        {{0x80, 0x33ff}, {0xa000, 0xabff}, {0xd7b0, 0xd7ff}, {0xf900, 0xffff}, {0x10000, 0x1ffff}, {0x2f800, 0x2fa1f}}};
    for (const CharacterRange &range : folding) {
        for (char32_t character = range.first; character <= range.last; ++character) {
            if (mayChange(character)) {
                add(character);
            }
        }
    }
    for (char32_t character = 0xe0000; character <= 0xe0fff; ++character) {
        add(character);
    }
    m_entries.clear();
}

void FoldingTable::add(char32_t character)
{
    const std::u32string form = computeFolded(character);
    if (form == std::u32string_view(&character, 1)) {
        return;
    }
    std::string utf8;
    std::ranges::for_each(form, [&utf8](char32_t part) { appendCharacter(utf8, part); });
    const auto [known, isNew] =
        m_entries.try_emplace(utf8, static_cast<quint32>(m_texts.size() << lengthBits | utf8.size()));
    if (isNew) {
        m_texts += utf8;
    }
    quint16 &page = m_pageNumbers[character >> pageBits];
    if (page == 0) {
        m_pages.push_back(std::make_unique<Page>());
        page = static_cast<quint16>(m_pages.size());
    }
    (*m_pages[page - 1U])[character & (pageSize - 1U)] = known->second;
}

const FoldingTable &foldingTable()
{
    static const FoldingTable table;
    return table;
}

constexpr char32_t firstHangul = 0xac00;
constexpr char32_t lastHangul = 0xd7a3;

constexpr bool isHangulSyllable(char32_t character)
{
    return character >= firstHangul && character <= lastHangul;
}

// By the formula in section 3.12 of the Unicode Standard.
void appendHangul(std::string &out, char32_t syllable)
{
    constexpr char32_t vowels = 21;
    constexpr char32_t finals = 28; // the first of them is "none"
    const char32_t index = syllable - firstHangul;
    appendCharacter(out, 0x1100 + index / (vowels * finals));
    appendCharacter(out, 0x1161 + index / finals % vowels);
    if (index % finals != 0) {
        appendCharacter(out, 0x11a7 + index % finals);
    }
}

void appendFolded(std::string &out, char32_t character)
{
    if (isHangulSyllable(character)) {
        appendHangul(out, character);
    } else if (const auto form = foldingTable().find(character)) {
        out += *form;
    } else {
        appendCharacter(out, character);
    }
}

} // namespace

bool otherCharacterChangesWhenFolded(char32_t character)
{
    return isHangulSyllable(character) || foldingTable().find(character).has_value();
}

std::string folded(QStringView text)
{
    std::string utf8;
    for (const char32_t character : text.toUcs4()) {
        appendCharacter(utf8, character);
    }
    std::string result;
    appendFolded(result, utf8);
    return result;
}

void appendFolded(std::string &out, std::string_view utf8)
{
    const char *const end = utf8.data() + utf8.size();
    const char *unchanged = utf8.data(); // from here to the present character
    for (const char *at = unchanged; at != end;) {
        const char *const start = at;
        const char32_t character = takeCharacter(at);
        if (isUnchangedIdeograph(character) || (character < 0x80 && (character < 'A' || character > 'Z'))) {
            continue;
        }
        out.append(unchanged, start);
        unchanged = at;
        if (character < 0x80) {
            out.push_back(foldedAscii(static_cast<char>(character)));
        } else {
            appendFolded(out, character);
        }
    }
    out.append(unchanged, end);
}

} // namespace sealdesk
