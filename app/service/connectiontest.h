// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "service/session.h"

#include <functional>
#include <memory>
#include <optional>

namespace sealdesk
{

//! Makes the session for a connection; the composition of the program decides with which transport and gates.
using SessionFactory = std::function<std::unique_ptr<Session>(const Connection &, const Credentials &)>;

//! Tries a connection for real: a token, then a query of one row. \a done gets the error, or nullopt when both worked.
//! The permission to terminate is never probed.
PendingCall *testConnection(Session &session, QObject *context, std::function<void(std::optional<ApiError>)> done);

} // namespace sealdesk
