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

constexpr qsizetype escapeLength = 6; // \uXXXX
constexpr qsizetype maxDigits = 19;

//! The UTF-16 code unit that is escaped at \a at; nullopt if there is no such escape.
std::optional<char16_t> escapedUnit(QByteArrayView text, qsizetype at)
{
    if (text.size() - at < escapeLength || text[at] != '\\' || text[at + 1] != 'u') {
        return std::nullopt;
    }
    bool isHex = false;
    const uint unit = text.sliced(at + 2, 4).toByteArray().toUInt(&isHex, 16);
    return isHex ? std::optional{static_cast<char16_t>(unit)} : std::nullopt;
}

//! Copies the escape sequence at \a at to \a out, mended if necessary, and returns the position after it.
qsizetype mendEscape(QByteArrayView text, qsizetype at, QByteArray &out)
{
    const auto unit = escapedUnit(text, at);
    qsizetype length = unit ? escapeLength : std::min<qsizetype>(2, text.size() - at);
    if (unit && QChar::isSurrogate(*unit)) {
        const auto second = escapedUnit(text, at + escapeLength);
        if (!QChar::isHighSurrogate(*unit) || !second || !QChar::isLowSurrogate(*second)) {
            out += "\\uFFFD";
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

//! Copies the number at \a at to \a out, mended if necessary, and returns the position after it.
qsizetype mendNumber(QByteArrayView text, qsizetype at, QByteArray &out)
{
    const auto end = std::find_if_not(text.begin() + at, text.end(), isInNumber) - text.begin();
    const QByteArrayView number = text.sliced(at, end - at);
    const bool isWhole = std::ranges::all_of(number, isAsciiDigit<char>);
    out += isWhole && number.size() > maxDigits && number[0] != '0' ? QByteArrayView("0.5") : number;
    return end;
}

} // namespace

QByteArray mended(QByteArrayView text)
{
    QByteArray out;
    out.reserve(text.size());
    bool inString = false;
    for (qsizetype at = 0; at < text.size();) {
        const char c = text[at];
        if (inString && c == '\\') {
            at = mendEscape(text, at, out);
        } else if (!inString && isAsciiDigit(c)) {
            at = mendNumber(text, at, out);
        } else {
            inString = inString != (c == '"');
            out += c;
            ++at;
        }
    }
    return out;
}

} // namespace sealdesk::json
