// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/clock.h"

#include <QByteArrayView>

#include <optional>

namespace sealdesk
{

//! The service's clock, estimated from the Date headers of its replies (whole seconds, RFC 7231) and this computer's
//! monotonic clock; this computer's own time of day plays no part once a reply was seen.
class ServerClock final
{
public:
    explicit ServerClock(const Clock &clock)
        : m_clock(clock)
    {
    }

    //! Notes the Date header of a reply that just arrived; anything that is no HTTP date is ignored.
    void observe(QByteArrayView dateHeader);
    //! The service's time now; the computer's own as long as no reply was seen.
    [[nodiscard]] Instant now() const { return at(m_clock.monotonic()); }
    //! The service's time at \a moment of the monotonic clock.
    [[nodiscard]] Instant at(Monotonic moment) const;
    //! Whether a reply was seen.
    [[nodiscard]] bool isKnown() const { return m_offset.has_value(); }

private:
    const Clock &m_clock;
    std::optional<Instant> m_offset; // the service's time at monotonic zero
};

} // namespace sealdesk
