// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "sandbox/endpoint.h"

namespace sealdesk::sandbox
{

class ServedFiles;

//! Whether the app may see ids of the type user_id.
enum class UserIdAccess { Denied, Granted };

//! POST /open-apis/corehr/v2/signature_files/query.
//! Document: corehr-v1/siganture/signature_file/query (2025-11-28). Times are UTC+8; both bounds are inclusive.
//! update_time_start is the lower one, as its name suggests: the document's descriptions of the two are swapped.
[[nodiscard]] EndpointResult answerQuery(const EndpointCall &call, const ServedFiles &files, UserIdAccess access);

} // namespace sealdesk::sandbox
