// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "core/visibletext.h"

#include <QChar>

namespace sealdesk
{

namespace
{

bool isIn(char32_t c, char32_t first, char32_t last)
{
    return first <= c && c <= last;
}

// These have the category of a letter, a mark or a symbol.
bool isFiller(char32_t c)
{
    switch (c) {
    case 0x034F: // combining grapheme joiner
    case 0x115F: // Hangul fillers
    case 0x1160:
    case 0x17B4: // Khmer inherent vowels
    case 0x17B5:
    case 0x2800: // braille blank
    case 0x3164:
    case 0xFFA0:
        return true;
    }
    return isIn(c, 0x180B, 0x180F) || isIn(c, 0xFE00, 0xFE0F) || isIn(c, 0xE0100, 0xE01EF); // variation selectors
}

} // namespace

bool isBidiControl(char32_t c)
{
    return c == 0x061C || c == 0x200E || c == 0x200F || isIn(c, 0x202A, 0x202E) || isIn(c, 0x2066, 0x2069);
}

bool isInvisible(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Separator_Space:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
        return true;
    default:
        return isFiller(c);
    }
}

char32_t takeFirstCharacter(QStringView &text)
{
    const bool isPair = text.size() > 1 && text[0].isHighSurrogate() && text[1].isLowSurrogate();
    const char32_t c = isPair ? QChar::surrogateToUcs4(text[0], text[1]) : char32_t{text[0].unicode()};
    text = text.sliced(isPair ? 2 : 1);
    return c;
}

bool hasVisibleCharacter(QStringView text)
{
    while (!text.isEmpty()) {
        if (!isInvisible(takeFirstCharacter(text))) {
            return true;
        }
    }
    return false;
}

} // namespace sealdesk
