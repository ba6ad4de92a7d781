// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/clock.h"

namespace sealdesk::test
{

//! The computer's monotonic clock, many times faster. Processes with the same origin have the same time.
class FastClock final : public Clock
{
public:
    static constexpr int factor = 400; // two minutes in 0.3 s

    //! Returns the origin for a new group of processes.
    [[nodiscard]] static std::chrono::milliseconds originNow();

    explicit FastClock(std::chrono::milliseconds origin)
        : m_origin(origin)
    {
    }

    [[nodiscard]] Instant now() const override;
    [[nodiscard]] Monotonic monotonic() const override;
    [[nodiscard]] AwakeTime awake() const override { return {monotonic()}; }
    void after(std::chrono::milliseconds delay, QObject *context, std::function<void()> action) override;

private:
    std::chrono::milliseconds m_origin;
};

} // namespace sealdesk::test
