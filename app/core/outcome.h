// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/apierror.h"
#include "core/clock.h"
#include "core/filestate.h"
#include "core/journalproblem.h"
#include "core/localizedtext.h"

#include <array>
#include <optional>
#include <variant>

namespace sealdesk
{

//! Where a file stands in a run. The first two pass; a file ends in exactly one of the others (product.md 4).
enum class OutcomeState {
    Waiting,
    Sending,
    Accepted,   //!< The service said that it terminated the file; nobody has seen it terminated yet.
    Terminated, //!< Seen terminated.
    Failed,
    Skipped,
    NotSent,
    Unknown,     //!< Sent, and nothing proves yet what became of it.
    LeftUnknown, //!< Unknown, and nobody looks any more.
};

inline constexpr std::array allOutcomeStates{
    OutcomeState::Waiting,    OutcomeState::Sending, OutcomeState::Accepted,
    OutcomeState::Terminated, OutcomeState::Failed,  OutcomeState::Skipped,
    OutcomeState::NotSent,    OutcomeState::Unknown, OutcomeState::LeftUnknown,
};
inline constexpr int outcomeStateCount = static_cast<int>(allOutcomeStates.size());

//! Whether the file can still get another outcome without being sent again.
[[nodiscard]] constexpr bool isOpen(OutcomeState state)
{
    switch (state) {
    case OutcomeState::Waiting:
    case OutcomeState::Sending:
    case OutcomeState::Accepted:
    case OutcomeState::Unknown:
        return true;
    case OutcomeState::Terminated:
    case OutcomeState::Failed:
    case OutcomeState::Skipped:
    case OutcomeState::NotSent:
    case OutcomeState::LeftUnknown:
        return false;
    }
    Q_UNREACHABLE();
}

//! The reasons behind an outcome, one type each.
namespace cause
{
//! Nothing to add.
struct None {
    friend bool operator==(const None &, const None &) = default;
};
//! Failed: the service gave a reason for this file (fail_file_id_and_reasons).
struct RefusedByService {
    QString reason;
    friend bool operator==(const RefusedByService &, const RefusedByService &) = default;
};
//! Failed or not sent: the request as a whole was refused, and provably nothing was done.
struct RequestRefused {
    ApiError error;
    friend bool operator==(const RequestRefused &, const RequestRefused &) = default;
};
//! Skipped: the file's state is another than the one confirmed. Terminated by query: labels of what was found.
struct StateChanged {
    FileState before;
    FileState now;
    LocalizedText nowLabels;
    friend bool operator==(const StateChanged &, const StateChanged &) = default;
};
//! Skipped: the service doesn't show the file any more. Failed: it answers "not found".
struct NotFound {
    friend bool operator==(const NotFound &, const NotFound &) = default;
};
//! Not sent: the user stopped the run.
struct Stopped {
    friend bool operator==(const Stopped &, const Stopped &) = default;
};
//! Not sent: the check before sending could not be made.
struct CheckFailed {
    ApiError error;
    friend bool operator==(const CheckFailed &, const CheckFailed &) = default;
};
//! Not sent: an earlier request of the run ended unknown, so the run went no further.
struct EarlierUnknown {
    friend bool operator==(const EarlierUnknown &, const EarlierUnknown &) = default;
};
//! Not sent: the program ended before the file's turn came.
struct Interrupted {
    friend bool operator==(const Interrupted &, const Interrupted &) = default;
};
//! Not sent: the journal could not be written, and nothing is sent without it.
struct NoJournal {
    JournalProblem problem;
    friend bool operator==(const NoJournal &, const NoJournal &) = default;
};
//! Terminated: its last sighting before it was sent showed that already.
struct AlreadyTerminated {
    friend bool operator==(const AlreadyTerminated &, const AlreadyTerminated &) = default;
};
//! Terminated: no sighting before it was sent shows whether it was terminated already.
struct TerminatedByUnknown {
    friend bool operator==(const TerminatedByUnknown &, const TerminatedByUnknown &) = default;
};
//! Failed: the service accepted the request for it, and then showed for long, or with a later update, that it is not
//! terminated.
struct NotEffective {
    FileState now;
    LocalizedText nowLabels;
    friend bool operator==(const NotEffective &, const NotEffective &) = default;
};
//! Unknown: sent, but no trustworthy answer came.
struct NoAnswer {
    ApiError error;
    friend bool operator==(const NoAnswer &, const NoAnswer &) = default;
};
//! Unknown: the program ended while the file was being sent.
struct CutShort {
    friend bool operator==(const CutShort &, const CutShort &) = default;
};
//! Left unknown: a later run has the same file open, and what is found out is recorded there.
struct ContinuedInRun {
    qint64 run = 0; //!< RunId::value
    friend bool operator==(const ContinuedInRun &, const ContinuedInRun &) = default;
};
//! Left unknown: a person closed it without knowing what became of it.
struct ClosedByPerson {
    QString person; //!< As typed.
    friend bool operator==(const ClosedByPerson &, const ClosedByPerson &) = default;
};
//! Unknown: the answer contradicts itself about this file.
struct BadAnswer {
    enum class Flaw { InNeitherList, InBothLists, ForeignIds };
    Flaw flaw;
    friend bool operator==(const BadAnswer &, const BadAnswer &) = default;
};
//! Terminated: no trustworthy answer came, a later query showed it, and the check before sending did not.
struct ConfirmedByQuery {
    friend bool operator==(const ConfirmedByQuery &, const ConfirmedByQuery &) = default;
};
//! Failed (earlier versions): sent without a clear answer, and the last look found no such file.
struct Gone {
    friend bool operator==(const Gone &, const Gone &) = default;
};
//! Failed: sent without a clear answer, and the service showed for long enough that it is not terminated.
struct StillInState {
    FileState now;
    LocalizedText nowLabels;
    friend bool operator==(const StillInState &, const StillInState &) = default;
};
} // namespace cause

using OutcomeCause =
    std::variant<cause::None, cause::RefusedByService, cause::RequestRefused, cause::StateChanged, cause::NotFound,
                 cause::Stopped, cause::CheckFailed, cause::EarlierUnknown, cause::Interrupted, cause::NoJournal,
                 cause::NoAnswer, cause::CutShort, cause::BadAnswer, cause::ConfirmedByQuery, cause::Gone,
                 cause::StillInState, cause::ContinuedInRun, cause::ClosedByPerson, cause::AlreadyTerminated,
                 cause::TerminatedByUnknown, cause::NotEffective>;

//! Whether an outcome that is on the screen is in the journal, too. One that isn't is found out again at the next
//! start.
enum class Recording { Recorded, NotRecorded };

//! What happened to one file of a run, and why.
struct FileOutcome {
    OutcomeState state = OutcomeState::Waiting;
    OutcomeCause cause;
    QString logId; //!< Of the request that decided; empty when there was none.
    Recording recording = Recording::Recorded;

    friend bool operator==(const FileOutcome &, const FileOutcome &) = default;
};

//! What a later read of a file showed against its recorded outcome (product.md 4a.9). It is added to the record and
//! changes nothing in it.
struct Correction {
    FileState shown;
    LocalizedText shownLabels;
    std::optional<Instant> updatedAt; //!< The file's update time.
    Instant seenAt;                   //!< By this computer's clock.

    friend bool operator==(const Correction &, const Correction &) = default;
};

} // namespace sealdesk
