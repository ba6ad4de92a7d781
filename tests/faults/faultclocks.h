// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/clock.h"

#include <QPointer>

#include <vector>

namespace sealdesk::test
{

//! A clock that stands still while anything happens, and leaps to the next moment that somebody waits for when told to.
//! Starts at 2026-11-20 00:00:00 UTC.
class LeapingClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return m_start + m_elapsed; }
    [[nodiscard]] Monotonic monotonic() const override { return std::chrono::hours{1} + m_elapsed; }
    void after(std::chrono::milliseconds delay, QObject *context, std::function<void()> action) override;

    //! Goes to the next moment that is waited for and does what is due; false when nobody waits.
    bool leap();

private:
    struct Timer {
        Monotonic due;
        quint64 ordinal;
        QPointer<QObject> context;
        std::function<void()> action;
    };

    Instant m_start = std::chrono::sys_days{std::chrono::year{2026} / 11 / 20};
    std::chrono::milliseconds m_elapsed{0};
    quint64 m_nextOrdinal = 0;
    std::vector<Timer> m_timers;
};

//! The computer's monotonic clock, many times faster. Processes that are given the same origin agree about the time.
class FastClock final : public Clock
{
public:
    static constexpr int factor = 400; // two minutes in 0.3 s

    //! The origin for a new group of processes.
    [[nodiscard]] static std::chrono::milliseconds originNow();

    explicit FastClock(std::chrono::milliseconds origin)
        : m_origin(origin)
    {
    }

    [[nodiscard]] Instant now() const override;
    [[nodiscard]] Monotonic monotonic() const override;
    void after(std::chrono::milliseconds delay, QObject *context, std::function<void()> action) override;

private:
    std::chrono::milliseconds m_origin;
};

} // namespace sealdesk::test
