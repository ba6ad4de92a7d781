// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/journalproblem.h"

namespace sealdesk
{

//! Returns one sentence about what is wrong with the journal.
[[nodiscard]] QString journalSentence(const JournalProblem &problem);

//! Returns what the user can do about it.
[[nodiscard]] QString journalAdvice(const JournalProblem &problem);

//! Returns the text for "copy details": the file and the developer text.
[[nodiscard]] QString journalDetails(const JournalProblem &problem);

} // namespace sealdesk
