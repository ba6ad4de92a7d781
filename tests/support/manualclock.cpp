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
    for (;;) {
        const auto next = std::ranges::min_element(m_timers, {}, [](const Timer &t) {
            return std::pair{t.due, t.ordinal};
        });
        if (next == m_timers.end() || next->due > end) {
            break;
        }
        const Timer timer = std::move(*next);
        m_timers.erase(next);
        m_elapsed += std::max(timer.due - monotonic(), std::chrono::milliseconds{0});
        if (timer.context) {
            timer.action();
        }
        turnEventLoop();
    }
    m_elapsed += end - monotonic();
    turnEventLoop();
}

int ManualClock::waitingCount() const
{
    return static_cast<int>(std::ranges::count_if(m_timers, [](const Timer &t) { return !t.context.isNull(); }));
}

} // namespace sealdesk::test
