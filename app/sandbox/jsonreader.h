// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArrayList>
#include <QJsonObject>

#include <optional>

//! Reads parts of request bodies. std::nullopt always means that the client sent invalid data.
namespace sealdesk::sandbox
{

//! The JSON object of a body; an empty body counts as an empty object.
[[nodiscard]] std::optional<QJsonObject> readObject(const QByteArray &body);

//! The strings of a member (UTF-8), at most a hundred; missing and null count as none.
[[nodiscard]] std::optional<QByteArrayList> readStrings(const QJsonObject &object, QLatin1StringView name);

} // namespace sealdesk::sandbox
