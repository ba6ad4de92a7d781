// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "baredownload.h"
#include "feishu/transport.h"
#include "service/filelisting.h"

#include <chrono>
#include <optional>

namespace sealdesk::bench
{

//! The measurements of one listing.
struct Listing {
    std::chrono::nanoseconds firstPage{};
    std::chrono::nanoseconds total{};   //!< From the request for the token to the end of the closing query.
    std::chrono::nanoseconds merging{}; //!< The part of the total spent on merging into the table's store.
    double cpuSeconds = 0;              //!< Of the whole process, during the listing.
    std::optional<qint64> peakBytes;    //!< Of the process, until now.
    int rows = 0;
    ListingSummary summary;
};

//! Lists all files into a store of rows, as the window does. \a perMinute is the client's rate limit.
[[nodiscard]] Listing measureListing(const BareLogin &login, Transport &transport, int perMinute);

} // namespace sealdesk::bench
