// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/journalproblem.h"

namespace sealdesk
{

//! What is wrong with the journal, in one sentence.
[[nodiscard]] QString journalSentence(const JournalProblem &problem);

//! What to do about it.
[[nodiscard]] QString journalAdvice(const JournalProblem &problem);

//! For "copy details": the file and the developer text.
[[nodiscard]] QString journalDetails(const JournalProblem &problem);

} // namespace sealdesk
