// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "store/journal/journalrecords.h"

#include <QJsonObject>

namespace sealdesk
{

//! So many files at most are in one event: a record of the audit trail has a bounded length, a run has not.
inline constexpr std::size_t filesInAnEvent = 500;

//! What the audit trail is told, without file and person names: ids say which, and the trail outlives a purge.
//! @{
//! With the first filesInAnEvent files.
[[nodiscard]] QJsonObject runEvent(RunId id, const RunFacts &facts, const JournalWriter &writer);
//! The run's files from position \a first on, at most filesInAnEvent of them.
[[nodiscard]] QJsonObject runFilesEvent(RunId id, const RunFacts &facts, std::size_t first);
[[nodiscard]] QJsonObject sendingEvent(RunId id, const ChunkFacts &chunk);
[[nodiscard]] QJsonObject refusedEvent(RunId id, int chunk);
//! The outcomes from the \a first on, at most filesInAnEvent of them. Errors are cut down to what identifies them.
[[nodiscard]] QJsonObject outcomesEvent(RunId id, const Settlement &settlement, std::size_t first);
//! For Journal::recordEvent: a connection in use.
[[nodiscard]] QJsonObject connectionEvent(const Connection &connection, const JournalWriter &writer);
//! @}

} // namespace sealdesk
