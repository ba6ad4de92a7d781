// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "sandbox/endpoint.h"

namespace sealdesk::sandbox
{

class ServedFiles;

//! POST /open-apis/corehr/v2/signature_files/terminate.
//! Document: corehr-v1/siganture/signature_file/terminate (2025-11-28).
//!
//! Where the document is silent: a repeated id counts once; unknown ids fail one by one, but if all are unknown the
//! call fails with 1160002; a reason has at most 300 UTF-16 units.
[[nodiscard]] EndpointResult answerTermination(const EndpointCall &call, ServedFiles &files);

} // namespace sealdesk::sandbox
