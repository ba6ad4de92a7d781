// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "core/clock.h"

#include <QTimer>

#ifdef Q_OS_MACOS
#include <mach/mach_time.h>
#elif defined(Q_OS_WIN)
#include <windows.h>
#else
#include <ctime>
#endif

namespace sealdesk
{

using std::chrono::duration_cast;
using std::chrono::milliseconds;

Instant SystemClock::now() const
{
    return std::chrono::time_point_cast<milliseconds>(std::chrono::system_clock::now());
}

// std::chrono::steady_clock stops while the computer sleeps, under Linux and macOS.
Monotonic SystemClock::monotonic() const
{
#ifdef Q_OS_MACOS
    static const mach_timebase_info_data_t base = [] {
        mach_timebase_info_data_t info{};
        mach_timebase_info(&info);
        return info;
    }();
    return duration_cast<milliseconds>(std::chrono::nanoseconds(mach_continuous_time() / base.denom * base.numer));
#elif defined(Q_OS_WIN)
    return milliseconds(GetTickCount64());
#else
    timespec time{};
    clock_gettime(CLOCK_BOOTTIME, &time);
    return duration_cast<milliseconds>(std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec));
#endif
}

AwakeTime SystemClock::awake() const
{
#ifdef Q_OS_WIN
    ULONGLONG time = 0; // in 100 ns
    QueryUnbiasedInterruptTime(&time);
    return {milliseconds(time / 10'000)};
#else
    return {duration_cast<milliseconds>(std::chrono::steady_clock::now().time_since_epoch())};
#endif
}

void SystemClock::after(milliseconds delay, QObject *context, std::function<void()> action)
{
    QTimer::singleShot(delay, Qt::PreciseTimer, context, std::move(action));
}

} // namespace sealdesk
