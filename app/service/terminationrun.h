// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/outcome.h"
#include "core/terminationreason.h"
#include "feishu/endpoints/terminatesignaturefiles.h"
#include "service/preflight.h"
#include "service/runrecord.h"
#include "service/session.h"
#include "service/terminationledger.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <vector>

namespace sealdesk
{

class Reconciler;
struct Finding;
struct ReplyVerdict;

//! What the user confirmed.
struct TerminationPlan {
    std::vector<FileSighting> files; //!< In the state in which they were confirmed; each id once.
    TerminationReason reason;
    Monotonic checkedAt{0};       //!< When the pre-flight behind the confirmation was started.
    QString filterText;           //!< The filter that was active, in words; for the record.
    QHash<FileId, RunId> origins; //!< The run that a file was tried in before; TerminationAttempts fills it in.
};

//! Something about the whole run that a person must be told, beside the outcomes.
struct RunRemark {
    enum class Kind {
        CountsDisagree, //!< The counts in the service's answer don't fit its lists.
        ForeignIds,     //!< The service's answer names files that were not in the request.
        UnreadAfter,    //!< Failed files could not be read again.
    };
    Kind kind;
    int chunk = 0; //!< From 1; 0 when it is about the whole run.
    QString logId;

    friend bool operator==(const RunRemark &, const RunRemark &) = default;
};

//! Terminates the files of a plan in chunks of at most 100 ids, one after another, each over a fresh connection, with a
//! pre-flight before each chunk whose last check is older than 30 s (product.md 4). Everything is in the journal before
//! it is done or shown; without one, nothing is sent. A chunk that ends unknown is reconciled before the next one is
//! sent. Each file ends in exactly one outcome, which is in the ledger. No id is sent twice unless the service provably
//! refused.
class TerminationRun final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TerminationRun)

public:
    static constexpr int chunkSize = 100;
    static constexpr std::chrono::seconds checkLifetime{30};

    enum class Phase {
        Ready,
        Checking, //!< Pre-flight.
        Sending,
        Settling, //!< Finding out what became of a chunk whose answer was lost.
        Finished
    };

    //! Adds the files to \a ledger, which outlives the run.
    TerminationRun(Session &session, TerminationLedger &ledger, TerminationPlan plan, QObject *parent = nullptr);
    ~TerminationRun() override;

    //! What stop() does about files whose answer was lost.
    enum class Unsettled {
        Reconcile, //!< Finds out about them first.
        Leave,     //!< Ends with them unknown; they are in the journal.
    };

    void start();
    //! The chunk in flight is waited for; the rest ends as not sent. May be called again with Leave.
    void stop(Unsettled unsettled = Unsettled::Reconcile);
    //! Once finished: tries again to find out about the files whose outcome is unknown; never sends. Ends with
    //! reconciled().
    void reconcileAgain();

    [[nodiscard]] const TerminationPlan &plan() const { return m_plan; }
    [[nodiscard]] int fileCount() const { return static_cast<int>(m_plan.files.size()); }
    //! Of the file at a position of the plan.
    [[nodiscard]] const FileOutcome &outcome(int position) const;
    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] bool isStopping() const { return m_stopping; }
    [[nodiscard]] bool isReconciling() const { return m_reconciler; }
    //! nullopt: it could not be written down, so nothing was sent.
    [[nodiscard]] std::optional<RunId> id() const { return m_record.id(); }
    //! How many files of this run are in \a state now; not those that were tried again since.
    [[nodiscard]] int count(OutcomeState state) const;
    //! How many files have an outcome.
    [[nodiscard]] int settledCount() const;

Q_SIGNALS:
    void phaseChanged();
    void waiting(sealdesk::Wait wait);
    void remarked(const sealdesk::RunRemark &remark);
    //! What the service shows of files of this run, read after their outcome: for the list and the result table.
    void sighted(const std::vector<sealdesk::FileSighting> &files);
    //! Reconciliation looks at the service, for the \a number th time.
    void lookStarted(int number, int total);
    //! The service could not be asked what became of the files. Reconciliation goes on unless reconciled() follows.
    void lookFailed(const sealdesk::ApiError &error);
    //! Reconciliation has ended; files that it could not find out about are still unknown.
    void reconciled();
    //! An outcome could not be written down; the run stops.
    void journalFailed(const sealdesk::JournalProblem &problem);
    //! Every file has an outcome. Reading failed files again may still go on; it is said by sighted() alone.
    void finished();

private:
    //! Why the call that waits to be sent was taken back.
    enum class Withdrawal { None, ToStop, ToCheckAgain, NoJournal };

    void step();
    void startCheck();
    void takeCheck(const PreflightResult &result);
    [[nodiscard]] std::optional<SettledFile> takeFreshFile(int position, const FileSighting &now,
                                                           const PreflightResult &result);
    void leaveBrokenWindow();

    void send();
    void beforeSending();
    void afterRefusal();
    void revertToWaiting();
    void withdraw(Withdrawal why);
    void takeReply(const Result<TerminationReply> &reply, const ReplyFacts &facts);
    void takeVerdict(const ReplyVerdict &verdict, const ReplyFacts &facts);
    void takeError(const ApiError &error);
    void afterChunk();
    [[nodiscard]] bool isToReconcile() const;
    void endRest(const OutcomeCause &cause);
    void settleRest(const OutcomeCause &cause);
    void finish();

    void reconcile();
    void takeFindings(const std::vector<Finding> &findings);
    void endReconciliation();
    void closeReconciler();
    void goOnAfterReconciliation();
    void readBack();

    [[nodiscard]] bool openRecord();
    [[nodiscard]] bool recordSending();
    void reportProblem();
    void settle(Settlement settlement);
    void settleChunk(OutcomeState state, const OutcomeCause &cause, const ApiError &error);
    void showChunk(OutcomeState state);
    void showSightings(const std::vector<FileSighting> &files);

    void setPhase(Phase phase);
    [[nodiscard]] bool isIn(int position, OutcomeState state) const;
    [[nodiscard]] std::vector<int> positionsIn(OutcomeState state) const;
    [[nodiscard]] std::vector<FileId> idsOf(const std::vector<int> &positions) const;
    [[nodiscard]] std::vector<int> freshHead() const;
    [[nodiscard]] bool isFresh(int position) const;
    [[nodiscard]] size_t checkLimit();

    Session &m_session;
    TerminationLedger &m_ledger;
    TerminationPlan m_plan;
    TerminationLedger::Attempt m_attempt;
    RunRecord m_record;
    bool m_isProblemReported = false;
    Phase m_phase = Phase::Ready;
    bool m_stopping = false;
    Unsettled m_unsettled = Unsettled::Reconcile;

    Preflight m_preflight;
    QHash<FileId, int> m_positions;
    std::vector<Monotonic> m_checkedAt; // for each position
    std::vector<int> m_checking;        // positions in the check that is running
    std::optional<size_t> m_slowLimit;  // how many files a check may cover after one took too long
    int m_staleChecks = 0;              // in a row

    QPointer<PendingCall> m_call;
    std::vector<int> m_chunk; // positions in the request that is waiting, in flight or being settled
    bool m_onItsWay = false;
    Withdrawal m_withdrawal = Withdrawal::None;
    std::optional<Instant> m_chunkSent; // by the service's clock, if it is known
    std::optional<Instant> m_firstSent; // by the service's clock
    Monotonic m_doubtBegan{0};

    Reconciler *m_reconciler = nullptr;
};

} // namespace sealdesk
