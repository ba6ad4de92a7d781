// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/outcome.h"
#include "core/runsummary.h"
#include "core/signaturefile.h"

#include <QHash>
#include <QObject>

#include <array>
#include <optional>
#include <vector>

namespace sealdesk
{

//! One file of a termination: as it was confirmed last, what became of it, and what was read of it since.
struct LedgerFile {
    FileSighting confirmed;
    FileOutcome outcome;
    std::optional<FileSighting> present; //!< The newest sighting since the confirmation.
    std::optional<RunId> run;            //!< The run of the latest attempt; nullopt: the journal has none.
    std::optional<RunId> origin;         //!< The latest recorded run before this attempt.
    std::vector<Correction> corrections; //!< What later reads showed against the outcome.
    std::optional<RunId> retriedBy;      //!< A later run that this ledger doesn't hold, with the same file.
    int attempt = 0;                     //!< Which call of addAttempt() confirmed it; 0: it was loaded.

    [[nodiscard]] const FileSighting &lastSeen() const { return present ? *present : confirmed; }
};

//! The files of a run, or of a run and its retries, and what became of each: the one place that holds outcomes. The
//! result, the history and the recovery are views over it. A file keeps its index until other files are loaded.
class TerminationLedger final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TerminationLedger)

public:
    //! An outcome for the file at an index.
    struct Entry {
        int index = 0;
        FileOutcome outcome;
    };
    //! Files that were confirmed together.
    struct Attempt {
        int number = 0;
        std::vector<int> indexes; //!< In the order in which the files were given.
    };

    explicit TerminationLedger(QObject *parent = nullptr);
    ~TerminationLedger() override;

    //! Replaces all files.
    void load(std::vector<LedgerFile> files);
    //! Puts files, each id once, into the ledger as waiting. A file that is in it already keeps its index and loses
    //! what was known of its earlier attempt.
    Attempt addAttempt(const std::vector<FileSighting> &files);
    //! The journal's number of an attempt.
    void setRun(const Attempt &attempt, RunId run);
    void setOutcomes(std::vector<Entry> entries);
    //! What the service showed of files since they were confirmed. Other files, and sightings that an earlier one
    //! supersedes, are ignored.
    void addSightings(const std::vector<FileSighting> &sightings);
    //! Adds a correction to the outcome of \a file, if its latest attempt is \a run.
    void addCorrection(const FileId &file, RunId run, const Correction &correction);
    //! Sets which files a later run confirmed again, and which run. All others count as not retried.
    void setRetriedBy(const QHash<FileId, RunId> &retries);

    [[nodiscard]] int fileCount() const { return static_cast<int>(m_files.size()); }
    [[nodiscard]] bool isEmpty() const { return m_files.empty(); }
    [[nodiscard]] const LedgerFile &file(int index) const { return m_files[static_cast<std::size_t>(index)]; }
    [[nodiscard]] const std::vector<LedgerFile> &files() const { return m_files; }
    [[nodiscard]] std::optional<int> indexOf(const FileId &file) const;
    [[nodiscard]] int count(OutcomeState state) const { return m_counts[static_cast<std::size_t>(state)]; }

    //! Whether a file may be confirmed for another attempt (product.md 4): it failed or was not sent, the service still
    //! has it, and no later run confirmed it. Not what changed since it was confirmed (skipped), nor what is or may be
    //! terminated.
    [[nodiscard]] bool isRetryable(int index) const;
    //! The retryable files as last seen; of \a run alone, or of all.
    [[nodiscard]] std::vector<FileSighting> retryableFiles(std::optional<RunId> run = {}) const;
    //! The first error that led to that outcome.
    [[nodiscard]] std::optional<ApiError> leadingError(OutcomeState state) const;

Q_SIGNALS:
    //! Emitted before files are loaded or added.
    void aboutToReset();
    //! Emitted when files were loaded or added.
    void reset();
    //! Emitted when outcomes, present states or retries of the files at \a indexes changed.
    void changed(const std::vector<int> &indexes);

private:
    std::vector<LedgerFile> m_files;
    QHash<FileId, int> m_indexes;
    std::array<int, outcomeStateCount> m_counts{};
    int m_attempts = 0;
};

} // namespace sealdesk
