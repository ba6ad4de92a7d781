// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/clock.h"

#include <QPointer>

#include <vector>

namespace sealdesk::test
{

//! A clock that only tests advance. Starts at 2026-11-20 00:00:00 UTC.
class ManualClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return m_start + m_elapsed; }
    [[nodiscard]] Monotonic monotonic() const override { return std::chrono::hours{1} + m_elapsed; }
    [[nodiscard]] AwakeTime awake() const override { return {monotonic() - m_slept}; }
    void after(std::chrono::milliseconds delay, QObject *context, std::function<void()> action) override;

    //! Advances by \a duration. Runs the actions that become due in their order, and processes events after each.
    void advance(std::chrono::milliseconds duration);
    //! Puts the computer to sleep for \a duration. Nothing runs meanwhile; timers are due that much later.
    void suspend(std::chrono::milliseconds duration);
    //! Changes the computer's time of day alone, as a user or a time server does.
    void shiftTimeOfDay(std::chrono::milliseconds shift) { m_start += shift; }
    //! Advances to the next action and runs it. Returns false if there is none.
    bool advanceToNextTimer();
    //! Returns the number of pending actions.
    [[nodiscard]] int waitingCount() const;

private:
    struct Timer {
        Monotonic due;
        quint64 ordinal;
        QPointer<QObject> context;
        std::function<void()> action;
    };

    [[nodiscard]] std::vector<Timer>::iterator next();

    Instant m_start = std::chrono::sys_days{std::chrono::year{2026} / 11 / 20};
    std::chrono::milliseconds m_elapsed{0};
    std::chrono::milliseconds m_slept{0};
    quint64 m_nextOrdinal = 0;
    std::vector<Timer> m_timers;
};

} // namespace sealdesk::test
