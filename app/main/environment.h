// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/connection.h"

#include <QByteArray>

#include <functional>
#include <optional>
#include <variant>

namespace sealdesk
{

//! A connection that is complete enough to open with.
struct ReadyConnection {
    Connection connection;
    Credentials credentials;
};

//! Why the environment's connection can't be used.
enum class EnvironmentProblem { BadBaseUrl, BadUserIdType };

//! Nothing set (or not all of base URL, credentials and operator), a connection, or a mistake to be shown.
using EnvironmentConnection = std::variant<std::monostate, ReadyConnection, EnvironmentProblem>;

//! Access to environment variables; a seam for tests.
struct EnvironmentAccess {
    std::function<std::optional<QString>(const char *name)> read;
    std::function<void(const char *name)> unset;
};
[[nodiscard]] EnvironmentAccess processEnvironment();

//! Reads SEALDESK_BASE_URL, SEALDESK_APP_ID, SEALDESK_APP_SECRET, SEALDESK_ACCESS_TOKEN, SEALDESK_OPERATOR and
//! SEALDESK_USER_ID_TYPE (product.md 1), and unsets the secret ones in any case, so that no child process inherits
//! them. An access token goes before a secret.
[[nodiscard]] EnvironmentConnection connectionFrom(const EnvironmentAccess &environment);

} // namespace sealdesk
