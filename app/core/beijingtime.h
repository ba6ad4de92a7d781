// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/clock.h"

#include <QDateTime>
#include <QString>
#include <QStringView>

#include <compare>
#include <optional>
#include <string_view>

namespace sealdesk
{

//! A wall-clock time in UTC+8 with a resolution of one second. The service sends and accepts every time in this form
//! ("yyyy-MM-dd HH:mm:ss", seeds/query.md). The offset is fixed: neither the computer's time zone nor the daylight
//! saving time that China had until 1991 matters. The form covers the years 0000 to 9999; a time outside is clamped to
//! the first or the last second.
class BeijingTime final
{
public:
    static constexpr std::chrono::hours offset{8};

    //! Seconds since 1970-01-01 00:00:00 UTC.
    [[nodiscard]] static BeijingTime fromUnixSeconds(qint64 seconds) { return BeijingTime{seconds}; }
    [[nodiscard]] static BeijingTime fromInstant(Instant instant);
    //! Parses "yyyy-MM-dd HH:mm:ss"; nullopt for any other form and for dates that don't exist.
    [[nodiscard]] static std::optional<BeijingTime> parse(QStringView text);
    [[nodiscard]] static std::optional<BeijingTime> parse(std::string_view text);
    //! Also parses what services may send instead: ISO 8601 with "T" or a blank before the time of day, with or without
    //! seconds, a fraction, which is dropped, and an offset ("Z", "+08:00", "+0800", "+08"). Without an offset it is a
    //! time in UTC+8. nullopt for any other form, such as a day alone.
    [[nodiscard]] static std::optional<BeijingTime> parseLeniently(std::string_view text);
    //! Uses the date and the time of day of \a wallClock and ignores its time zone. Editors keep such values in
    //! Qt::UTC, where no hour is skipped or repeated. nullopt if \a wallClock is invalid.
    [[nodiscard]] static std::optional<BeijingTime> fromWallClock(const QDateTime &wallClock);

    [[nodiscard]] qint64 unixSeconds() const { return m_seconds; }
    [[nodiscard]] Instant instant() const { return Instant{std::chrono::seconds{m_seconds}}; }
    //! The same date and time of day in Qt::UTC, for editors; the inverse of fromWallClock().
    [[nodiscard]] QDateTime wallClock() const;
    //! Formats as "yyyy-MM-dd HH:mm:ss", for the service and for the screen.
    [[nodiscard]] QString text() const;
    [[nodiscard]] BeijingTime plus(std::chrono::seconds delta) const;

    friend auto operator<=>(const BeijingTime &, const BeijingTime &) = default;

private:
    explicit BeijingTime(qint64 seconds);

    qint64 m_seconds;
};

//! Parses "yyyy-MM-dd"; nullopt for any other form and for days that don't exist.
[[nodiscard]] std::optional<QDate> parseDay(std::string_view text);
//! Also parses a day with a time of day, as BeijingTime::parseLeniently() does: the day in UTC+8.
[[nodiscard]] std::optional<QDate> parseDayLeniently(std::string_view text);

} // namespace sealdesk
