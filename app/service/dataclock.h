// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/signaturefile.h"

#include <optional>
#include <span>
#include <vector>

namespace sealdesk
{

//! The service's time by its own data: the newest update time that a query without states and templates has shown
//! (product.md 4a.1). Unlike a Date header, which a proxy or a wrong clock may have made, it is never later than the
//! time that the service stamps on the next change. It may be earlier, when nothing has changed for long.
class DataClock final
{
public:
    //! A row by which a window can be tried: a query from its update time on must show it. Never a terminated one,
    //! which checks during a run don't ask for.
    struct Sentinel {
        FileId file;
        Instant updated;
    };
    //! How many of the newest rows are remembered.
    static constexpr std::size_t maxSentinels = 8;

    //! nullopt: no update time was seen.
    [[nodiscard]] std::optional<Instant> now() const { return m_now; }
    //! Updates the clock and the sentinels by \a rows of a query without states and templates. \a latest is the time
    //! of the reply by its Date; an update time after it counts as that time, and its row is no sentinel.
    void observe(std::span<const FileSighting> rows, Instant latest);
    //! Updates only the sentinels, by \a rows of any query.
    void observeFiltered(std::span<const FileSighting> rows, Instant latest);
    //! Removes sentinels that are about to change.
    void removeSentinels(std::span<const FileId> files);
    //! The newest rows, each file once, newest first.
    [[nodiscard]] const std::vector<Sentinel> &sentinels() const { return m_sentinels; }

private:
    void remember(const Sentinel &row);

    std::optional<Instant> m_now;
    std::vector<Sentinel> m_sentinels;
};

//! The data time of rows that came with one reply to a query without states and templates: the later one of \a before,
//! the data clock when the request was sent, and the newest of \a rows. A time later than \a latest, the time of the
//! reply by its Date, counts as that time.
[[nodiscard]] std::optional<Instant> dataTimeOf(std::span<const FileSighting> rows, std::optional<Instant> before,
                                                Instant latest);

} // namespace sealdesk
