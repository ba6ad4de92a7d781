// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "auditfixture.h"
#include "journalfixture.h"
#include "store/recordbook.h"

namespace sealdesk::test
{

inline std::unique_ptr<RecordBook> openBook(const QString &folder, const Clock &clock)
{
    return valueOf(RecordBook::open(folder, someWriter(), clock));
}

//! Returns the parsed records of an audit trail.
inline QList<QJsonObject> recordsIn(const QString &path)
{
    QList<QJsonObject> records;
    for (const QByteArray &line : linesOf(contentOf(path))) {
        const auto parsed = parseAuditLine(QByteArrayView(line).chopped(1));
        records.append(parsed ? parsed->record : QJsonObject());
    }
    return records;
}

//! Returns the records that the trail must contain for \a events.
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

//! Records a run of three files from beginning to end: four events.
inline RunId recordSampleRun(Journal &journal)
{
    const RunId id = valueOf(journal.beginRun(someRun(3)));
    const bool failed = journal.markSending(id, chunkOf(1, {0, 1})) ||
                        journal.settle(id, settled(OutcomeState::Terminated, {0, 1})) ||
                        journal.settle(id, settled(OutcomeState::NotSent, {2}));
    if (failed) {
        qFatal("the sample run can't be recorded");
    }
    return id;
}

//! Returns the outcomes of the files of a run.
inline std::vector<OutcomeState> outcomesOf(Journal &journal, RunId id)
{
    std::vector<OutcomeState> states;
    for (const StoredFile &file : valueOf(journal.run(id)).files) {
        states.push_back(file.outcome.state);
    }
    return states;
}

} // namespace sealdesk::test
