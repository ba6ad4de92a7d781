// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/clock.h"

#include <optional>

namespace sealdesk
{

//! Before which moment runs may be deleted when they are kept for \a years; nullopt: kept for ever. Years of the
//! calendar, in UTC+8: a run of 22 November is kept until that day is over, with leap days in between as well.
[[nodiscard]] std::optional<Instant> retentionLimit(std::optional<int> years, Instant now);

} // namespace sealdesk
