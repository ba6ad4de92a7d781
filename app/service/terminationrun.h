// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/outcome.h"
#include "core/terminationreason.h"
#include "feishu/endpoints/terminatesignaturefiles.h"
#include "service/preflight.h"
#include "service/runfiles.h"
#include "service/session.h"
#include "service/terminationledger.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <vector>

namespace sealdesk
{

class DataClockLook;
class FileLookup;
class OutcomeResolver;
struct Finding;
struct ReplyVerdict;

//! What the user confirmed.
struct TerminationPlan {
    std::vector<FileSighting> files; //!< As they were when confirmed; each id once.
    TerminationReason reason;
    Monotonic checkedAt{0};          //!< When the pre-flight check behind the confirmation was started.
    std::optional<Instant> dataTime; //!< PreflightResult::dataTime
    QSet<FileId> unchecked;          //!< Files that it did not reach.
    QString filterText;              //!< The filter that was active, in words; for the record.
    QHash<FileId, RunId> origins;    //!< The run that a file was tried in before; TerminationAttempts fills it in.
};

//! A remark about the whole run that the user must see in addition to the outcomes.
struct RunRemark {
    enum class Kind {
        CountsDisagree, //!< The counts in the service's answer don't match its lists.
        ForeignIds,     //!< The service's answer names files that were not in the request.
        UnreadAfter,    //!< The present state of failed files could not be read.
    };
    Kind kind;
    int chunk = 0; //!< From 1; 0 if it is about the whole run.
    QString logId;

    friend bool operator==(const RunRemark &, const RunRemark &) = default;
};

//! Terminates the files of a plan in chunks of at most 100 ids, one after another, each over a new connection, with a
//! pre-flight check before each chunk whose last check is older than 30 s (product.md 4). Writes everything to the
//! journal before doing or showing it; without a journal, sends nothing. What the service accepted is read back beside
//! the run and afterwards (product.md 4a.5). After a chunk without a trustworthy answer it waits for an answered look
//! at its files; two such chunks in a row, or three in all, end it. Each file ends with exactly one outcome, which is
//! in the ledger. No id is sent twice unless the service provably refused it.
class TerminationRun final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TerminationRun)

public:
    static constexpr int chunkSize = 100;

    enum class Phase {
        Ready,
        Checking, //!< A pre-flight check is running.
        Sending,
        Resolving, //!< Looking for the files of a chunk whose answer was lost, before the next one is sent.
        Finished   //!< Nothing more is sent. Open outcomes are still being looked for: see isResolving().
    };

    //! Adds the files to \a ledger, which must outlive the run.
    TerminationRun(Session &session, TerminationLedger &ledger, TerminationPlan plan, QObject *parent = nullptr);
    ~TerminationRun() override;

    void start();
    //! Waits for the chunk in flight; the rest ends as not sent.
    void stop();
    //! After the run has finished, looks at once for the files whose outcome is open. Never sends.
    void resolveNow();

    [[nodiscard]] const TerminationPlan &plan() const { return m_plan; }
    [[nodiscard]] int fileCount() const { return static_cast<int>(m_plan.files.size()); }
    //! The outcome of the file at \a position of the plan.
    [[nodiscard]] const FileOutcome &outcome(int position) const { return m_files.outcome(position); }
    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] bool isStopping() const { return m_stopping; }
    //! Whether checks take so long that only the files that are sent next are checked.
    [[nodiscard]] bool isCheckingFew() const { return m_slowLimit && m_phase != Phase::Finished; }
    //! Whether frequent looks for open outcomes are being made.
    [[nodiscard]] bool isResolving() const;
    //! Whether such a look is being made right now.
    [[nodiscard]] bool isLooking() const;
    //! nullopt if the run could not be recorded, so that nothing was sent.
    [[nodiscard]] std::optional<RunId> id() const { return m_files.record().id(); }
    //! How many files of this run are in \a state now, without those that were retried since.
    [[nodiscard]] int count(OutcomeState state) const { return m_files.count(state); }
    //! How many files have an outcome that is not open.
    [[nodiscard]] int settledCount() const
    {
        return fileCount() - count(OutcomeState::Waiting) - count(OutcomeState::Sending) -
               count(OutcomeState::Accepted) - count(OutcomeState::Unknown);
    }

Q_SIGNALS:
    void phaseChanged();
    //! Emitted when isCheckingFew() changes in the middle of the run.
    void checkSizeChanged();
    void waiting(sealdesk::Wait wait);
    void remarked(const sealdesk::RunRemark &remark);
    //! Emitted with the present state of files of this run, read after their outcome, for the list and the result
    //! table.
    void sighted(const std::vector<sealdesk::FileSighting> &files);
    //! Emitted when a look for open outcomes begins.
    void lookStarted();
    //! Emitted when a look failed. Others follow.
    void lookFailed(const sealdesk::ApiError &error);
    //! Emitted when a look has ended.
    void looked();
    //! Emitted when an outcome could not be recorded. The run stops.
    void journalFailed(const sealdesk::JournalProblem &problem);
    //! Emitted when nothing is left to be sent. Looks for open outcomes and for failed files may continue.
    void finished();

private:
    //! Why a call that was waiting to be sent was withdrawn.
    enum class Withdrawal { None, ToStop, ToCheckAgain, NoJournal };

    void step();
    void check();
    void startCheck();
    void checkBeside();
    void checkFewer(int number);
    void setSlowLimit(std::optional<size_t> limit);
    [[nodiscard]] std::vector<int> nextChunk() const;
    void updateDataClock();
    [[nodiscard]] bool isProofWorthWaiting() const;
    [[nodiscard]] std::optional<FileId> fileThatMayProveWindows() const;
    void lookForProof(const FileId &file);
    void handleProof();
    void updateReadBackPace();
    void handleCheck(const PreflightResult &result);
    void limitNextCheck(const std::vector<int> &checked, const PreflightResult &result);
    [[nodiscard]] std::optional<SettledFile> applyCheck(int position, const FileSighting &now,
                                                        const PreflightResult &result);

    void send();
    void beforeSending();
    void afterRefusal();
    void revertToWaiting();
    void withdraw(Withdrawal why);
    void handleReply(const Result<TerminationReply> &reply, const ReplyFacts &facts);
    void handleVerdict(const ReplyVerdict &verdict, const ReplyFacts &facts);
    void handleError(const ApiError &error, const ReplyFacts &facts);
    void afterChunk();
    void watchChunk(const ReplyFacts &facts);
    [[nodiscard]] bool isInDoubt() const;
    void endEarly(const OutcomeCause &cause);
    void finish();

    void handleFindings(const std::vector<Finding> &findings);
    void handleLook();
    [[nodiscard]] FileSighting seenBefore(int position) const;
    void readBack();

    [[nodiscard]] bool openRecord();
    [[nodiscard]] bool recordSending();
    void reportProblem();
    [[nodiscard]] RunRecord &record() { return m_files.record(); }
    void showSightings(const std::vector<FileSighting> &files);

    void setPhase(Phase phase);
    [[nodiscard]] std::vector<int> freshChunk() const;
    [[nodiscard]] bool isFresh(int position) const;

    Session &m_session;
    TerminationLedger &m_ledger;
    TerminationPlan m_plan;
    RunFiles m_files;
    bool m_isProblemReported = false;
    Phase m_phase = Phase::Ready;
    bool m_stopping = false;

    Preflight m_preflight;
    QHash<FileId, int> m_positions;
    std::vector<std::optional<Monotonic>> m_checkedAt; // for each position; nullopt: not yet
    // For each position: by this data time, the latest check by a window showed the file as it was then. nullopt: the
    // stamp of its sighting counts.
    std::vector<std::optional<Instant>> m_knownAt;
    QHash<int, FileSighting> m_checked; // what a check showed, by position, if it is newer
    std::vector<int> m_checking;        // positions in the check that is running
    int m_checks = 0;                   // started so far
    std::optional<size_t> m_slowLimit;  // the maximum size of a check after one took too long
    int m_staleChecks = 0;              // in a row

    QPointer<PendingCall> m_call;
    std::vector<int> m_chunk; // positions in the request that is waiting, in flight or being settled
    bool m_inFlight = false;
    Withdrawal m_withdrawal = Withdrawal::None;
    std::optional<Instant> m_chunkData; // the data clock when it was sent
    std::optional<Instant> m_firstData; // of the first chunk
    AwakeTime m_chunkSentAt;
    int m_doubtfulChunks = 0; // without a trustworthy answer
    int m_doubtfulInARow = 0;

    OutcomeResolver *m_resolver; // of the open files of all chunks so far
    QHash<int, int> m_chunkOf;   // the chunk's number by the resolver's
    int m_watched = 0;           // the latest number of the resolver's
    FileLookup *m_proof = nullptr;
    std::optional<FileId> m_lookedForProof;   // the last one
    std::optional<Monotonic> m_firstAccepted; // when a file was accepted for the first time
    DataClockLook *m_clockLook = nullptr;
    std::optional<Monotonic> m_clockLookStarted;
};

} // namespace sealdesk
