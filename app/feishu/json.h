// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <optional>

namespace sealdesk::json
{

//! The whole number that \a value is; nullopt for everything else, fractions and numbers beyond 64 bits among them.
//! Digits alone are read exactly; Qt's parser reads a number with a point or an exponent through a double, and doesn't
//! tell.
[[nodiscard]] std::optional<qint64> integer(const QJsonValue &value);

//! An id of the service, which may come as a string or as a whole number; empty when \a value is neither.
[[nodiscard]] QString id(const QJsonValue &value);

//! The member \a name if it is a string, else an empty one.
[[nodiscard]] QString text(const QJsonObject &object, QLatin1StringView name);

} // namespace sealdesk::json
