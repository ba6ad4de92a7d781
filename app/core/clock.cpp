// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "core/clock.h"

#include <QTimer>

namespace sealdesk
{

using std::chrono::duration_cast;
using std::chrono::milliseconds;

Instant SystemClock::now() const
{
    return std::chrono::time_point_cast<milliseconds>(std::chrono::system_clock::now());
}

Monotonic SystemClock::monotonic() const
{
    return duration_cast<milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

void SystemClock::after(milliseconds delay, QObject *context, std::function<void()> action)
{
    QTimer::singleShot(delay, Qt::PreciseTimer, context, std::move(action));
}

} // namespace sealdesk
