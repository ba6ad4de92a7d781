// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/outcome.h"
#include "core/terminationreason.h"
#include "feishu/endpoints/terminatesignaturefiles.h"
#include "service/preflight.h"
#include "service/session.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <vector>

namespace sealdesk
{

class FileLookup;
struct ReplyVerdict;

//! What the user confirmed.
struct TerminationPlan {
    std::vector<FileSighting> files; //!< In the state in which they were confirmed; each id once.
    TerminationReason reason;
    Monotonic checkedAt{0}; //!< When the pre-flight behind the confirmation was started.
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
//! pre-flight before each chunk whose last check is older than 30 s (product.md 4). Each file ends in exactly one
//! outcome; an unknown one can be asked for with check(). No id is sent twice unless the service provably refused.
class TerminationRun final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TerminationRun)

public:
    static constexpr int chunkSize = 100;
    static constexpr std::chrono::seconds checkLifetime{30};

    enum class Phase { Ready, Checking, Sending, Finished };

    TerminationRun(Session &session, TerminationPlan plan, QObject *parent = nullptr);
    ~TerminationRun() override;

    void start();
    //! The chunk in flight is waited for; the rest ends as not sent.
    void stop();
    //! Asks the service about the files whose outcome is unknown (positions in plan().files); never sends. Each is
    //! answered by outcomeChanged() or checkFailed(). One that is shown in another state than terminated stays unknown:
    //! the service may lag behind, and a single look can't tell.
    void check(const std::vector<int> &positions);

    [[nodiscard]] const TerminationPlan &plan() const { return m_plan; }
    [[nodiscard]] const std::vector<FileOutcome> &outcomes() const { return m_outcomes; }
    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] bool isStopping() const { return m_stopping; }
    //! How many files are in \a state now.
    [[nodiscard]] int count(OutcomeState state) const;

Q_SIGNALS:
    void phaseChanged();
    void outcomeChanged(int position);
    void waiting(sealdesk::Wait wait);
    void remarked(const sealdesk::RunRemark &remark);
    //! What the service shows of files of this run, read after their outcome: for the list and the result table.
    void sighted(const std::vector<sealdesk::FileSighting> &files);
    //! check() could not ask about this file.
    void checkFailed(int position, const sealdesk::ApiError &error);
    //! Every file has an outcome. Reading failed files again may still go on; it is said by sighted() alone.
    void finished();

private:
    //! Why the call that waits to be sent was taken back.
    enum class Withdrawal { None, ToStop, ToCheckAgain };

    void step();
    void startCheck();
    void takeCheck(const PreflightResult &result);
    void takeFreshFile(int position, const FileSighting &now, const PreflightResult &result);
    void noteStaleCheck();
    void leaveBrokenWindow();

    void send();
    void beforeSending();
    void backToWaiting();
    void withdraw(Withdrawal why);
    void takeReply(const Result<TerminationReply> &reply, const ReplyFacts &facts);
    void takeVerdict(const ReplyVerdict &verdict, const QString &logId);
    void takeError(const ApiError &error);
    void askForChunk(const ApiError &error);
    void chunkAsked(const ApiError &error);

    void settleFound(const FileSighting &sighting, const QString &logId);
    void endRest(const OutcomeCause &cause);
    void finish();
    void readBack();

    void setPhase(Phase phase);
    void setOutcome(int position, FileOutcome outcome);
    void setChunk(OutcomeState state, const OutcomeCause &cause, const QString &logId);
    [[nodiscard]] std::vector<int> positionsIn(OutcomeState state) const;
    [[nodiscard]] std::vector<FileId> idsOf(const std::vector<int> &positions) const;
    [[nodiscard]] std::vector<int> freshHead() const;
    [[nodiscard]] bool isFresh(int position) const;
    [[nodiscard]] size_t checkLimit();

    Session &m_session;
    TerminationPlan m_plan;
    std::vector<FileOutcome> m_outcomes;
    Phase m_phase = Phase::Ready;
    bool m_stopping = false;

    Preflight m_preflight;
    QHash<FileId, int> m_positions;
    std::vector<Monotonic> m_checkedAt; // for each position
    std::vector<int> m_checking;        // positions in the check that is running
    std::optional<size_t> m_slowLimit;  // how many files a check may cover after one took too long
    int m_staleChecks = 0;              // in a row

    QPointer<PendingCall> m_call;
    std::vector<int> m_chunk; // positions in the request that is waiting, in flight or being settled
    int m_chunkNumber = 0;
    bool m_onItsWay = false;
    Withdrawal m_withdrawal = Withdrawal::None;
    std::optional<Instant> m_firstSent; // by the service's clock

    FileLookup *m_chunkLookup = nullptr; // for 1160002
    FileLookup *m_unknownLookup = nullptr;
    QSet<FileId> m_beingChecked;
};

} // namespace sealdesk
