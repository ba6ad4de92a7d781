// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "store/journal/journalrecords.h"

#include <QJsonObject>

namespace sealdesk
{

//! The most files in one event: the length of a record in the audit trail is limited, that of a run is not.
inline constexpr std::size_t filesInAnEvent = 500;

//! The bodies of events for the audit trail. They hold ids but no names of files or persons, since the trail outlives a
//! purge.
//! @{
//! A new run with its first filesInAnEvent files.
[[nodiscard]] QJsonObject runEvent(RunId id, const RunFacts &facts, const JournalWriter &writer);
//! The run's files from position \a first, at most filesInAnEvent of them.
[[nodiscard]] QJsonObject runFilesEvent(RunId id, const RunFacts &facts, std::size_t first);
[[nodiscard]] QJsonObject sendingEvent(RunId id, const ChunkFacts &chunk);
[[nodiscard]] QJsonObject refusedEvent(RunId id, int chunk);
//! The outcomes from number \a first, at most filesInAnEvent of them. Errors are reduced to what identifies them.
[[nodiscard]] QJsonObject outcomesEvent(RunId id, const Settlement &settlement, std::size_t first);
[[nodiscard]] QJsonObject correctionEvent(RunId id, int position, const Correction &correction);
//! A connection in use, for Journal::recordEvent().
[[nodiscard]] QJsonObject connectionEvent(const Connection &connection, const JournalWriter &writer);
//! @}

} // namespace sealdesk
