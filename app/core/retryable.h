// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/outcome.h"

namespace sealdesk
{

//! Whether a file that ended so may be offered for another termination, after a new confirmation (product.md 4): the
//! failed and the not sent. Not what the service no longer has, nor what changed since it was confirmed (skipped), nor
//! what is or may be terminated.
[[nodiscard]] bool mayBeOfferedAgain(const FileOutcome &outcome);

} // namespace sealdesk
