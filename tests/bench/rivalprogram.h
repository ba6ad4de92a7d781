// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "baredownload.h"
#include "benchmark.h"

#include <optional>
#include <vector>

namespace sealdesk::bench
{

//! The figures that another program printed.
struct RivalRun {
    std::vector<Figure> figures;
    QString error; //!< Empty if the program succeeded and printed only figures.

    [[nodiscard]] std::optional<double> value(const QString &name) const;
};

//! Runs \a command, which lists the same files from the same server, with SEALDESK_BASE_URL, SEALDESK_APP_ID and
//! SEALDESK_APP_SECRET in its environment. It has to print its figures as sealdesk-bench does, as lines "name value
//! unit".
[[nodiscard]] RivalRun runRival(const QString &command, const BareLogin &login);

} // namespace sealdesk::bench
