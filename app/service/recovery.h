// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "service/outcomeresolver.h"
#include "service/terminationledger.h"
#include "store/journal/journalrecords.h"

#include <QHash>
#include <QObject>

#include <vector>

namespace sealdesk
{

class Journal;

//! Returns whether the session's journal holds files whose outcome is open.
[[nodiscard]] bool hasOpenFiles(const Session &session);

//! Looks for the outcomes that an earlier process, or an earlier run of this one, left open in the journal. Files that
//! were never sent end as not sent; for the others the service is asked (product.md 4a.5 to 4a.7). Sends nothing.
class Recovery final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Recovery)

public:
    //! Loads the open files into \a ledger, which must outlive the recovery.
    Recovery(Session &session, TerminationLedger &ledger, QObject *parent = nullptr);
    ~Recovery() override = default;

    //! Reads the open files from the journal and looks for them. Call it again for a look at once.
    void start();
    //! See OutcomeResolver::setPace().
    void setPace(OutcomeResolver::Pace pace);

    //! Whether every request had its whole time, so that unknown files may be closed.
    [[nodiscard]] bool mayLeaveUnknown() const;
    //! Ends the unknown files as left unknown: \a person closes them without knowing what became of them. Returns false
    //! if the journal could not be written.
    [[nodiscard]] bool leaveUnknown(const QString &person);

    //! Looks up which files a later run confirmed again.
    void refreshRetries();

    //! Whether frequent looks are being made.
    [[nodiscard]] bool isActive() const { return m_resolver && m_resolver->isActive(); }
    //! Whether a look is being made right now.
    [[nodiscard]] bool isLooking() const { return m_resolver && m_resolver->isLooking(); }
    [[nodiscard]] int openCount() const;
    [[nodiscard]] int unknownCount() const { return m_ledger.count(OutcomeState::Unknown); }
    //! The stored runs that the files belong to, oldest first.
    [[nodiscard]] const std::vector<StoredRun> &runs() const { return m_runs; }
    //! The first run with files that may be terminated after a new confirmation; nullptr if there is none or a file is
    //! still open.
    [[nodiscard]] const StoredRun *runToRetry() const;

Q_SIGNALS:
    //! Emitted when the open files were read from the journal.
    void loaded();
    void waiting(sealdesk::Wait wait);
    void lookStarted();
    void lookFailed(const sealdesk::ApiError &error);
    void journalFailed(const sealdesk::JournalProblem &problem);
    void sighted(const std::vector<sealdesk::FileSighting> &files);
    //! Emitted when a look has ended, or nothing could be started.
    void looked();

private:
    //! Files that went out in one request.
    struct Batch {
        RunId run;
        std::optional<int> chunk;
        std::vector<int> indexes; // in the ledger
    };

    [[nodiscard]] bool load(Journal &journal);
    void loadLedger();
    [[nodiscard]] std::vector<LedgerFile> openFilesOf(const StoredRun &run);
    void settleUnsent();
    void watchFiles();
    void stopLooking();
    void tryAgainLater();
    void watch(const Batch &batch, const StoredRun &run);
    [[nodiscard]] const StoredRun &runOf(int index) const;
    void handleFindings(const std::vector<Finding> &findings);
    void showSightings(const std::vector<FileSighting> &files);
    [[nodiscard]] bool settle(RunId run, Settlement settlement, const std::vector<int> &indexes);
    [[nodiscard]] Journal *journal() const;

    Session &m_session;
    std::vector<StoredRun> m_runs;
    TerminationLedger &m_ledger;
    std::vector<int> m_positions; // of each file of the ledger, in its run
    QHash<int, Batch> m_batches;  // by the resolver's number
    OutcomeResolver *m_resolver = nullptr;
    AwakeTime m_loadedAt;
    OutcomeResolver::Pace m_pace = OutcomeResolver::Pace::Foreground;
};

} // namespace sealdesk
