// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/searchword.h"

#include "core/beijingtime.h"
#include "text/textfolding.h"

#include <QDate>

#include <algorithm>
#include <array>
#include <charconv>

namespace sealdesk
{

namespace
{

constexpr std::size_t longestTime = std::string_view("yyyy-MM-dd HH:mm:ss").size();
constexpr qint64 secondsOfDay = 86400;
constexpr qint64 julianDayOf1970 = 2440588;

template <class IsOne>
bool consistsOf(std::string_view text, IsOne isOne)
{
    return std::ranges::all_of(text, isOne);
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f');
}

void writeDigits(char *end, int value, int count)
{
    for (; count > 0; --count, value /= 10) {
        *--end = static_cast<char>('0' + value % 10);
    }
}

// False: the year has not four digits.
bool writeDate(std::array<char, longestTime> &text, qint64 julianDay)
{
    const auto date = std::chrono::year_month_day(
        std::chrono::sys_days(std::chrono::days(static_cast<int>(julianDay - julianDayOf1970))));
    const int year = static_cast<int>(date.year());
    if (year < 1 || year > 9999) {
        return false;
    }
    text.fill('-');
    writeDigits(text.data() + 4, year, 4);
    writeDigits(text.data() + 7, static_cast<int>(static_cast<unsigned>(date.month())), 2);
    writeDigits(text.data() + 10, static_cast<int>(static_cast<unsigned>(date.day())), 2);
    return true;
}

void writeTimeOfDay(std::array<char, longestTime> &text, int second)
{
    text[10] = ' ';
    text[13] = text[16] = ':';
    writeDigits(text.data() + 13, second / 3600, 2);
    writeDigits(text.data() + 16, second / 60 % 60, 2);
    writeDigits(text.data() + 19, second % 60, 2);
}

} // namespace

SearchWord::SearchWord(TextPattern pattern)
    : m_pattern(std::move(pattern))
    , m_isDigits(consistsOf(m_pattern.folded(), isDigit))
    , m_isHex(consistsOf(m_pattern.folded(), isHexDigit))
    , m_isOfTime(consistsOf(m_pattern.folded(), [](char c) { return isDigit(c) || c == '-' || c == ':'; }))
{
}

bool SearchWord::isIn(const PackedText &text) const
{
    switch (text.form()) {
    case PackedText::Form::Plain:
        return m_pattern.isInFolded(text.bytes());
    case PackedText::Form::Foldable: {
        thread_local std::string folded; // keeps its memory from row to row
        folded.clear();
        appendFolded(folded, text.bytes());
        return m_pattern.isInFolded(folded);
    }
    case PackedText::Form::HexPairs:
        return isInHexPairs(text.bytes());
    case PackedText::Form::Utf16:
        return isIn(text.text());
    }
    Q_UNREACHABLE();
}

bool SearchWord::isInHexPairs(std::string_view pairs) const
{
    static constexpr std::string_view digits = "0123456789abcdef";
    if (!m_isHex || m_pattern.folded().size() > pairs.size() * 2) {
        return false;
    }
    std::array<char, 64> few{};
    std::string many;
    char *out = few.data();
    if (pairs.size() * 2 > few.size()) {
        many.resize(pairs.size() * 2);
        out = many.data();
    }
    const std::string_view text(out, pairs.size() * 2);
    for (const char pair : pairs) {
        const auto value = static_cast<unsigned char>(pair);
        *out++ = digits[value >> 4U];
        *out++ = digits[value & 0xfU];
    }
    return text.find(m_pattern.folded()) != std::string_view::npos;
}

bool SearchWord::isInNumber(quint64 number) const
{
    if (!m_isDigits) {
        return false;
    }
    std::array<char, 20> text{};
    const auto written = std::to_chars(text.begin(), text.end(), number);
    return std::string_view(text.data(), static_cast<std::size_t>(written.ptr - text.data()))
               .find(m_pattern.folded()) != std::string_view::npos;
}

bool SearchWord::isInTime(qint64 unixSeconds) const
{
    if (!m_isOfTime || m_pattern.folded().size() > longestTime) {
        return false;
    }
    const qint64 seconds = unixSeconds + std::chrono::seconds(BeijingTime::offset).count();
    const qint64 second = ((seconds % secondsOfDay) + secondsOfDay) % secondsOfDay;
    std::array<char, longestTime> text{};
    if (!writeDate(text, (seconds - second) / secondsOfDay + julianDayOf1970)) {
        return isIn(BeijingTime::fromUnixSeconds(unixSeconds).text());
    }
    writeTimeOfDay(text, static_cast<int>(second));
    return std::string_view(text.data(), text.size()).find(m_pattern.folded()) != std::string_view::npos;
}

bool SearchWord::isInDate(qint64 julianDay) const
{
    if (!m_isOfTime) {
        return false;
    }
    std::array<char, longestTime> text{};
    if (!writeDate(text, julianDay)) {
        return isIn(QDate::fromJulianDay(julianDay).toString(Qt::ISODate));
    }
    return std::string_view(text.data(), 10).find(m_pattern.folded()) != std::string_view::npos;
}

} // namespace sealdesk
