// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/audit/auditrecord.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonDocument>

#include <algorithm>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype hashDigits = 64;

bool isAuditTime(const QString &text)
{
    // Qt parses several time formats; only the format of "at" is written as it was read.
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    return time.isValid() && auditTime(Instant{std::chrono::milliseconds{time.toMSecsSinceEpoch()}}) == text;
}

} // namespace

bool isAuditHash(QByteArrayView text)
{
    return text.size() == hashDigits &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

QByteArray auditHash(QByteArrayView previous, QByteArrayView json)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(previous);
    hash.addData("\n");
    hash.addData(json);
    return hash.result().toHex();
}

QString auditTime(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(), Qt::UTC).toString(Qt::ISODateWithMs);
}

std::optional<qint64> auditSeq(const QJsonObject &record)
{
    const qint64 seq = record.value("seq"_L1).toInteger();
    const bool isValid =
        seq >= 1 && isAuditTime(record.value("at"_L1).toString()) && !record.value("kind"_L1).toString().isEmpty();
    return isValid ? std::optional{seq} : std::nullopt;
}

std::optional<QByteArray> statedHash(QByteArrayView line)
{
    const bool hasHash = line.size() > hashDigits && line[hashDigits] == ' ' && isAuditHash(line.first(hashDigits));
    return hasHash ? std::optional{line.first(hashDigits).toByteArray()} : std::nullopt;
}

std::optional<AuditLine> parseAuditLine(QByteArrayView line)
{
    const auto hash = statedHash(line);
    if (!hash || line.size() > maxAuditLineBytes) {
        return std::nullopt;
    }
    const QByteArray json = line.sliced(hashDigits + 1).toByteArray();
    // Qt drops U+FEFF at the beginning of a string unless it is escaped, and canonical JSON doesn't escape it.
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray(json).replace("\xEF\xBB\xBF", "\\ufeff"));
    const auto seq = auditSeq(document.object());
    if (!seq) {
        return std::nullopt;
    }
    return AuditLine{.head = {.seq = *seq, .hash = *hash}, .json = json, .record = document.object()};
}

} // namespace sealdesk
