// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/outcome.h"
#include "store/audit/auditverify.h"

#include <QHash>
#include <QJsonObject>
#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace sealdesk
{

//! A file of a run as the audit trail shows it. The trail holds no names and no ids of persons.
struct ReplayedFile {
    QString id; //!< Empty if the record that named the file is missing.
    QString templateId;
    QString state;
    std::optional<qint64> retryOf;
    std::optional<int> chunk;
    OutcomeState outcome = OutcomeState::Waiting;
    QJsonObject cause;
    QString logId;
    std::optional<qint64> settledAt;
    std::optional<qint64> settledService;
    bool isConcluded = false; //!< The outcome is not in the trail but follows from what the trail lacks.
};

//! What a later read showed against the recorded outcome of a file.
struct ReplayedCorrection {
    int position = 0;
    QString state;
    std::optional<qint64> updatedAt;
    qint64 at = 0;
};

//! A request of a run.
struct ReplayedChunk {
    qint64 sentAt = 0;
    std::optional<qint64> serviceTime;
    std::optional<qint64> dataTime;
    std::optional<int> httpStatus;
    QString logId;
};

//! A run as the audit trail shows it. Times are in milliseconds since 1970.
struct ReplayedRun {
    qint64 id = 0;
    qint64 startedAt = 0;
    QJsonObject facts;               //!< The body of its "run" event.
    std::vector<ReplayedFile> files; //!< By position.
    std::map<int, ReplayedChunk> chunks;
    std::vector<ReplayedCorrection> corrections; //!< One for each file and state.
};

//! Reads the runs out of an audit trail, record after record. Nothing is concluded that the trail doesn't show: a file
//! is unknown if the trail breaks or ends while the file could have been sent.
class TrailReplay final
{
public:
    //! Applies the next line of the trail; see AuditVisitor.
    void apply(const QJsonObject &record, std::optional<AuditBreakKind> flaw);
    //! Ends the replay. Of several runs that have the same file open, the latest keeps it.
    void finish();

    //! Returns the runs that were not purged, in the order of the trail.
    [[nodiscard]] const std::vector<ReplayedRun> &runs() const { return m_runs; }
    //! Returns the greatest number of a run that occurs in the trail, purged runs included.
    [[nodiscard]] qint64 lastRun() const { return m_lastRun; }

private:
    [[nodiscard]] ReplayedRun *runOf(const QJsonObject &record);
    void applyGenuine(const QString &kind, const QJsonObject &record);
    void addRun(const QJsonObject &record);
    void addFiles(const QJsonObject &record);
    void markSending(const QJsonObject &record);
    void settle(const QJsonObject &record);
    void correct(const QJsonObject &record);
    void doubtOutcomes(const QJsonObject &record);
    void purge(const QJsonObject &record);
    void doubtOpenFiles();
    void renumberRepeatedRuns();
    void closeRepeatedFiles();

    std::vector<ReplayedRun> m_runs;
    qint64 m_lastRun = 0;
};

} // namespace sealdesk
