// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/outcome.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace sealdesk
{

//! Returns the word that represents \a state in the journal and the audit trail ("not_sent").
[[nodiscard]] QString storedName(OutcomeState state);
//! Returns the state for such a word; std::nullopt if it is unknown.
[[nodiscard]] std::optional<OutcomeState> outcomeStateFrom(QStringView storedName);

//! Returns {"kind": …} with the members of the cause.
[[nodiscard]] QJsonObject toJson(const OutcomeCause &cause);
//! Returns the cause that was stored; std::nullopt if its kind is unknown.
[[nodiscard]] std::optional<OutcomeCause> causeFromJson(const QJsonObject &json);

//! Returns [{"lang": …, "value": …}, …], as the service writes it.
[[nodiscard]] QJsonArray toJson(const LocalizedText &text);
[[nodiscard]] LocalizedText localizedTextFromJson(const QJsonArray &json);

} // namespace sealdesk
