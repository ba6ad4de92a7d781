// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "core/retryable.h"

namespace sealdesk
{

bool mayBeOfferedAgain(const FileOutcome &outcome)
{
    switch (outcome.state) {
    case OutcomeState::NotSent:
        return true;
    case OutcomeState::Failed:
        return !std::holds_alternative<cause::NotFound>(outcome.cause) &&
               !std::holds_alternative<cause::Gone>(outcome.cause);
    case OutcomeState::Waiting:
    case OutcomeState::Sending:
    case OutcomeState::Terminated:
    case OutcomeState::Skipped:
    case OutcomeState::Unknown:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace sealdesk
