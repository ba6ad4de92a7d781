// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "service/terminationrun.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace sealdesk
{

//! Everything that one terminate dialog has sent: a row a file, with the outcome of its latest attempt. A retry is a
//! run of its own over some of the rows; the other rows keep what they have, so that an unknown file never leaves the
//! screen because another one was tried again.
class TerminationLedger final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TerminationLedger)

public:
    //! One file, as it was confirmed last, and what became of it.
    struct Row {
        FileSighting file;
        FileOutcome outcome;
    };

    explicit TerminationLedger(Session &session, QObject *parent = nullptr);
    ~TerminationLedger() override;

    //! Why start() did nothing.
    enum class Refusal {
        RunUnderWay,     //!< The latest run has not ended.
        NotToBeRepeated, //!< A file of the plan was sent already and may be terminated, or was left out for a reason.
    };
    //! Starts a run over \a plan. Every file that is in the ledger already must be one that may be offered again, so
    //! that no caller can send a file twice.
    [[nodiscard]] std::optional<Refusal> start(TerminationPlan plan);
    //! The chunk in flight is waited for; the rest ends as not sent.
    void stop(TerminationRun::Unsettled unsettled);
    //! Tries again to find out about every file whose outcome is unknown; never sends.
    void checkUnknown();

    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }
    [[nodiscard]] int count(OutcomeState state) const;
    [[nodiscard]] bool isEmpty() const { return m_rows.empty(); }
    //! Of the latest run: nullopt before the first.
    [[nodiscard]] std::optional<TerminationRun::Phase> phase() const;
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] bool isStopping() const;
    //! A run that has ended tries to find out about its unknown files.
    [[nodiscard]] bool isCheckingUnknown() const;
    //! How many files of the latest run have their outcome, and how many there are.
    [[nodiscard]] int settledCount() const;
    [[nodiscard]] int currentTotal() const;
    //! What the service showed of the file since its latest attempt was settled.
    [[nodiscard]] std::optional<FileSighting> present(const FileId &file) const;
    //! What may be offered again (core/retryable.h), as last seen.
    [[nodiscard]] std::vector<FileSighting> retryableFiles() const;
    //! The first error behind a file of that outcome.
    [[nodiscard]] std::optional<ApiError> leadingError(OutcomeState state) const;

Q_SIGNALS:
    void rowsReset();
    void rowChanged(int row);
    void phaseChanged();
    void waiting(sealdesk::Wait wait);
    void remarked(const sealdesk::RunRemark &remark);
    void sighted(const std::vector<sealdesk::FileSighting> &files);
    void lookStarted(int number, int total);
    //! The service could not be asked about unknown files.
    void lookFailed(const sealdesk::ApiError &error);
    //! What could be found out about unknown files was.
    void reconciled();
    void journalFailed(const sealdesk::JournalProblem &problem);
    void finished();

private:
    struct Attempt {
        std::unique_ptr<TerminationRun> run;
        std::vector<int> rows; // of each position of the run
    };

    [[nodiscard]] const TerminationRun *current() const;
    [[nodiscard]] std::optional<Refusal> refusal(const TerminationPlan &plan) const;
    void connectRun(size_t attempt);
    [[nodiscard]] std::vector<int> place(const std::vector<FileSighting> &files);
    void takeOutcome(size_t attempt, int position);
    void takeSightings(const std::vector<FileSighting> &files);

    Session &m_session;
    std::vector<Row> m_rows;
    std::vector<size_t> m_attemptOfRow;
    QHash<FileId, int> m_rowOfFile;
    QHash<FileId, FileSighting> m_present;
    std::vector<Attempt> m_attempts;
};

} // namespace sealdesk
