// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/clock.h"

#include <QByteArrayView>

#include <optional>

namespace sealdesk
{

//! The service's clock, estimated from the Date headers of its replies (whole seconds, RFC 7231) and this computer's
//! monotonic clock. The computer's time of day is not used after the first reply.
class ServerClock final
{
public:
    explicit ServerClock(const Clock &clock)
        : m_clock(clock)
    {
    }

    //! Evaluates the Date header of a reply that has just arrived; anything but an HTTP date is ignored.
    void observe(QByteArrayView dateHeader);
    //! The service's current time; the computer's before the first reply.
    [[nodiscard]] Instant now() const { return at(m_clock.monotonic()); }
    //! The service's time at \a moment of the monotonic clock.
    [[nodiscard]] Instant at(Monotonic moment) const;
    //! Whether a Date header has been evaluated.
    [[nodiscard]] bool isKnown() const { return m_offset.has_value(); }

private:
    const Clock &m_clock;
    std::optional<Instant> m_offset; // the service's time at monotonic zero
};

} // namespace sealdesk
