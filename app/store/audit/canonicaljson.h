// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QJsonObject>

#include <optional>

namespace sealdesk
{

//! The one way to write \a object in UTF-8 (RFC 8785, JCS): members sorted by UTF-16 code units, no white space, only
//! the escapes that JSON demands. nullopt when a number is not a whole one within ±2^53: JCS would take it, but then
//! every reader had to print doubles as ECMAScript does. A lone surrogate, which UTF-8 can't hold and JCS refuses, is
//! written as U+FFFD: it comes with the service's texts, and a record must not fail for it.
[[nodiscard]] std::optional<QByteArray> canonicalJson(const QJsonObject &object);

} // namespace sealdesk
