// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "feishu/rategate.h"

namespace sealdesk
{

//! How long \a requests more will take under the rate limit when each takes \a each: what is free now goes at once, the
//! rest as slots come back, a gate's capacity a minute.
[[nodiscard]] std::chrono::milliseconds remainingTime(int requests, const RateGate &gate,
                                                      std::chrono::milliseconds each);

} // namespace sealdesk
