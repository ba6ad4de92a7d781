// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "manualclock.h"

#include <QCoreApplication>

#include <algorithm>

namespace sealdesk::test
{

namespace
{

// A single processEvents() doesn't handle events that are posted meanwhile, such as those of token, permit and reply,
// each of which leads to the next.
void processPostedEvents()
{
    constexpr int enoughForOneCall = 12;
    for (int i = 0; i < enoughForOneCall; ++i) {
        QCoreApplication::processEvents();
    }
}

} // namespace

void ManualClock::after(std::chrono::milliseconds delay, QObject *context, std::function<void()> action)
{
    m_timers.push_back({.due = monotonic() + std::max(delay, std::chrono::milliseconds{0}),
                        .ordinal = m_nextOrdinal++,
                        .context = context,
                        .action = std::move(action)});
}

void ManualClock::advance(std::chrono::milliseconds duration)
{
    const Monotonic end = monotonic() + duration;
    processPostedEvents();
    for (auto timer = next(); timer != m_timers.end() && timer->due <= end; timer = next()) {
        advanceToNextTimer();
        processPostedEvents();
    }
    m_elapsed += end - monotonic();
    processPostedEvents();
}

// As QTimer does under Linux, which doesn't count sleep.
void ManualClock::suspend(std::chrono::milliseconds duration)
{
    m_elapsed += duration;
    m_slept += duration;
    for (Timer &timer : m_timers) {
        timer.due += duration;
    }
}

bool ManualClock::advanceToNextTimer()
{
    const auto found = next();
    if (found == m_timers.end()) {
        return false;
    }
    const Timer timer = std::move(*found);
    m_timers.erase(found);
    m_elapsed += std::max(timer.due - monotonic(), std::chrono::milliseconds{0});
    timer.action();
    return true;
}

//! Returns the earliest timer whose context still exists.
std::vector<ManualClock::Timer>::iterator ManualClock::next()
{
    std::erase_if(m_timers, [](const Timer &timer) { return timer.context.isNull(); });
    return std::ranges::min_element(m_timers, {}, [](const Timer &timer) {
        return std::pair{timer.due, timer.ordinal};
    });
}

int ManualClock::waitingCount() const
{
    return static_cast<int>(std::ranges::count_if(m_timers, [](const Timer &t) { return !t.context.isNull(); }));
}

} // namespace sealdesk::test
