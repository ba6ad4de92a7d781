// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "fastclock.h"

#include <QTimer>

#include <algorithm>

namespace sealdesk::test
{

using namespace std::chrono;

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
