// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/connection.h"
#include "core/outcome.h"
#include "core/runsummary.h"
#include "core/signaturefile.h"

#include <optional>
#include <vector>

namespace sealdesk
{

//! Who writes the journal, for the record.
struct JournalWriter {
    QString programVersion;
    QString osUser;
    QString host;

    //! This program, as this user, on this computer.
    [[nodiscard]] static JournalWriter current();

    friend bool operator==(const JournalWriter &, const JournalWriter &) = default;
};

//! What is written down before anything of a run is sent.
struct RunFacts {
    Connection connection; //!< Operator included.
    QString reason;        //!< As sent.
    QString filterText;    //!< The filter that was active, in words.
    std::optional<RunId> retryOf;
    std::vector<FileSighting> files; //!< As confirmed. A file's position in here is its number in the run.
};

//! One request that is about to go out.
struct ChunkFacts {
    int number = 0; //!< From 1, growing within the run.
    std::vector<int> positions;
    std::optional<Instant> serviceTime; //!< Of sending, by the service's clock; nullopt as long as it is not known.
};

//! An outcome of the file at a position of the run.
struct SettledFile {
    int position = 0;
    FileOutcome outcome;
};

//! Outcomes that were decided together.
struct Settlement {
    enum class By {
        Reply,   //!< The service's answer to the chunk, or its absence.
        Query,   //!< Reading the files afterwards.
        Program, //!< Nothing was sent: checked before, stopped, interrupted.
    };
    By by = By::Program;
    std::optional<int> chunk;
    std::optional<int> httpStatus;
    QString logId;
    std::vector<SettledFile> files;
};

//! A chunk as it was written down.
struct StoredChunk {
    int number = 0;
    Instant sentAt; //!< By this computer's clock.
    std::optional<Instant> serviceTime;
    std::optional<int> httpStatus; //!< nullopt: no answer was written down.
    QString logId;
};

//! One file of a stored run.
struct StoredFile {
    FileSighting file;
    FileOutcome outcome;
    std::optional<int> chunk;       //!< The last one that it was sent with.
    std::optional<RunId> retriedBy; //!< The latest run that was a retry of this one, with this file.
};

//! A whole run, read back.
struct StoredRun {
    RunSummary summary;
    UserIdType userIdType = UserIdType::PeopleCorehrId;
    QString filterText;
    std::optional<RunId> retryOf;
    JournalWriter writer;
    std::vector<StoredFile> files; //!< By position.
    std::vector<StoredChunk> chunks;
};

//! What the list of runs is narrowed to.
struct RunSearch {
    QString words; //!< Part of a file's id or name, of a person's id, of the reason or the operator; any case.
    //! At least one file ended so. Unknown finds what is waiting or being sent, too.
    std::optional<OutcomeState> outcome;
};

} // namespace sealdesk
