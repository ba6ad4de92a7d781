// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/connection.h"
#include "feishu/call.h"

#include <QUrl>

namespace sealdesk
{

//! The URL of \a request at the service \a base. Every parameter is percent-encoded here: QUrlQuery would keep a "+"
//! and decode a literal "%41" to "A", and page tokens may contain both.
[[nodiscard]] QUrl buildUrl(const BaseUrl &base, const Request &request);

} // namespace sealdesk
