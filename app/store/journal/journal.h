// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.h"
#include "store/journal/journaldatabase.h"
#include "store/journal/journalrecords.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>

#include <memory>

namespace sealdesk
{

//! A fact for the audit trail, in the order in which facts became true.
struct JournalEvent {
    qint64 seq = 0; //!< 1, 2, 3 … without a gap.
    Instant at;     //!< By this computer's clock.
    QString kind;
    QJsonObject body;
};

//! What was meant to be terminated, what was sent, and what became of it; SQLite, one file a connection identity. Each
//! function that writes has written to the disk when it returns nullopt (or the id), and has changed nothing when it
//! returns a problem. It may be tried again later.
class Journal final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Journal)

public:
    //! Opens or makes \a file, in a folder that exists, and brings its tables up to date.
    [[nodiscard]] static Result<std::unique_ptr<Journal>, JournalProblem>
    open(const QString &file, const JournalWriter &writer, const Clock &clock);
    ~Journal() override;

    //! The run with all its files, waiting. Before anything of it is sent.
    [[nodiscard]] Result<RunId, JournalProblem> beginRun(const RunFacts &facts);
    //! The chunk's files are being sent. After token and permit are in hand, before the request.
    [[nodiscard]] std::optional<JournalProblem> markSending(RunId run, const ChunkFacts &chunk);
    //! The chunk was provably refused or never left; its files wait again.
    [[nodiscard]] std::optional<JournalProblem> markWaiting(RunId run, int chunk);
    //! Outcomes, before the screen shows them.
    [[nodiscard]] std::optional<JournalProblem> settle(RunId run, const Settlement &settlement);
    //! Anything else that the audit trail is to tell.
    [[nodiscard]] std::optional<JournalProblem> recordEvent(const QString &kind, const QJsonObject &body);

    //! Runs with files that wait, are being sent or are unknown; oldest first.
    [[nodiscard]] Result<std::vector<RunId>, JournalProblem> unsettledRuns();
    //! Newest first.
    [[nodiscard]] Result<std::vector<RunSummary>, JournalProblem> runs(const RunSearch &search = {});
    //! Damaged when there is no such run.
    [[nodiscard]] Result<StoredRun, JournalProblem> run(RunId id);
    //! Files of that run that a retry of it has confirmed anew, with the latest such run.
    [[nodiscard]] Result<QHash<FileId, RunId>, JournalProblem> retriedFiles(RunId id);

    //! How many runs purge() would delete.
    [[nodiscard]] Result<int, JournalProblem> countPurgeable(Instant before);
    //! Deletes the settled runs that started before \a before, and says how many; notes it when there were any.
    [[nodiscard]] Result<int, JournalProblem> purge(Instant before);

    //! Events after \a seq, at most \a limit.
    [[nodiscard]] Result<std::vector<JournalEvent>, JournalProblem> eventsAfter(qint64 seq, int limit);
    //! The number of the latest event that there ever was; 0: none.
    [[nodiscard]] Result<qint64, JournalProblem> lastEvent();
    //! How far the audit trail is known to be written: its last seq and hash. 0 and empty: not begun.
    [[nodiscard]] Result<std::pair<qint64, QByteArray>, JournalProblem> auditHead();
    //! Noted with the next commit: what it tells is on the disk already, in the trail itself.
    void setAuditHead(qint64 seq, const QByteArray &hash);
    //! Events get numbers after \a seq from now on. For a journal that starts anew beside a trail that goes on.
    [[nodiscard]] std::optional<JournalProblem> continueEventsAfter(qint64 seq);

Q_SIGNALS:
    //! Something was written down, and with it at least one event.
    void committed();

private:
    Journal(const QString &file, const JournalWriter &writer, const Clock &clock);

    [[nodiscard]] std::optional<JournalProblem> commit();
    void addEvent(const QString &kind, const QJsonObject &body);
    void addFile(RunId run, int position, const FileSighting &sighting);
    [[nodiscard]] qint64 now() const;

    JournalDatabase m_database;
    JournalWriter m_writer;
    const Clock &m_clock;
    std::optional<std::pair<qint64, QByteArray>> m_newAuditHead;
};

//! Returns the limit for Journal::purge() when runs are kept for \a years; std::nullopt when they are kept
//! indefinitely. Years are those of the calendar in UTC+8: a run of 22 November is kept until that day is over,
//! whatever leap days lie in between.
[[nodiscard]] std::optional<Instant> retentionLimit(std::optional<int> years, Instant now);

} // namespace sealdesk
