// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sandbox/jsonreader.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace sealdesk::sandbox
{

namespace
{

//! "数据校验规则：长度范围：0 ～ 100" of states, template_ids and ids.
constexpr qsizetype maximumStrings = 100;

} // namespace

std::optional<QJsonObject> readObject(const QByteArray &body)
{
    if (body.trimmed().isEmpty()) {
        return QJsonObject{};
    }
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject()) {
        return {};
    }
    return document.object();
}

std::optional<QByteArrayList> readStrings(const QJsonObject &object, QLatin1StringView name)
{
    const QJsonValue value = object.value(name);
    if (value.isUndefined() || value.isNull()) {
        return QByteArrayList{};
    }
    const QJsonArray array = value.toArray();
    if (!value.isArray() || array.size() > maximumStrings) {
        return {};
    }
    QByteArrayList strings;
    for (const auto &item : array) {
        if (!item.isString()) {
            return {};
        }
        strings.append(item.toString().toUtf8());
    }
    return strings;
}

} // namespace sealdesk::sandbox
