// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "manualclock.h"

#include <QCoreApplication>

#include <algorithm>

namespace sealdesk::test
{

namespace
{

// An event often posts the next one, and a turn of the loop stops before it: token, permit and reply come one after
// the other.
void turnEventLoop()
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
    turnEventLoop();
    for (auto timer = next(); timer != m_timers.end() && timer->due <= end; timer = next()) {
        leap();
        turnEventLoop();
    }
    m_elapsed += end - monotonic();
    turnEventLoop();
}

bool ManualClock::leap()
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

//! The first in time whose context still lives.
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
