// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/jsonmending.h"

#include "core/digits.h"

#include <QChar>

#include <algorithm>
#include <optional>

namespace sealdesk::json
{

namespace
{

constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");
constexpr qsizetype escapeLength = 6; // \uXXXX
constexpr qsizetype maxDigits = 19;   // of an integer that always fits into 64 bits
constexpr qsizetype maxIdDigits = 64;
constexpr qsizetype maxNumberLength = 300; // a longer one may exceed the range of a double
constexpr int maxDepth = 1024;             // of objects and arrays in each other
constexpr QByteArrayView unusableNumber("0.5");

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20;
}

bool isBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

//! The range of second bytes after a first byte of UTF-8, and how many bytes follow; nullopt for any other first byte.
struct Sequence {
    int following;
    unsigned char lowest = 0x80;
    unsigned char highest = 0xBF;
};
std::optional<Sequence> sequenceOf(unsigned char first)
{
    if (first >= 0xC2 && first <= 0xDF) {
        return Sequence{.following = 1};
    }
    if (first >= 0xE0 && first <= 0xEF) { // without overlong forms and surrogates
        return Sequence{.following = 2,
                        .lowest = static_cast<unsigned char>(first == 0xE0 ? 0xA0 : 0x80),
                        .highest = static_cast<unsigned char>(first == 0xED ? 0x9F : 0xBF)};
    }
    if (first >= 0xF0 && first <= 0xF4) { // without overlong forms, up to U+10FFFF
        return Sequence{.following = 3,
                        .lowest = static_cast<unsigned char>(first == 0xF0 ? 0x90 : 0x80),
                        .highest = static_cast<unsigned char>(first == 0xF4 ? 0x8F : 0xBF)};
    }
    return std::nullopt;
}

//! Copies the character at \a at, which isn't ASCII, to \a out, mended if necessary. Returns the position after it.
qsizetype mendCharacter(QByteArrayView text, qsizetype at, QByteArray &out)
{
    const auto sequence = sequenceOf(static_cast<unsigned char>(text[at]));
    qsizetype end = at + 1;
    for (int i = 0; sequence && i < sequence->following && end < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[end]);
        const bool fits = i == 0 ? byte >= sequence->lowest && byte <= sequence->highest : (byte & 0xC0) == 0x80;
        if (!fits) {
            break;
        }
        ++end;
    }
    const bool isWhole = sequence && end - at == 1 + sequence->following;
    out += isWhole ? text.sliced(at, end - at) : QByteArrayView(replacementCharacter);
    return end;
}

//! The UTF-16 code unit that is escaped at \a at; nullopt if there is no such escape.
std::optional<char16_t> escapedUnit(QByteArrayView text, qsizetype at)
{
    if (text.size() - at < escapeLength || text[at] != '\\' || text[at + 1] != 'u') {
        return std::nullopt;
    }
    const QByteArrayView digits = text.sliced(at + 2, 4);
    const bool isHex =
        std::ranges::all_of(digits, [](char c) { return QByteArrayView("0123456789abcdefABCDEF").contains(c); });
    return isHex ? std::optional{static_cast<char16_t>(digits.toByteArray().toUInt(nullptr, 16))} : std::nullopt;
}

//! Copies the escape sequence at \a at to \a out, mended if necessary, and returns the position after it.
qsizetype mendEscape(QByteArrayView text, qsizetype at, QByteArray &out)
{
    const auto unit = escapedUnit(text, at);
    const bool isShort = at + 1 < text.size() && QByteArrayView("\"\\/bfnrt").contains(text[at + 1]);
    if (!unit && !isShort) {
        out += replacementCharacter; // for the backslash alone
        return at + 1;
    }
    qsizetype length = unit ? escapeLength : 2;
    if (unit && QChar::isSurrogate(*unit)) {
        const auto second = escapedUnit(text, at + escapeLength);
        if (!QChar::isHighSurrogate(*unit) || !second || !QChar::isLowSurrogate(*second)) {
            out += replacementCharacter;
            return at + escapeLength;
        }
        length = 2 * escapeLength;
    }
    out += text.sliced(at, length);
    return at + length;
}

bool isInNumber(char c)
{
    return isAsciiDigit(c) || QByteArrayView("+-.eE").contains(c);
}

//! Whether \a number is an integer as JSON writes it.
bool isInteger(QByteArrayView number)
{
    const QByteArrayView digits = number.startsWith('-') ? number.sliced(1) : number;
    return !digits.isEmpty() && std::ranges::all_of(digits, isAsciiDigit<char>) &&
           (digits.size() == 1 || digits[0] != '0');
}

//! Copies the number at \a at to \a out, mended if necessary, and returns the position after it.
qsizetype mendNumber(QByteArrayView text, qsizetype at, QByteArray &out)
{
    const auto end = std::find_if_not(text.begin() + at, text.end(), isInNumber) - text.begin();
    const QByteArrayView number = text.sliced(at, end - at);
    if (isInteger(number) && number.size() > maxDigits && number.size() <= maxIdDigits) {
        out += '"';
        out += number;
        out += '"';
    } else {
        const bool mightNotFit = number.contains('e') || number.contains('E') || number.size() > maxNumberLength ||
                                 (isInteger(number) && number.size() > maxIdDigits);
        out += mightNotFit ? unusableNumber : number;
    }
    return end;
}

//! Copies what begins at \a at in a string to \a out, mended if necessary, and returns the position after it.
qsizetype mendInString(QByteArrayView text, qsizetype at, QByteArray &out)
{
    const char c = text[at];
    if (c == '\\') {
        return mendEscape(text, at, out);
    }
    if (static_cast<unsigned char>(c) >= 0x80) {
        return mendCharacter(text, at, out);
    }
    if (isControl(c)) {
        out += replacementCharacter;
    } else {
        out += c;
    }
    return at + 1;
}

QByteArrayView withoutMarks(QByteArrayView text)
{
    while (text.startsWith(byteOrderMark)) {
        text = text.sliced(byteOrderMark.size());
    }
    return text;
}

} // namespace

QByteArray mended(QByteArrayView marked)
{
    const QByteArrayView text = withoutMarks(marked);
    QByteArray out;
    out.reserve(text.size());
    bool inString = false;
    for (qsizetype at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '"') {
            inString = !inString; // an escaped one is handled with its backslash
            out += c;
            ++at;
        } else if (inString) {
            at = mendInString(text, at, out);
        } else if (isAsciiDigit(c) || c == '-') {
            at = mendNumber(text, at, out);
        } else {
            out += isControl(c) && !isBlank(c) ? ' ' : c;
            ++at;
        }
    }
    return out;
}

// A text that ends with two closed objects, as a reply with data does, more likely has a quote too many in it.
bool isCutShort(QByteArrayView marked)
{
    const QByteArrayView text = withoutMarks(marked).trimmed();
    const bool endsLikeAReply = text.endsWith('}') && text.chopped(1).trimmed().endsWith('}');
    if (!text.startsWith('{') || endsLikeAReply) {
        return false;
    }
    int depth = 0;
    bool inString = false;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"') {
            inString = !inString;
        } else if (inString) {
            at += c == '\\' ? 1 : 0;
        } else if ((c == '{' || c == '[') && ++depth > maxDepth) {
            return false; // garbage rather than the beginning of a reply
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return inString || depth > 0;
}

} // namespace sealdesk::json
