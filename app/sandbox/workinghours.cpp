// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sandbox/workinghours.h"

#include <algorithm>

namespace sealdesk::sandbox::workinghours
{

namespace
{

constexpr qint64 hour = 60 * 60;
constexpr qint64 calendarDay = 24 * hour;
constexpr qint64 opening = 9 * hour;
//! Monday, 1970-01-05 00:00:00 at UTC+8.
constexpr qint64 firstMonday = 4 * calendarDay - 8 * hour;

//! A division that rounds down, with a remainder that is never negative.
struct Division {
    qint64 quotient;
    qint64 remainder;
};

constexpr Division divide(qint64 value, qint64 by)
{
    const qint64 remainder = (value % by + by) % by;
    return {.quotient = (value - remainder) / by, .remainder = remainder};
}

} // namespace

qint64 fromUnix(qint64 seconds)
{
    const Division days = divide(seconds - firstMonday, calendarDay);
    const Division weeks = divide(days.quotient, 7);
    if (weeks.remainder >= 5) {
        return (weeks.quotient + 1) * 5 * day;
    }
    return (weeks.quotient * 5 + weeks.remainder) * day + std::clamp(days.remainder - opening, qint64{0}, day);
}

qint64 toUnix(qint64 working)
{
    const Division days = divide(working, day);
    const Division weeks = divide(days.quotient, 5);
    return firstMonday + (weeks.quotient * 7 + weeks.remainder) * calendarDay + opening + days.remainder;
}

} // namespace sealdesk::sandbox::workinghours
