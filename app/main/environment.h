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

//! A connection that can be opened without asking the user.
struct ReadyConnection {
    Connection connection;
    Credentials credentials;
};

//! Why the environment's connection can't be used.
enum class EnvironmentProblem { BadBaseUrl, BadUserIdType };

//! Nothing if base URL, credentials or operator is not set, otherwise a connection or a problem to show.
using EnvironmentConnection = std::variant<std::monostate, ReadyConnection, EnvironmentProblem>;

//! Access to environment variables, replaceable in tests.
struct EnvironmentAccess {
    std::function<std::optional<QString>(const char *name)> read;
    std::function<void(const char *name)> unset;
};
//! Returns the access to this process's own variables. Unsetting one also overwrites its text.
[[nodiscard]] EnvironmentAccess processEnvironment();

//! Reads SEALDESK_BASE_URL, SEALDESK_APP_ID, SEALDESK_APP_SECRET, SEALDESK_ACCESS_TOKEN, SEALDESK_OPERATOR and
//! SEALDESK_USER_ID_TYPE (product.md 1). Always unsets the secret ones, so that no child process inherits them and no
//! other process reads them. Prefers an access token to a secret.
[[nodiscard]] EnvironmentConnection connectionFrom(const EnvironmentAccess &environment);

} // namespace sealdesk
