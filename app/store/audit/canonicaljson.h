// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QJsonObject>

#include <optional>

namespace sealdesk
{

//! Returns the canonical form of \a object in UTF-8 (RFC 8785, JCS): members sorted by UTF-16 code units, no white
//! space and only the escapes that JSON requires. Returns std::nullopt if a number is not a whole one within ±2^53: JCS
//! allows it, but every reader would have to print doubles as ECMAScript does. A lone surrogate, which UTF-8 can't
//! represent and JCS rejects, is written as U+FFFD: the service's texts may contain one, and the record must not fail
//! because of it.
[[nodiscard]] std::optional<QByteArray> canonicalJson(const QJsonObject &object);

} // namespace sealdesk
