// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "sandbox/querystring.h"

#include <optional>

namespace sealdesk::sandbox
{

//! The kinds of ids that identify a person.
enum class PersonIdKind { OpenId, UnionId, UserId, PeopleCorehrId };

//! The parameter user_id_type; people_corehr_id if missing, std::nullopt if unknown.
[[nodiscard]] inline std::optional<PersonIdKind> readPersonIdKind(const QueryString &query)
{
    const QByteArray name = query.value("user_id_type").value_or("people_corehr_id");
    if (name == "people_corehr_id") {
        return PersonIdKind::PeopleCorehrId;
    }
    if (name == "open_id") {
        return PersonIdKind::OpenId;
    }
    if (name == "union_id") {
        return PersonIdKind::UnionId;
    }
    if (name == "user_id") {
        return PersonIdKind::UserId;
    }
    return {};
}

} // namespace sealdesk::sandbox
