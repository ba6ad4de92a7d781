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

//! Time since an arbitrary start that never jumps, in milliseconds. Counts the time that the computer sleeps: for ages.
using Monotonic = std::chrono::milliseconds;

//! Time since an arbitrary start that the computer was awake, in milliseconds: for how long something was watched.
struct AwakeTime {
    std::chrono::milliseconds sinceStart{0};

    friend std::chrono::milliseconds operator-(AwakeTime a, AwakeTime b) { return a.sinceStart - b.sinceStart; }
    friend AwakeTime operator+(AwakeTime a, std::chrono::milliseconds b) { return {a.sinceStart + b}; }
    friend auto operator<=>(const AwakeTime &, const AwakeTime &) = default;
};

//! One moment by both clocks.
struct Moment {
    AwakeTime awake;
    Monotonic age{0};
};

//! Returns whether the computer slept between two moments.
[[nodiscard]] inline bool sleptBetween(const Moment &earlier, const Moment &later)
{
    constexpr std::chrono::seconds tolerance{1}; // the clocks are read one after the other
    return (later.age - earlier.age) - (later.awake - earlier.awake) > tolerance;
}

//! The source of time and of timers. Everything that waits gets one by reference, so that its tests don't have to wait.
class Clock
{
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    //! The computer's time. It is good for ages on the screen, never for what depends on the service's time.
    [[nodiscard]] virtual Instant now() const = 0;
    [[nodiscard]] virtual Monotonic monotonic() const = 0;
    [[nodiscard]] virtual AwakeTime awake() const = 0;
    [[nodiscard]] Moment moment() const { return {.awake = awake(), .age = monotonic()}; }

    //! Calls \a action once, from the event loop, after \a delay, unless \a context is destroyed before. The
    //! delay may or may not count sleep.
    virtual void after(std::chrono::milliseconds delay, QObject *context, std::function<void()> action) = 0;
};

//! The computer's clocks and Qt's timers.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] Monotonic monotonic() const override;
    [[nodiscard]] AwakeTime awake() const override;
    void after(std::chrono::milliseconds delay, QObject *context, std::function<void()> action) override;
};

} // namespace sealdesk
