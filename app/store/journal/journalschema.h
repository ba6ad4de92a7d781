// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/journalproblem.h"

#include <optional>

namespace sealdesk
{

class JournalDatabase;

//! The version of the journal's tables that this program writes (PRAGMA user_version).
inline constexpr int journalVersion = 3;

//! Migrates the tables from any earlier version, or from an empty file, to journalVersion in one transaction. A later
//! version is not touched: the problem is NewerVersion. For another program's file it is Damaged.
[[nodiscard]] std::optional<JournalProblem> migrateJournal(JournalDatabase &database);

} // namespace sealdesk
