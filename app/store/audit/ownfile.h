// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

#include <optional>

// Folders and files that only their owner can access, whatever the umask. The functions that make them return why they
// failed, as developer text, or std::nullopt.

namespace sealdesk
{

//! Returns true if \a path itself is a symbolic link or junction.
[[nodiscard]] bool isLink(const QString &path);
//! Creates \a path and the folders above it that don't exist. Existing folders are not changed.
[[nodiscard]] std::optional<QString> makeMissingFolders(const QString &path);
//! Does the same, and restricts \a path itself to its owner. A link is an error, and its target is left alone.
[[nodiscard]] std::optional<QString> makeOwnFolder(const QString &path);
//! Creates the file \a path in an existing folder if it doesn't exist, and restricts it to its owner. A link and what
//! is no regular file are errors and left alone.
[[nodiscard]] std::optional<QString> makeOwnFile(const QString &path);

} // namespace sealdesk
