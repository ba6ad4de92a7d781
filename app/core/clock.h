// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>
#include <functional>

class QObject;

namespace sealdesk
{

//! A point in time of a real-world clock, UTC, in milliseconds.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

//! Time since an arbitrary start that never jumps, in milliseconds.
using Monotonic = std::chrono::milliseconds;

//! Where the program takes the time from and how it waits. Everything that waits takes one by reference, so that its
//! tests need not.
class Clock
{
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    //! This computer's idea of the time; for ages on the screen, never for what the service decides.
    [[nodiscard]] virtual Instant now() const = 0;
    [[nodiscard]] virtual Monotonic monotonic() const = 0;

    //! Calls \a action once, from the event loop, \a delay from now, unless \a context is destroyed before.
    virtual void after(std::chrono::milliseconds delay, QObject *context, std::function<void()> action) = 0;
};

//! The computer's clocks and Qt's timers.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] Monotonic monotonic() const override;
    void after(std::chrono::milliseconds delay, QObject *context, std::function<void()> action) override;
};

} // namespace sealdesk
