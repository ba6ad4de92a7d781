// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sandbox/ratewindow.h"

namespace sealdesk::sandbox
{

namespace
{

constexpr qint64 windowMs = 60'000;

} // namespace

RateWindow::RateWindow(int limit)
    : m_limit(limit)
{
}

RateWindow::Verdict RateWindow::admit(qint64 nowMs)
{
    if (m_limit == 0) {
        return Verdict::Admitted;
    }
    const std::lock_guard lock(m_mutex);
    if (!isOpen(nowMs)) {
        m_startMs = nowMs;
        m_calls = 0;
    }
    if (m_calls >= m_limit) {
        return Verdict::Refused;
    }
    ++m_calls;
    return Verdict::Admitted;
}

int RateWindow::secondsLeft(qint64 nowMs) const
{
    const std::lock_guard lock(m_mutex);
    const qint64 left = isOpen(nowMs) ? m_startMs + windowMs - nowMs : windowMs;
    return static_cast<int>((left + 999) / 1000);
}

bool RateWindow::isOpen(qint64 nowMs) const
{
    return m_calls > 0 && nowMs >= m_startMs && nowMs - m_startMs < windowMs;
}

} // namespace sealdesk::sandbox
