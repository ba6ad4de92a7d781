// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/json.h"

#include <QVariant>

namespace sealdesk::json
{

// QJsonValue calls both "Double" and hands out either as the other; only its variant tells what the parser kept.
std::optional<qint64> integer(const QJsonValue &value)
{
    if (!value.isDouble()) {
        return std::nullopt;
    }
    const QVariant kept = value.toVariant();
    if (kept.typeId() != QMetaType::LongLong) {
        return std::nullopt;
    }
    return kept.toLongLong();
}

QString id(const QJsonValue &value)
{
    if (value.isString()) {
        return value.toString();
    }
    const auto number = integer(value);
    return number ? QString::number(*number) : QString();
}

QString text(const QJsonObject &object, QLatin1StringView name)
{
    return object.value(name).toString();
}

} // namespace sealdesk::json
