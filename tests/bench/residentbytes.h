// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>

#include <optional>

namespace sealdesk::bench
{

//! Releases free memory and returns the resident memory of this process, or nullopt if the platform can't report it.
[[nodiscard]] std::optional<qint64> residentBytes();
//! Returns the peak resident memory of this process, or nullopt if the platform can't report it.
[[nodiscard]] std::optional<qint64> peakResidentBytes();

} // namespace sealdesk::bench
