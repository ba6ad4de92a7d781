// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "sandbox/servedfiles.h"

#include <QByteArray>

#include <optional>
#include <string>

//! Page tokens in the documents' form {"eu_nc":"[1724438210000,\"7405949343401772554\"]"}: the last file's update time
//! in milliseconds since 1970 and its id, as a JSON array within a string.
namespace sealdesk::sandbox::pagetoken
{

[[nodiscard]] std::string encode(const ListPosition &last);

//! The position in a token; std::nullopt unless it has exactly this form. Does not check that the id exists.
[[nodiscard]] std::optional<ListPosition> decode(const QByteArray &token);

} // namespace sealdesk::sandbox::pagetoken
