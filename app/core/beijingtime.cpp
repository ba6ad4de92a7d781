// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "core/beijingtime.h"

#include <array>

namespace sealdesk
{

namespace
{

constexpr qsizetype textLength = 19;
constexpr qint64 offsetSeconds = std::chrono::seconds{BeijingTime::offset}.count();

// Digits alone: QStringView::toInt would also take signs and blanks.
std::optional<int> number(QStringView digits)
{
    int value = 0;
    for (const QChar c : digits) {
        if (c < u'0' || c > u'9') {
            return std::nullopt;
        }
        value = value * 10 + (c.unicode() - u'0');
    }
    return value;
}

void putDigits(QChar *end, int count, int value)
{
    for (; count > 0; --count, value /= 10) {
        *--end = QChar(u'0' + value % 10);
    }
}

} // namespace

BeijingTime BeijingTime::fromInstant(Instant instant)
{
    return BeijingTime{std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch().count()};
}

// By hand, because QDateTime::fromString with a format costs most of the time of decoding a page.
std::optional<BeijingTime> BeijingTime::parse(QStringView text)
{
    if (text.size() != textLength || text[4] != u'-' || text[7] != u'-' || text[10] != u' ' || text[13] != u':' ||
        text[16] != u':') {
        return std::nullopt;
    }
    const auto year = number(text.mid(0, 4));
    const auto month = number(text.mid(5, 2));
    const auto day = number(text.mid(8, 2));
    const auto hour = number(text.mid(11, 2));
    const auto minute = number(text.mid(14, 2));
    const auto second = number(text.mid(17, 2));
    if (!year || !month || !day || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) {
        return std::nullopt;
    }
    const qint64 days = std::chrono::sys_days{date}.time_since_epoch().count();
    return BeijingTime{days * 86400 + *hour * 3600 + *minute * 60 + *second - offsetSeconds};
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

} // namespace sealdesk
