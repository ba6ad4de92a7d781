// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "store/journalrecords.h"

#include <QJsonObject>

namespace sealdesk
{

//! What the audit trail is told, without file and person names: ids say which, and the trail outlives a purge.
//! @{
[[nodiscard]] QJsonObject runEvent(RunId id, const RunFacts &facts, const JournalWriter &writer);
[[nodiscard]] QJsonObject sendingEvent(RunId id, const ChunkFacts &chunk);
[[nodiscard]] QJsonObject refusedEvent(RunId id, int chunk);
[[nodiscard]] QJsonObject outcomesEvent(RunId id, const Settlement &settlement);
//! For Journal::note: a connection in use.
[[nodiscard]] QJsonObject connectionEvent(const Connection &connection, const JournalWriter &writer);
//! @}

} // namespace sealdesk
