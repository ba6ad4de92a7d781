// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/recordwatch.h"

namespace sealdesk
{

namespace
{

// States from which the documents know no way to "terminated" or back. A voided file may have been terminated before.
bool canFollowTermination(const FileState &state)
{
    const auto known = state.known();
    return !known || *known == KnownState::Terminated || *known == KnownState::Voided;
}

bool wasRecordedAsNotTerminated(const RecordedOutcome &recorded)
{
    switch (recorded.outcome.state) {
    case OutcomeState::Failed:
    case OutcomeState::NotSent:
    case OutcomeState::LeftUnknown:
        // A file that was known to be terminated was refused for that.
        return recorded.wasSent && recorded.stateBefore.known() != KnownState::Terminated;
    case OutcomeState::Waiting:
    case OutcomeState::Sending:
    case OutcomeState::Accepted:
    case OutcomeState::Terminated:
    case OutcomeState::Skipped:
    case OutcomeState::Unknown:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace

bool contradicts(const FileSighting &now, const RecordedOutcome &recorded, Instant here,
                 std::chrono::milliseconds lagMargin)
{
    const auto &updated = now.file.updateTime;
    if (!recorded.settledAt) {
        return false;
    }
    if (wasRecordedAsNotTerminated(recorded)) {
        return now.file.state.known() == KnownState::Terminated && updated && updated->instant() <= *recorded.settledAt;
    }
    if (recorded.outcome.state != OutcomeState::Terminated || canFollowTermination(now.file.state)) {
        return false;
    }
    // By both clocks, because one of them may be wrong.
    return now.stamp.startedAt >= *recorded.settledAt + lagMargin && here >= recorded.settledHere + lagMargin;
}

} // namespace sealdesk
