// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>

#include <mutex>

namespace sealdesk::sandbox
{

//! Counts the calls to one endpoint in a fixed window of 60 s that starts at its first call. Thread-safe.
//!
//! The documents allow 100 calls a minute and describe a header with the seconds until the count resets. Their sample
//! value of 52 fits a fixed window. Refused calls are not counted.
class RateWindow final
{
public:
    //! At most limit calls in a window; 0 means no limit.
    explicit RateWindow(int limit);
    Q_DISABLE_COPY_MOVE(RateWindow)

    enum class Verdict { Admitted, Refused };

    //! Counts a call at nowMs (milliseconds since 1970), unless the window is full.
    [[nodiscard]] Verdict admit(qint64 nowMs);
    //! Seconds until the window ends, rounded up; a whole minute if none is open.
    [[nodiscard]] int secondsLeft(qint64 nowMs) const;
    [[nodiscard]] int limit() const { return m_limit; }

private:
    [[nodiscard]] bool isOpen(qint64 nowMs) const;

    const int m_limit;
    mutable std::mutex m_mutex;
    qint64 m_startMs = 0;
    int m_calls = 0;
};

} // namespace sealdesk::sandbox
