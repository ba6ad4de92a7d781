// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/connection.h"
#include "core/outcome.h"
#include "core/runsummary.h"
#include "core/signaturefile.h"

#include <QJsonObject>

#include <QHash>

#include <functional>
#include <optional>
#include <vector>

namespace sealdesk
{

//! Who writes the journal.
struct JournalWriter {
    QString programVersion;
    QString osUser;
    QString host;

    //! Returns this program, the current user and this computer.
    [[nodiscard]] static JournalWriter current();

    friend bool operator==(const JournalWriter &, const JournalWriter &) = default;
};

//! What is recorded before anything of a run is sent.
struct RunFacts {
    Connection connection;           //!< Operator included.
    QString reason;                  //!< As sent.
    QString filterText;              //!< The active filter, as text.
    QHash<FileId, RunId> origins;    //!< For files that were tried before: the run that tried them last.
    std::vector<FileSighting> files; //!< As confirmed. Their positions identify them within the run.
};

//! One request that is about to be sent.
struct ChunkFacts {
    int number = 0; //!< From 1, growing within the run.
    std::vector<int> positions;
    std::optional<Instant> serviceTime; //!< When it is sent, by the service's clock; std::nullopt if unknown.
    std::optional<Instant> dataTime;    //!< The data clock at that time (product.md 4a.1).
};

//! The outcome of the file at a position of the run.
struct SettledFile {
    int position = 0;
    FileOutcome outcome;
};

//! Outcomes that were decided together.
struct Settlement {
    enum class By {
        Reply,   //!< The service's reply to the chunk, or its absence.
        Query,   //!< A later query of the files.
        Program, //!< Nothing was sent: the check before sending, a stop, an interruption.
        Person,  //!< Somebody closed unknown files.
    };
    By by = By::Program;
    std::optional<int> chunk;
    std::optional<int> httpStatus;
    QString logId;
    std::vector<SettledFile> files;
    std::vector<FileId> foreignIds = {}; //!< Ids in the reply that were not in the request.
    //! When they were decided: the earlier one of the service's and the computer's clock; nullopt if the former is not
    //! known.
    std::optional<Instant> serviceTime = {};
};

//! A chunk as stored in the journal.
struct StoredChunk {
    int number = 0;
    Instant sentAt; //!< By this computer's clock.
    std::optional<Instant> serviceTime;
    std::optional<Instant> dataTime;
    std::optional<int> httpStatus; //!< std::nullopt if no reply was recorded.
    QString logId;
};

//! A file of a stored run.
struct StoredFile {
    FileSighting file;
    FileOutcome outcome;
    std::optional<int> chunk;            //!< The last chunk with which it was sent.
    std::optional<RunId> origin;         //!< The run that tried the file before, when this one is a retry of it.
    std::optional<RunId> retriedBy;      //!< The latest run in the chain of retries of the file that begins here.
    std::vector<Correction> corrections; //!< In the order in which they were recorded.
};

//! The recorded outcome of a file in one run, for comparison with what the service shows.
struct RecordedOutcome {
    RunId run;
    int position = 0;
    FileId file;
    FileState stateBefore;
    FileOutcome outcome;
    bool wasSent = false;
    std::optional<Instant> settledAt;   //!< Not later than the service's time then; nullopt if that is not known.
    Instant settledHere;                //!< By this computer's clock.
    std::vector<FileState> corrections; //!< The states of its corrections.
};

//! A whole run as stored in the journal.
struct StoredRun {
    RunSummary summary;
    UserIdType userIdType = UserIdType::PeopleCorehrId;
    QString filterText;
    JournalWriter writer;
    std::vector<StoredFile> files; //!< By position.
    std::vector<StoredChunk> chunks;
};

//! Which runs a search finds.
struct RunSearch {
    //! Whether a text is searched for. Asked, in any thread, about each run's reason and operator in one text, and each
    //! file's ids and names in another, with a line for each. Empty: every run is found.
    std::function<bool(const QString &text)> isWanted;
    //! The outcome of at least one file. Unknown also finds files that are waiting or being sent.
    std::optional<OutcomeState> outcome;
};

//! A fact for the audit trail. Events are numbered in the order in which they happened.
struct JournalEvent {
    qint64 seq = 0; //!< 1, 2, 3 … without a gap.
    Instant at;     //!< By this computer's clock.
    QString kind;
    QJsonObject body;
};

} // namespace sealdesk
