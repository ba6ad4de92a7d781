// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "sandbox/endpoint.h"

//! The JSON around every answer of the service. Document: api-call-guide, "get-", and the page of each code.
namespace sealdesk::sandbox::envelope
{

//! {code 0, msg "success", data}
[[nodiscard]] std::string success(std::string data);

//! {code, msg, error}, where error holds the log id, advice and, for missing scopes, their names and the URL to request
//! them.
[[nodiscard]] std::string refusal(const Refusal &refusal, const QByteArray &logId, const QString &appId);

//! The refusal of code 99991672 for an app that has none of these scopes.
[[nodiscard]] Refusal missingScope(const QStringList &scopes, const QString &appId);

} // namespace sealdesk::sandbox::envelope
