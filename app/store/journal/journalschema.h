// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/journalproblem.h"

#include <optional>

namespace sealdesk
{

class JournalDatabase;

//! The version of the journal's tables that this program writes (PRAGMA user_version).
inline constexpr int journalVersion = 2;

//! Brings the tables to journalVersion, from nothing or from any earlier version, in one transaction. A later version
//! is left alone: NewerVersion. A file of another program: Damaged.
[[nodiscard]] std::optional<JournalProblem> migrateJournal(JournalDatabase &database);

} // namespace sealdesk
