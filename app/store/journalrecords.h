// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/connection.h"
#include "core/outcome.h"
#include "core/signaturefile.h"

#include <array>
#include <compare>
#include <optional>
#include <vector>

namespace sealdesk
{

//! A run's number in its journal; never given twice.
struct RunId {
    qint64 value = 0;
    friend auto operator<=>(const RunId &, const RunId &) = default;
};

//! Who writes the journal, for the record.
struct JournalWriter {
    QString programVersion;
    QString osUser;
    QString host;

    //! This program, as this user, on this computer.
    [[nodiscard]] static JournalWriter here();

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
    std::optional<int> chunk; //!< The last one that it was sent with.
};

//! A run as the list of runs shows it.
struct RunSummary {
    RunId id;
    Instant startedAt; //!< By this computer's clock.
    OperatorId operatorId;
    QString connectionName;
    QString reason;
    int files = 0;
    std::array<int, outcomeStateCount> counts{}; //!< By OutcomeState.

    [[nodiscard]] int count(OutcomeState state) const { return counts[static_cast<std::size_t>(state)]; }
    //! Every file has an outcome that stays.
    [[nodiscard]] bool isSettled() const
    {
        return count(OutcomeState::Waiting) + count(OutcomeState::Sending) + count(OutcomeState::Unknown) == 0;
    }
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
    std::optional<OutcomeState> outcome; //!< At least one file ended so.
};

} // namespace sealdesk
