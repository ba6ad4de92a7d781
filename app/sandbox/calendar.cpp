// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sandbox/calendar.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace sealdesk::sandbox::calendar
{

namespace
{

namespace chr = std::chrono;

constexpr chr::seconds offset = chr::hours{8};

//! The fields of a date and time of day.
struct WallClock {
    int year = 0;
    int month = 0;
    int day = 0;
    int weekday = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
};

WallClock wallClockAt(chr::seconds sinceEpoch)
{
    const chr::sys_seconds point{sinceEpoch};
    const auto midnight = chr::floor<chr::days>(point);
    const chr::year_month_day ymd{midnight};
    const chr::hh_mm_ss time{point - midnight};
    return {.year = static_cast<int>(ymd.year()),
            .month = static_cast<int>(static_cast<unsigned>(ymd.month())),
            .day = static_cast<int>(static_cast<unsigned>(ymd.day())),
            .weekday = static_cast<int>(chr::weekday{midnight}.c_encoding()),
            .hour = static_cast<int>(time.hours().count()),
            .minute = static_cast<int>(time.minutes().count()),
            .second = static_cast<int>(time.seconds().count())};
}

//! Fills a pattern in which y, M, d, H, m and s stand for the digits of the time.
QByteArray fillPattern(QByteArray pattern, WallClock time)
{
    const auto digit = [](int &value) {
        const char last = static_cast<char>('0' + value % 10);
        value /= 10;
        return last;
    };
    for (qsizetype i = pattern.size() - 1; i >= 0; --i) {
        char &c = pattern[i];
        switch (c) {
        case 'y':
            c = digit(time.year);
            break;
        case 'M':
            c = digit(time.month);
            break;
        case 'd':
            c = digit(time.day);
            break;
        case 'H':
            c = digit(time.hour);
            break;
        case 'm':
            c = digit(time.minute);
            break;
        case 's':
            c = digit(time.second);
            break;
        }
    }
    return pattern;
}

//! Reads digits; the caller has checked that they are digits.
int digitsToInt(QByteArrayView text, qsizetype position, qsizetype length)
{
    int value = 0;
    for (const char c : text.sliced(position, length)) {
        value = value * 10 + (c - '0');
    }
    return value;
}

bool hasForm(QByteArrayView text, QByteArrayView form)
{
    return std::equal(text.begin(), text.end(), form.begin(), form.end(),
                      [](char c, char f) { return f == '0' ? c >= '0' && c <= '9' : c == f; });
}

} // namespace

QByteArray formatDateTime(qint64 seconds)
{
    return fillPattern("yyyy-MM-dd HH:mm:ss", wallClockAt(chr::seconds{seconds} + offset));
}

QByteArray formatDate(qint64 seconds)
{
    return fillPattern("yyyy-MM-dd", wallClockAt(chr::seconds{seconds} + offset));
}

QByteArray formatStamp(qint64 seconds)
{
    return fillPattern("yyyyMMddHHmmss", wallClockAt(chr::seconds{seconds} + offset));
}

QByteArray formatHttpDate(qint64 seconds)
{
    static constexpr std::array weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const WallClock time = wallClockAt(chr::seconds{seconds});
    return QByteArray(weekdays.at(static_cast<std::size_t>(time.weekday))) + fillPattern(", dd ", time) +
           months.at(static_cast<std::size_t>(time.month - 1)) + fillPattern(" yyyy HH:mm:ss", time) + " GMT";
}

std::optional<qint64> parseDateTime(QByteArrayView text)
{
    if (!hasForm(text, "0000-00-00 00:00:00")) {
        return {};
    }
    const chr::year_month_day ymd{chr::year{digitsToInt(text, 0, 4)},
                                  chr::month{static_cast<unsigned>(digitsToInt(text, 5, 2))},
                                  chr::day{static_cast<unsigned>(digitsToInt(text, 8, 2))}};
    const int hour = digitsToInt(text, 11, 2);
    const int minute = digitsToInt(text, 14, 2);
    const int second = digitsToInt(text, 17, 2);
    if (!ymd.ok() || hour > 23 || minute > 59 || second > 59) {
        return {};
    }
    const chr::seconds wall =
        chr::sys_days{ymd}.time_since_epoch() + chr::hours{hour} + chr::minutes{minute} + chr::seconds{second};
    return (wall - offset).count();
}

} // namespace sealdesk::sandbox::calendar
