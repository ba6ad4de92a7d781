// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace sealdesk
{

//! Writes \a content to \a path as a whole or not at all, readable by the owner alone. Returns why it failed, as
//! developer text; std::nullopt on success.
[[nodiscard]] std::optional<QString> writeWholeFile(const QString &path, const QByteArray &content);

} // namespace sealdesk
