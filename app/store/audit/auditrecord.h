// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/clock.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>
#include <QString>

#include <optional>

// The format of the audit trail: a file of UTF-8 text with one record per line. Each line ends with one LF:
//
//   <64 lower-case hex digits of SHA-256> <one space> <the record in canonical JSON, RFC 8785>
//
// The hash covers the 64 hex digits of the previous line as ASCII (64 zeros for the first record), one LF and the bytes
// of the JSON. So each hash covers everything up to its record, and the last one covers the whole file.
//
// Each record is an object with the members
//   "seq"   1, 2, 3 … without a gap
//   "at"    the time in UTC: "2026-11-22T02:31:05.123Z"
//   "kind"  what happened, not empty
// and further members that depend on the kind, made of strings, whole numbers within ±2^53, booleans, null, arrays and
// objects. A line has at most 1 MiB, not counting its LF. Nothing is ever changed or removed. `sealdesk --verify-audit`
// checks all of this.

namespace sealdesk
{

inline constexpr qsizetype maxAuditLineBytes = qsizetype{1024} * 1024;

//! The last record of an audit trail: its number and its hash, which covers all records up to it. Default-constructed,
//! the head of an empty trail.
struct AuditHead {
    qint64 seq = 0;
    QByteArray hash = QByteArray(64, '0'); //!< 64 lower-case hex digits.

    friend bool operator==(const AuditHead &, const AuditHead &) = default;
};

//! A well-formed line of an audit trail. Only its neighbours show whether its hash and number are correct.
struct AuditLine {
    AuditHead head;
    QByteArray json;
    QJsonObject record;
};

//! Returns true if \a text consists of 64 lower-case hex digits.
[[nodiscard]] bool isAuditHash(QByteArrayView text);
//! Returns the hash of the record \a json that follows the record with the hash \a previous.
[[nodiscard]] QByteArray auditHash(QByteArrayView previous, QByteArrayView json);
//! Returns \a instant in the format of "at".
[[nodiscard]] QString auditTime(Instant instant);
//! Returns the record's number; std::nullopt unless "seq", "at" and "kind" are valid.
[[nodiscard]] std::optional<qint64> auditSeq(const QJsonObject &record);
//! Returns the hash at the beginning of \a line, whatever follows it; std::nullopt if there is none.
[[nodiscard]] std::optional<QByteArray> statedHash(QByteArrayView line);
//! Parses \a line, without its LF; std::nullopt unless it consists of hash, space and record.
[[nodiscard]] std::optional<AuditLine> parseAuditLine(QByteArrayView line);

} // namespace sealdesk
