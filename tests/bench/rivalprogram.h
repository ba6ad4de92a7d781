// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "baredownload.h"
#include "benchmark.h"

#include <optional>
#include <vector>

namespace sealdesk::bench
{

//! What another program measured of its own work.
struct RivalRun {
    std::vector<Figure> figures;
    QString error; //!< Empty: it ran to its end and printed figures alone.

    [[nodiscard]] std::optional<double> value(const QString &name) const;
};

//! Runs \a command, which does the same work at the same server, with SEALDESK_BASE_URL, SEALDESK_APP_ID and
//! SEALDESK_APP_SECRET in its environment. It prints its figures as sealdesk-bench does, a line "name value unit" each.
[[nodiscard]] RivalRun runRival(const QString &command, const BareLogin &login);

} // namespace sealdesk::bench
