// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "core/beijingtime.h"

#include "core/digits.h"

#include <algorithm>
#include <array>
#include <string>

namespace sealdesk
{

namespace
{

constexpr qsizetype textLength = 19;
constexpr qsizetype dayLength = 10;
constexpr qint64 offsetSeconds = std::chrono::seconds{BeijingTime::offset}.count();

constexpr qint64 startOfYear(int year)
{
    const std::chrono::sys_days day{std::chrono::year{year} / std::chrono::January / 1};
    return std::chrono::sys_seconds{day}.time_since_epoch().count() - offsetSeconds;
}

constexpr qint64 firstSecond = startOfYear(0);
constexpr qint64 lastSecond = startOfYear(10'000) - 1;

std::optional<std::chrono::year_month_day> date(std::string_view text)
{
    if (text.size() != dayLength || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const auto year = parseDigits<int>(text.substr(0, 4));
    const auto month = parseDigits<int>(text.substr(5, 2));
    const auto day = parseDigits<int>(text.substr(8, 2));
    if (!year || !month || !day) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    return date.ok() ? std::optional{date} : std::nullopt;
}

//! Removes \a prefix from \a text if it starts with it.
bool skip(std::string_view &text, std::string_view prefix)
{
    const bool starts = text.starts_with(prefix);
    text.remove_prefix(starts ? prefix.size() : 0);
    return starts;
}

void skipDigits(std::string_view &text)
{
    text.remove_prefix(std::min(text.find_first_not_of("0123456789"), text.size()));
}

//! The offset that \a text spells in full; UTC+8 if it is empty.
std::optional<std::chrono::minutes> offsetIn(std::string_view text)
{
    if (text.empty()) {
        return BeijingTime::offset;
    }
    if (text == "Z" || text == "z") {
        return std::chrono::minutes{0};
    }
    const auto hours = text.size() >= 3 ? parseDigits<int>(text.substr(1, 2)) : std::nullopt;
    const bool hasColon = text.size() > 3 && text[3] == ':';
    const std::string_view rest = text.size() >= 3 ? text.substr(hasColon ? 4 : 3) : std::string_view();
    const auto minutes = rest.empty() && !hasColon ? std::optional{0} : parseDigits<int>(rest);
    const bool isOffset = (text[0] == '+' || text[0] == '-') && hours && minutes && *hours <= 14 && *minutes <= 59 &&
                          (rest.empty() || rest.size() == 2);
    if (!isOffset) {
        return std::nullopt;
    }
    const std::chrono::minutes offset = std::chrono::hours{*hours} + std::chrono::minutes{*minutes};
    return text[0] == '-' ? -offset : offset;
}

void putDigits(QChar *end, int count, int value)
{
    for (; count > 0; --count, value /= 10) {
        *--end = QChar(u'0' + value % 10);
    }
}

} // namespace

BeijingTime::BeijingTime(qint64 seconds)
    : m_seconds(std::clamp(seconds, firstSecond, lastSecond))
{
}

BeijingTime BeijingTime::plus(std::chrono::seconds delta) const
{
    constexpr qint64 range = lastSecond - firstSecond; // a longer step leaves the range anyway, and could overflow
    return BeijingTime{m_seconds + std::clamp<qint64>(delta.count(), -range, range)};
}

BeijingTime BeijingTime::fromInstant(Instant instant)
{
    return BeijingTime{std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch().count()};
}

std::optional<BeijingTime> BeijingTime::parse(QStringView text)
{
    if (text.size() != textLength) {
        return std::nullopt;
    }
    std::array<char, textLength> latin1{};
    std::ranges::transform(text, latin1.begin(), [](QChar c) { return c.toLatin1(); });
    return parse(std::string_view{latin1.data(), latin1.size()});
}

// Parsed by hand: QDateTime::fromString() with a format would take most of the time of decoding a page.
std::optional<BeijingTime> BeijingTime::parse(std::string_view text)
{
    if (text.size() != textLength || text[10] != ' ' || text[13] != ':' || text[16] != ':') {
        return std::nullopt;
    }
    const auto day = date(text.substr(0, dayLength));
    const auto hour = parseDigits<int>(text.substr(11, 2));
    const auto minute = parseDigits<int>(text.substr(14, 2));
    const auto second = parseDigits<int>(text.substr(17, 2));
    if (!day || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) {
        return std::nullopt;
    }
    const qint64 days = std::chrono::sys_days{*day}.time_since_epoch().count();
    return BeijingTime{days * 86400 + *hour * 3600 + *minute * 60 + *second - offsetSeconds};
}

std::optional<BeijingTime> BeijingTime::parseLeniently(std::string_view text)
{
    constexpr std::size_t minuteLength = 16;
    constexpr std::size_t longest = 40; // nanoseconds and an offset
    if (text.size() < minuteLength || text.size() > longest || (text[10] != ' ' && text[10] != 'T')) {
        return std::nullopt;
    }
    std::string_view rest = text.substr(minuteLength);
    const bool hasSeconds = rest.starts_with(':') && rest.size() >= 3;
    std::string plain(text.substr(0, minuteLength));
    plain += hasSeconds ? rest.substr(0, 3) : std::string_view(":00");
    plain[10] = ' ';
    if (hasSeconds) {
        rest.remove_prefix(3);
        if (skip(rest, ".") || skip(rest, ",")) {
            skipDigits(rest);
        }
    }
    skip(rest, " ");
    const auto time = parse(plain);
    const auto zone = offsetIn(rest);
    return time && zone ? std::optional{time->plus(offset - *zone)} : std::nullopt;
}

std::optional<BeijingTime> BeijingTime::fromWallClock(const QDateTime &wallClock)
{
    if (!wallClock.isValid()) {
        return std::nullopt;
    }
    const QDateTime inUtc(wallClock.date(), wallClock.time(), Qt::UTC);
    return BeijingTime{inUtc.toSecsSinceEpoch() - offsetSeconds};
}

QDateTime BeijingTime::wallClock() const
{
    return QDateTime::fromSecsSinceEpoch(m_seconds + offsetSeconds, Qt::UTC);
}

QString BeijingTime::text() const
{
    using namespace std::chrono;
    const sys_seconds local{seconds{m_seconds + offsetSeconds}};
    const sys_days day = floor<days>(local);
    const year_month_day date{day};
    const hh_mm_ss time{local - day};
    QString out(textLength, u' ');
    QChar *chars = out.data();
    putDigits(chars + 4, 4, int{date.year()});
    putDigits(chars + 7, 2, static_cast<int>(unsigned{date.month()}));
    putDigits(chars + 10, 2, static_cast<int>(unsigned{date.day()}));
    putDigits(chars + 13, 2, static_cast<int>(time.hours().count()));
    putDigits(chars + 16, 2, static_cast<int>(time.minutes().count()));
    putDigits(chars + 19, 2, static_cast<int>(time.seconds().count()));
    chars[4] = chars[7] = u'-';
    chars[13] = chars[16] = u':';
    return out;
}

std::optional<QDate> parseDay(std::string_view text)
{
    const auto day = date(text);
    return day ? std::optional{QDate(int{day->year()}, static_cast<int>(unsigned{day->month()}),
                                     static_cast<int>(unsigned{day->day()}))}
               : std::nullopt;
}

std::optional<QDate> parseDayLeniently(std::string_view text)
{
    const auto day = parseDay(text);
    const auto time = day ? std::nullopt : BeijingTime::parseLeniently(text);
    return time ? std::optional{time->wallClock().date()} : day;
}

} // namespace sealdesk
