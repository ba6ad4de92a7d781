// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>

#include <optional>

//! Times as the service writes them. Every qint64 is in seconds since 1970-01-01 00:00:00 UTC; every wall clock is the
//! one of UTC+8, which knows no summer time, except in httpDate().
namespace sealdesk::sandbox::calendar
{

//! "yyyy-MM-dd HH:mm:ss"
[[nodiscard]] QByteArray formatDateTime(qint64 seconds);
//! "yyyy-MM-dd"
[[nodiscard]] QByteArray formatDate(qint64 seconds);
//! "yyyyMMddHHmmss", the beginning of a log id.
[[nodiscard]] QByteArray formatStamp(qint64 seconds);
//! "Sun, 06 Nov 1994 08:49:37 GMT", for the Date header (RFC 7231, section 7.1.1.1).
[[nodiscard]] QByteArray formatHttpDate(qint64 seconds);

//! Reads exactly "yyyy-MM-dd HH:mm:ss"; nothing for any other form and for days and times that do not exist.
[[nodiscard]] std::optional<qint64> parseDateTime(QByteArrayView text);

} // namespace sealdesk::sandbox::calendar
