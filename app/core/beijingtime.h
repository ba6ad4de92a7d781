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

//! A wall-clock time of UTC+8, to the second: the form in which the service says and takes every time
//! ("yyyy-MM-dd HH:mm:ss", seeds/query.md). The offset is fixed: neither the computer's zone nor the summer time that
//! China had until 1991 plays a part. Of the years 0000 to 9999, which have a place in that form: what would lie before
//! or after is the first or the last second of them.
class BeijingTime final
{
public:
    static constexpr std::chrono::hours offset{8};

    //! Seconds since 1970-01-01 00:00:00 UTC.
    [[nodiscard]] static BeijingTime fromUnixSeconds(qint64 seconds) { return BeijingTime{seconds}; }
    [[nodiscard]] static BeijingTime fromInstant(Instant instant);
    //! Reads "yyyy-MM-dd HH:mm:ss" and nothing else; nullopt for any other text and for dates that don't exist.
    [[nodiscard]] static std::optional<BeijingTime> parse(QStringView text);
    [[nodiscard]] static std::optional<BeijingTime> parse(std::string_view text);
    //! Takes the date and time of day that \a wallClock shows; its time zone is not looked at. Editors hold such a
    //! value in Qt::UTC, where no hour is missing or doubled. nullopt when \a wallClock is invalid.
    [[nodiscard]] static std::optional<BeijingTime> fromWallClock(const QDateTime &wallClock);

    [[nodiscard]] qint64 unixSeconds() const { return m_seconds; }
    [[nodiscard]] Instant instant() const { return Instant{std::chrono::seconds{m_seconds}}; }
    //! The same date and time of day in Qt::UTC, for editors; the reverse of fromWallClock().
    [[nodiscard]] QDateTime wallClock() const;
    //! "yyyy-MM-dd HH:mm:ss", for the service and for the screen.
    [[nodiscard]] QString text() const;
    [[nodiscard]] BeijingTime plus(std::chrono::seconds delta) const;

    friend auto operator<=>(const BeijingTime &, const BeijingTime &) = default;

private:
    explicit BeijingTime(qint64 seconds);

    qint64 m_seconds;
};

//! Reads "yyyy-MM-dd" and nothing else; nullopt for any other text and for days that don't exist.
[[nodiscard]] std::optional<QDate> parseDay(std::string_view text);

} // namespace sealdesk
