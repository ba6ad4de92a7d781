// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "service/terminationledger.h"
#include "service/terminationrun.h"

#include <memory>

namespace sealdesk
{

//! The run over the files that were confirmed first, and the retries of some of them, in one ledger.
class TerminationAttempts final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TerminationAttempts)

public:
    //! Why start() did nothing.
    enum class StartRefusal {
        RunUnderWay,     //!< The latest run has not ended.
        OutcomesOpen,    //!< It is not known of every file of the ledger what became of it.
        NotToBeRepeated, //!< A file of the plan was sent already and may be terminated, or was left out for a reason.
    };

    //! \a origins: runs of the journal that files were tried in before.
    explicit TerminationAttempts(Session &session, QHash<FileId, RunId> origins = {}, QObject *parent = nullptr);
    ~TerminationAttempts() override;

    //! Starts a run over \a plan. Every file that is in the ledger already must be retryable, so that no caller can
    //! send a file twice. Only this function says which runs the files were tried in before.
    [[nodiscard]] std::optional<StartRefusal> start(TerminationPlan plan);
    //! See TerminationRun::stop().
    void stop();
    //! Looks at once for every file whose outcome is open; never sends.
    void resolveNow();

    [[nodiscard]] TerminationLedger &ledger() { return m_ledger; }
    [[nodiscard]] const TerminationLedger &ledger() const { return m_ledger; }
    //! The latest run; nullptr before the first.
    [[nodiscard]] const TerminationRun *latest() const;
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] bool isStopping() const;
    //! Whether frequent looks for the open outcomes of a run that has ended are being made.
    [[nodiscard]] bool isResolving() const;
    //! Whether such a look is being made right now.
    [[nodiscard]] bool isLooking() const;
    //! Whether there are files to retry, and nothing is open that a retry would have to wait for.
    [[nodiscard]] bool canRetry() const;

Q_SIGNALS:
    //! Emitted before \a run does anything.
    void started(sealdesk::TerminationRun *run);

private:
    [[nodiscard]] std::optional<StartRefusal> refusal(const TerminationPlan &plan) const;
    [[nodiscard]] bool hasOpenOutcomes() const;
    [[nodiscard]] QHash<FileId, RunId> originsOf(const std::vector<FileSighting> &files) const;

    Session &m_session;
    QHash<FileId, RunId> m_origins;
    TerminationLedger m_ledger;
    std::vector<std::unique_ptr<TerminationRun>> m_runs;
};

} // namespace sealdesk
