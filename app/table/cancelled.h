// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <functional>

namespace sealdesk
{

//! Asked now and then by long work: whether its result is no longer needed. An empty function: never.
using Cancelled = std::function<bool()>;

[[nodiscard]] inline bool isCancelled(const Cancelled &cancelled)
{
    return cancelled && cancelled();
}

} // namespace sealdesk
