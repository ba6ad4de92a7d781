// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "store/audit/auditverify.h"

#include <QByteArray>
#include <QFile>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace sealdesk::test
{

//! The hashes in tests/fixtures/audit/four.log, which another program wrote from the description of the format.
inline const QByteArray firstHash = "178bc45db4f9b2d871cbf4293a27683a0fe80ea71a529a7f16abe62c935d97c4";
inline const QByteArray secondHash = "556ac00b8d9bf134e04d0732fb23bb69a4f5e6fabed1f7e6c40005d67404ece7";
inline const QByteArray fourthHash = "de90677a89222b0332c0f6560baea267fd735916bbd38e4e3758223e81707b6e";

inline QString auditFixturePath(const QString &name)
{
    return QStringLiteral(SEALDESK_SOURCE_DIR "/tests/fixtures/audit/") + name;
}

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void putContent(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
        qFatal("cannot write a file of the test");
    }
}

//! Returns the content of an audit trail in tests/fixtures/audit, or ends the test program if it is missing.
inline QByteArray auditFixture(const QString &name)
{
    const QByteArray bytes = contentOf(auditFixturePath(name));
    if (bytes.isEmpty()) {
        qFatal("no fixture %s", qPrintable(name));
    }
    return bytes;
}

//! Returns the verdict on the audit trail at \a path; -1 breaks if it can't be read.
inline AuditVerdict verdictOnFile(const QString &path, const std::optional<QByteArray> &knownHead = std::nullopt)
{
    const AuditFileVerdict verdict = verifyAuditFile(path, knownHead);
    return verdict ? verdict.value() : AuditVerdict{.breakCount = -1};
}

//! Returns the lines of \a trail, each with its LF.
inline QList<QByteArray> linesOf(const QByteArray &trail)
{
    QList<QByteArray> lines = trail.split('\n');
    lines.removeLast();
    for (QByteArray &line : lines) {
        line += '\n';
    }
    return lines;
}

} // namespace sealdesk::test
