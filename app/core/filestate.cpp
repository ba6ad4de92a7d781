// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "core/filestate.h"

#include <algorithm>

namespace sealdesk
{

using namespace Qt::StringLiterals;

QString enumName(KnownState state)
{
    switch (state) {
    case KnownState::Initiating:
        return u"initiating"_s;
    case KnownState::PendingReview:
        return u"pending_review"_s;
    case KnownState::Reviewing:
        return u"reviewing"_s;
    case KnownState::PendingSign:
        return u"pending_sign"_s;
    case KnownState::PendingSeal:
        return u"pending_seal"_s;
    case KnownState::Sealing:
        return u"sealing"_s;
    case KnownState::SignFinished:
        return u"sign_finished"_s;
    case KnownState::Terminated:
        return u"terminated"_s;
    case KnownState::Voided:
        return u"voided"_s;
    case KnownState::Failed:
        return u"failed"_s;
    }
    Q_UNREACHABLE();
}

std::optional<KnownState> FileState::known() const
{
    const auto found = std::ranges::find_if(allKnownStates, [this](KnownState s) { return enumName(s) == m_name; });
    return found == allKnownStates.end() ? std::nullopt : std::optional{*found};
}

StatePhase FileState::phase() const
{
    const auto state = known();
    if (!state) {
        return StatePhase::Unknown;
    }
    switch (*state) {
    case KnownState::Initiating:
    case KnownState::PendingReview:
    case KnownState::Reviewing:
    case KnownState::PendingSign:
    case KnownState::PendingSeal:
    case KnownState::Sealing:
        return StatePhase::InFlight;
    case KnownState::SignFinished:
    case KnownState::Terminated:
    case KnownState::Voided:
    case KnownState::Failed:
        return StatePhase::Final;
    }
    Q_UNREACHABLE();
}

} // namespace sealdesk
