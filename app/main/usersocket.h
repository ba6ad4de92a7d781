// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <QtGlobal>

#include <optional>

// Local sockets between the processes of one user, which no other user can take the place of.

namespace sealdesk
{

//! Returns the server name for QLocalServer and QLocalSocket that stands for \a name, a few ASCII characters: on Unix a
//! path in a folder that only the user can enter, short enough for a socket. std::nullopt if there is no such folder.
[[nodiscard]] std::optional<QString> userSocketName(const QString &name);

//! Returns true if the process at the other end of the connected socket \a descriptor, from
//! QLocalSocket::socketDescriptor(), belongs to this user.
[[nodiscard]] bool isPeerSameUser(qintptr descriptor);

} // namespace sealdesk
