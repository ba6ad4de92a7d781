// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "core/terminationreason.h"

#include "core/visibletext.h"

namespace sealdesk
{

std::variant<TerminationReason, ReasonProblem> TerminationReason::make(const QString &typed)
{
    QString text = textToSend(typed);
    if (!hasVisibleCharacter(text)) {
        return ReasonProblem{.kind = ReasonProblem::Kind::Empty, .units = 0};
    }
    if (text.size() > maxUnits) {
        return ReasonProblem{.kind = ReasonProblem::Kind::TooLong, .units = text.size()};
    }
    return TerminationReason{std::move(text)};
}

} // namespace sealdesk
