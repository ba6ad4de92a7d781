// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "service/reconciler.h"
#include "service/terminationledger.h"
#include "store/journal/journalrecords.h"

#include <QObject>

#include <deque>
#include <vector>

namespace sealdesk
{

class Journal;

//! Returns whether the session's journal holds files whose outcome is not settled. As long as it does, nothing else may
//! be terminated with this connection.
[[nodiscard]] bool hasUnsettledFiles(const Session &session);

//! Settles what an earlier process, or an earlier run of this one, left open in the journal. Files that were never sent
//! end as not sent; files that were being sent or are unknown are reconciled by query (product.md 4). Sends nothing.
class Recovery final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Recovery)

public:
    //! Loads the open files into \a ledger, which must outlive the recovery.
    Recovery(Session &session, TerminationLedger &ledger, QObject *parent = nullptr);
    ~Recovery() override = default;

    //! Reads the open files from the journal and reconciles them, request by request. Call it again to retry.
    void start();

    //! Looks up which files a later run confirmed again.
    void refreshRetries();

    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] int unknownCount() const;
    //! The stored runs that the files belong to, oldest first.
    [[nodiscard]] const std::vector<StoredRun> &runs() const { return m_runs; }
    //! The first run with files that may be terminated after a new confirmation; nullptr if there is none or a file is
    //! still unknown.
    [[nodiscard]] const StoredRun *runToRetry() const;

Q_SIGNALS:
    //! Emitted when the open files were read from the journal.
    void loaded();
    void waiting(sealdesk::Wait wait);
    void lookStarted(int number, int total);
    void lookFailed(const sealdesk::ApiError &error);
    void journalFailed(const sealdesk::JournalProblem &problem);
    void sighted(const std::vector<sealdesk::FileSighting> &files);
    //! Emitted when everything that could be settled is. unknownCount() gives the number of files that could not.
    void finished();

private:
    //! Files that went out in one request.
    struct Batch {
        RunId run;
        std::optional<int> chunk;
        std::optional<Instant> serviceTime;
        std::vector<int> indexes; // in the ledger
    };

    [[nodiscard]] bool load(Journal &journal);
    [[nodiscard]] std::vector<LedgerFile> openFilesOf(const StoredRun &run);
    void settleUnsent();
    void gatherBatches();
    void reconcileNextBatch();
    void handleFindings(const std::vector<Finding> &findings);
    void endBatch();
    void finish();
    [[nodiscard]] bool settle(RunId run, Settlement settlement, const std::vector<int> &indexes);
    [[nodiscard]] Journal *journal() const;

    Session &m_session;
    std::vector<StoredRun> m_runs;
    TerminationLedger &m_ledger;
    std::vector<int> m_positions; // of each file of the ledger, in its run
    std::deque<Batch> m_batches;
    Reconciler *m_reconciler = nullptr;
    bool m_running = false;
};

} // namespace sealdesk
