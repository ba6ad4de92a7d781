// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>

#include <optional>

namespace sealdesk::bench
{

//! What of this process is in memory now, after giving back what is free; nullopt where that can't be asked.
[[nodiscard]] std::optional<qint64> residentBytes();
//! The most of this process that was in memory at once so far; nullopt where that can't be asked.
[[nodiscard]] std::optional<qint64> peakResidentBytes();

} // namespace sealdesk::bench
