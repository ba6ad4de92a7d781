// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/clock.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>
#include <QString>

#include <optional>

// The audit trail's format. A file of UTF-8 text, one record a line, each ended by one LF:
//
//   <64 lower-case hex digits of SHA-256> <one space> <the record in canonical JSON, RFC 8785>
//
// The hash is taken over: the 64 hex digits of the line before as ASCII (64 zeros for the very first record), one LF,
// the bytes of the JSON. So each hash stands for everything up to its record, and the last one for the whole file.
//
// Each record is an object with the members
//   "seq"   1, 2, 3 … without a gap
//   "at"    when, in UTC: "2026-11-22T02:31:05.123Z"
//   "kind"  what happened, not empty
// and others by kind, made of strings, whole numbers within ±2^53, booleans, null, arrays and objects. A line has at
// most 1 MiB without its LF. Nothing is ever changed or removed; `sealdesk
// --verify-audit` checks all this.

namespace sealdesk
{

inline constexpr qsizetype maxAuditLineBytes = qsizetype{1024} * 1024;

//! The last record of an audit trail: its number and its hash, which stands for all records up to it. By default the
//! head of an empty trail.
struct AuditHead {
    qint64 seq = 0;
    QByteArray hash = QByteArray(64, '0'); //!< 64 lower-case hex digits.

    friend bool operator==(const AuditHead &, const AuditHead &) = default;
};

//! A line of an audit trail that has the right form. Whether its hash and number are right, only its neighbours tell.
struct AuditLine {
    AuditHead head;
    QByteArray json;
    QJsonObject record;
};

//! Whether \a text is 64 lower-case hex digits.
[[nodiscard]] bool isAuditHash(QByteArrayView text);
//! The hash of the record \a json after the record with the hash \a previous.
[[nodiscard]] QByteArray auditHash(QByteArrayView previous, QByteArrayView json);
//! The form of "at".
[[nodiscard]] QString auditTime(Instant instant);
//! The record's number; nullopt unless "seq", "at" and "kind" are as they must be.
[[nodiscard]] std::optional<qint64> auditSeq(const QJsonObject &record);
//! The hash that a line without its LF begins with, whatever follows; nullopt when there is none.
[[nodiscard]] std::optional<QByteArray> statedHash(QByteArrayView line);
//! Takes a line without its LF apart; nullopt for what is no hash, space and record.
[[nodiscard]] std::optional<AuditLine> parseAuditLine(QByteArrayView line);

} // namespace sealdesk
