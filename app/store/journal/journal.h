// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.h"
#include "store/journal/journaldatabase.h"
#include "store/journal/journalrecords.h"
#include "store/journal/journalschema.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>

#include <functional>
#include <memory>
#include <span>

namespace sealdesk
{

//! The record of what was to be terminated, what was sent and what the outcome was, in one SQLite file for each
//! connection identity. A function that writes returns std::nullopt or the id once its changes are on the disk. If it
//! returns a problem it has changed nothing, and may be called again later.
class Journal final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Journal)

public:
    //! Opens or creates \a file in an existing folder, and migrates its tables to the current version. Ends what an
    //! earlier process left behind: its \a waiting files as not sent or unknown, those that were being sent as unknown.
    [[nodiscard]] static Result<std::unique_ptr<Journal>, JournalProblem>
    open(const QString &file, const JournalWriter &writer, const Clock &clock,
         WaitingFiles waiting = WaitingFiles::WereNotSent);
    ~Journal() override;

    //! Records the run with all its files as waiting. To be called before anything of the run is sent.
    [[nodiscard]] Result<RunId, JournalProblem> beginRun(const RunFacts &facts);
    //! Records that the chunk's files are being sent. To be called once token and permit are available, before the
    //! request. Returns the problem of the witness, if there is one, after it has taken the record back.
    [[nodiscard]] std::optional<JournalProblem> markSending(RunId run, const ChunkFacts &chunk);
    //! Records that the chunk was provably refused or never left this computer; its files are waiting again.
    [[nodiscard]] std::optional<JournalProblem> markWaiting(RunId run, int chunk);
    //! Records outcomes, before the screen shows them.
    [[nodiscard]] std::optional<JournalProblem> settle(RunId run, const Settlement &settlement);
    //! Adds \a correction to the outcome of the file at \a position of \a run, once for each state.
    [[nodiscard]] std::optional<JournalProblem> correct(RunId run, int position, const Correction &correction);
    //! Records an event of another kind for the audit trail.
    [[nodiscard]] std::optional<JournalProblem> recordEvent(const QString &kind, const QJsonObject &body);

    //! Returns the runs with files that are waiting, being sent or unknown, oldest first.
    [[nodiscard]] Result<std::vector<RunId>, JournalProblem> unsettledRuns();
    //! Returns the runs that \a search finds, newest first.
    [[nodiscard]] Result<std::vector<RunSummary>, JournalProblem> runs(const RunSearch &search = {});
    //! Returns a whole run. The problem is Damaged if there is no such run.
    [[nodiscard]] Result<StoredRun, JournalProblem> run(RunId id);
    //! Returns the files of the run that were confirmed again in a retry of it, with the latest such run.
    [[nodiscard]] Result<QHash<FileId, RunId>, JournalProblem> retriedFiles(RunId id);

    //! Returns the recorded outcomes of \a files in all runs, open ones included, oldest run first.
    [[nodiscard]] Result<std::vector<RecordedOutcome>, JournalProblem> outcomesOf(std::span<const FileId> files);

    //! Remembers for a month how long after a request the service showed its effect.
    void recordLag(std::chrono::milliseconds lag);
    //! The longest lag of the last 30 days; std::nullopt if none was recorded or it can't be read.
    [[nodiscard]] std::optional<std::chrono::milliseconds> longestLag();

    //! Returns how many runs purge() would delete.
    [[nodiscard]] Result<int, JournalProblem> countPurgeable(Instant before);
    //! Deletes the settled runs from before \a before and returns their number. A run is from before that time if it
    //! started earlier by this computer's clock, and its first file was seen and its chunks were sent earlier by the
    //! service's. Records an event if there were any.
    [[nodiscard]] Result<int, JournalProblem> purge(Instant before);

    //! Returns whether setFact() was ever called with \a name; false if that can't be read.
    [[nodiscard]] bool hasFact(QLatin1StringView name);
    //! Remembers something that was learned about the service, without an event. Nothing happens if it can't be
    //! written.
    void setFact(QLatin1StringView name);
    //! Remembers \a at instead of this computer's time.
    void setFact(QLatin1StringView name, Instant at);
    //! Makes hasFact() false. Nothing happens if it can't be written.
    void clearFact(QLatin1StringView name);
    //! Returns the time of the last setFact() with \a name; std::nullopt if there was none or it can't be read.
    [[nodiscard]] std::optional<Instant> factTime(QLatin1StringView name);

    //! Returns at most \a limit events after \a seq.
    [[nodiscard]] Result<std::vector<JournalEvent>, JournalProblem> eventsAfter(qint64 seq, int limit);
    //! Returns the number of the latest event that was ever recorded; 0 if there was none.
    [[nodiscard]] Result<qint64, JournalProblem> lastEvent();
    //! Returns the last record that the audit trail is known to hold: seq and hash; 0 and empty if there is none yet.
    [[nodiscard]] Result<std::pair<qint64, QByteArray>, JournalProblem> auditHead();
    //! Sets what auditHead() returns after the next commit. No commit of its own is needed: the trail itself already
    //! has it on the disk.
    void setAuditHead(qint64 seq, const QByteArray &hash);
    //! Returns why a second record doesn't hold the latest event; std::nullopt if it does.
    using Witness = std::function<std::optional<JournalProblem>()>;
    //! Lets markSending() succeed only if \a witness, which is called after its commit, holds the event, too.
    void requireWitness(Witness witness) { m_witness = std::move(witness); }
    //! Returns what another program has done to the open file; see JournalDatabase::findInterference().
    [[nodiscard]] std::optional<JournalProblem> findInterference() { return m_database.findInterference(); }

    //! Lets the numbers of events continue after \a seq, for a new journal whose audit trail already exists.
    [[nodiscard]] std::optional<JournalProblem> continueEventsAfter(qint64 seq);

Q_SIGNALS:
    //! Emitted after each commit, which contains at least one event.
    void committed();

private:
    Journal(const QString &file, const JournalWriter &writer, const Clock &clock);

    [[nodiscard]] std::optional<JournalProblem> commit();
    void addEvent(const QString &kind, const QJsonObject &body);
    void addFile(RunId run, int position, const RunFacts &facts);
    [[nodiscard]] qint64 now() const;

    JournalDatabase m_database;
    JournalWriter m_writer;
    const Clock &m_clock;
    std::optional<std::pair<qint64, QByteArray>> m_newAuditHead;
    Witness m_witness;
};

//! Returns the limit for Journal::purge() when runs are kept for \a years; std::nullopt when they are kept
//! indefinitely. Years are those of the calendar in UTC+8: a run of 22 November is kept until that day is over,
//! whatever leap days lie in between.
[[nodiscard]] std::optional<Instant> retentionLimit(std::optional<int> years, Instant now);

} // namespace sealdesk
