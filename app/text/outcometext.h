// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/localizedtext.h"
#include "core/outcome.h"

#include <QString>

namespace sealdesk
{

//! The name of \a state for a table cell and a filter ("Terminated", "Unknown").
[[nodiscard]] QString outcomeLabel(OutcomeState state);

//! Why the file ended so, in one sentence; empty when there is nothing to add.
[[nodiscard]] QString outcomeText(const FileOutcome &outcome, UiLanguage language);

} // namespace sealdesk
