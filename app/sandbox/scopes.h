// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLatin1StringView>

#include <array>

//! The scopes that the documents of the endpoints name. Note the dot in readFiles and the underscore in terminateFiles.
namespace sealdesk::sandbox::scopes
{

inline constexpr QLatin1StringView readFiles("corehr:signature.file:read");
inline constexpr QLatin1StringView terminateFiles("corehr:signature_file:terminate");
//! The scope of a field, not of a call: without it, replies omit ids of the type user_id.
inline constexpr QLatin1StringView userIds("contact:user.employee_id:readonly");

inline constexpr std::array all{readFiles, terminateFiles, userIds};

} // namespace sealdesk::sandbox::scopes
