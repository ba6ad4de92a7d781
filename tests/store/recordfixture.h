// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "auditfixture.h"
#include "journalfixture.h"
#include "store/audit/auditverify.h"
#include "store/recordbook.h"

#include <QFile>

namespace sealdesk::test
{

inline std::unique_ptr<RecordBook> openBook(const QString &folder, const Clock &clock)
{
    return valueOf(RecordBook::open(folder, someWriter(), clock));
}

inline AuditVerdict verdictOn(const QString &path, const std::optional<QByteArray> &knownHead = std::nullopt)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? verifyAudit(file, knownHead) : AuditVerdict{.breakCount = -1};
}

//! The records of an audit trail, as they were read.
inline QList<QJsonObject> recordsIn(const QString &path)
{
    QList<QJsonObject> records;
    for (const QByteArray &line : linesOf(contentOf(path))) {
        const auto parsed = parseAuditLine(QByteArrayView(line).chopped(1));
        records.append(parsed ? parsed->record : QJsonObject());
    }
    return records;
}

//! What the trail has to say of \a events.
inline QList<QJsonObject> recordsOf(const std::vector<JournalEvent> &events)
{
    QList<QJsonObject> records;
    for (const JournalEvent &event : events) {
        QJsonObject record = event.body;
        record[QStringLiteral("seq")] = event.seq;
        record[QStringLiteral("at")] = auditTime(event.at);
        record[QStringLiteral("kind")] = event.kind;
        records.append(record);
    }
    return records;
}

//! A run of three files from its beginning to its end: four facts.
inline RunId tellStory(Journal &journal)
{
    const RunId id = valueOf(journal.beginRun(someRun(3)));
    const bool failed = journal.markSending(id, chunkOf(1, {0, 1})) ||
                        journal.settle(id, settled(OutcomeState::Terminated, {0, 1})) ||
                        journal.settle(id, settled(OutcomeState::NotSent, {2}));
    if (failed) {
        qFatal("the story of the test can't be written down");
    }
    return id;
}

} // namespace sealdesk::test
