// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/outcome.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace sealdesk
{

//! The word by which journal and audit trail know \a state ("not_sent").
[[nodiscard]] QString storedName(OutcomeState state);
[[nodiscard]] std::optional<OutcomeState> outcomeStateFrom(QStringView storedName);

//! {"kind": …, and what the cause carries}. fromJson() gives nullopt for a kind that this version doesn't know.
[[nodiscard]] QJsonObject toJson(const OutcomeCause &cause);
[[nodiscard]] std::optional<OutcomeCause> causeFromJson(const QJsonObject &json);

//! [{"lang": …, "value": …}, …], as the service writes it.
[[nodiscard]] QJsonArray toJson(const LocalizedText &text);
[[nodiscard]] LocalizedText localizedTextFromJson(const QJsonArray &json);

} // namespace sealdesk
