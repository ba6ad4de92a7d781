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

//! What one listing took.
struct Listing {
    std::chrono::nanoseconds firstPage{};
    std::chrono::nanoseconds total{};   //!< From the token to the end of the closing query.
    std::chrono::nanoseconds merging{}; //!< Of the total, into the table's store.
    double cpuSeconds = 0;              //!< Of the whole process.
    std::optional<qint64> peakBytes;    //!< Of the process, so far.
    int rows = 0;
    ListingSummary summary;
};

//! Lists all files as the window does, into a store of rows. \a perMinute is the client's own limit of requests.
[[nodiscard]] Listing measureListing(const BareLogin &login, Transport &transport, int perMinute);

} // namespace sealdesk::bench
