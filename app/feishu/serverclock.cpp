// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/serverclock.h"

#include "core/digits.h"

#include <QByteArray>
#include <QList>

#include <algorithm>
#include <array>
#include <string_view>

namespace sealdesk
{

namespace
{

std::string_view viewOf(const QByteArray &text)
{
    return {text.constData(), static_cast<size_t>(text.size())};
}

// At most as many digits as a year has: std::chrono::year would wrap around with more.
std::optional<int> number(const QByteArray &text)
{
    return text.size() <= 4 ? parseDigits<int>(viewOf(text)) : std::nullopt;
}

std::optional<std::chrono::month> monthOf(const QByteArray &name)
{
    static constexpr std::array<std::string_view, 12> names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto found = std::ranges::find(names, viewOf(name));
    if (found == names.end()) {
        return std::nullopt;
    }
    return std::chrono::month{static_cast<unsigned>(found - names.begin()) + 1};
}

std::optional<std::chrono::seconds> timeOfDay(const QByteArray &text)
{
    const QList<QByteArray> parts = text.split(':');
    if (parts.size() != 3) {
        return std::nullopt;
    }
    const auto hour = number(parts[0]);
    const auto minute = number(parts[1]);
    const auto second = number(parts[2]);
    // 60 is a leap second.
    if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60) {
        return std::nullopt;
    }
    return std::chrono::hours{*hour} + std::chrono::minutes{*minute} + std::chrono::seconds{*second};
}

// RFC 7231, 7.1.1.1: "Sun, 06 Nov 1994 08:49:37 GMT". Recipients must also accept two obsolete forms,
// "Sunday, 06-Nov-94 08:49:37 GMT" and "Sun Nov  6 08:49:37 1994".
std::optional<Instant> parseHttpDate(QByteArrayView header)
{
    QByteArray text = header.toByteArray().replace('-', ' ').simplified();
    if (text.endsWith(" GMT")) {
        text.chop(4);
    }
    QList<QByteArray> parts = text.split(' ');
    if (parts.size() != 5) {
        return std::nullopt;
    }
    if (!parts[0].endsWith(',')) {
        parts = {parts[0], parts[2], parts[1], parts[4], parts[3]};
    }
    const auto dayNumber = number(parts[1]);
    const auto monthName = monthOf(parts[2]);
    auto yearNumber = number(parts[3]);
    const auto time = timeOfDay(parts[4]);
    if (!dayNumber || !monthName || !yearNumber || !time) {
        return std::nullopt;
    }
    if (parts[3].size() == 2) {
        *yearNumber += 2000;
    }
    const std::chrono::year_month_day date{std::chrono::year{*yearNumber}, *monthName,
                                           std::chrono::day{static_cast<unsigned>(*dayNumber)}};
    if (!date.ok()) {
        return std::nullopt;
    }
    return Instant{std::chrono::sys_days{date} + *time};
}

} // namespace

// The header holds the second that had begun when the reply was created, and the reply has travelled since. So the
// estimate is never ahead of the service, which is the safe side: no change is overlooked. Only the latest reply
// counts, in case the service's clock is set back.
void ServerClock::observe(QByteArrayView dateHeader)
{
    if (const auto date = parseHttpDate(dateHeader)) {
        m_offset = *date - m_clock.monotonic();
    }
}

Instant ServerClock::at(Monotonic moment) const
{
    return m_offset ? *m_offset + moment : m_clock.now() - (m_clock.monotonic() - moment);
}

} // namespace sealdesk
