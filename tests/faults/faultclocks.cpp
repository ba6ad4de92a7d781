// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "faultclocks.h"

#include <QTimer>

#include <algorithm>

namespace sealdesk::test
{

using namespace std::chrono;

void LeapingClock::after(milliseconds delay, QObject *context, std::function<void()> action)
{
    m_timers.push_back({.due = monotonic() + std::max(delay, milliseconds{0}),
                        .ordinal = m_nextOrdinal++,
                        .context = context,
                        .action = std::move(action)});
}

bool LeapingClock::leap()
{
    std::erase_if(m_timers, [](const Timer &timer) { return timer.context.isNull(); });
    const auto next = std::ranges::min_element(m_timers, {}, [](const Timer &timer) {
        return std::pair{timer.due, timer.ordinal};
    });
    if (next == m_timers.end()) {
        return false;
    }
    const Timer timer = std::move(*next);
    m_timers.erase(next);
    m_elapsed += std::max(timer.due - monotonic(), milliseconds{0});
    timer.action();
    return true;
}

milliseconds FastClock::originNow()
{
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch());
}

Monotonic FastClock::monotonic() const
{
    return hours{1} + duration_cast<milliseconds>((steady_clock::now().time_since_epoch() - m_origin) * factor);
}

Instant FastClock::now() const
{
    return sys_days{year{2026} / 11 / 20} + monotonic();
}

void FastClock::after(milliseconds delay, QObject *context, std::function<void()> action)
{
    const auto real = std::max(delay, milliseconds{0}) / factor + milliseconds{delay.count() > 0 ? 1 : 0};
    QTimer::singleShot(real, context, std::move(action));
}

} // namespace sealdesk::test
