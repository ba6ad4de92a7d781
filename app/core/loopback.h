// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStringView>

namespace sealdesk
{

//! Whether \a host, in the form that QUrl::host() returns, always means this computer: "localhost", "::1" or an IPv4
//! address in 127.0.0.0/8. Other spellings, such as "localhost." or an IPv4 address mapped to IPv6, don't count: plain
//! http is allowed to these hosts only, and they are reached without a proxy.
[[nodiscard]] bool isLoopbackHost(QStringView host);

} // namespace sealdesk
