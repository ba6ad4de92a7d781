// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/localizedtext.h"
#include "core/outcome.h"

#include <QString>

namespace sealdesk
{

//! Returns the name of \a state for table cells and filters ("Terminated", "Unknown").
[[nodiscard]] QString outcomeLabel(OutcomeState state);

//! Returns the reason for the outcome in one sentence; empty if there is nothing to add.
[[nodiscard]] QString outcomeText(const FileOutcome &outcome, UiLanguage language);

//! Returns what a later read showed against an outcome.
[[nodiscard]] QString correctionText(const Correction &correction, UiLanguage language);

} // namespace sealdesk
