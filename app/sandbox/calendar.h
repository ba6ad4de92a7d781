// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>

#include <optional>

//! Times as the service writes them. Every qint64 is in seconds since 1970-01-01 00:00:00 UTC. Every text is in UTC+8,
//! which has no summer time, except that of formatHttpDate().
namespace sealdesk::sandbox::calendar
{

//! "yyyy-MM-dd HH:mm:ss"
[[nodiscard]] QByteArray formatDateTime(qint64 seconds);
//! "yyyy-MM-dd"
[[nodiscard]] QByteArray formatDate(qint64 seconds);
//! "yyyyMMddHHmmss", with which a log id begins.
[[nodiscard]] QByteArray formatStamp(qint64 seconds);
//! "Sun, 06 Nov 1994 08:49:37 GMT", for the Date header (RFC 7231, section 7.1.1.1).
[[nodiscard]] QByteArray formatHttpDate(qint64 seconds);

//! Reads exactly "yyyy-MM-dd HH:mm:ss"; std::nullopt for any other form, and for days and times that don't exist.
[[nodiscard]] std::optional<qint64> parseDateTime(QByteArrayView text);

} // namespace sealdesk::sandbox::calendar
