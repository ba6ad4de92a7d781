// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/connection.h"
#include "feishu/call.h"

#include <QUrl>

namespace sealdesk
{

//! The URL of \a request on the service at \a base, every parameter percent-encoded by itself: QUrlQuery would leave a
//! "+" as it is and read a literal "%41" as "A", and page tokens hold both kinds of trouble.
[[nodiscard]] QUrl buildUrl(const BaseUrl &base, const Request &request);

} // namespace sealdesk
