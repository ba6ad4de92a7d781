// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sandbox/pagetoken.h"

#include "sandbox/jsonwriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sealdesk::sandbox::pagetoken
{

using namespace Qt::StringLiterals;

std::string encode(const ListPosition &last)
{
    JsonWriter keys;
    keys.beginArray().number(last.updatedAt * 1000).digits(last.id).endArray();
    JsonWriter token;
    token.beginObject().member("eu_nc", std::move(keys).text()).endObject();
    return std::move(token).text();
}

std::optional<ListPosition> decode(const QByteArray &token)
{
    const QJsonObject object = QJsonDocument::fromJson(token).object();
    const QJsonArray keys = QJsonDocument::fromJson(object.value("eu_nc"_L1).toString().toUtf8()).array();
    if (object.size() != 1 || keys.size() != 2 || !keys.at(0).isDouble()) {
        return {};
    }
    bool isNumber = false;
    const qint64 id = keys.at(1).toString().toLongLong(&isNumber);
    if (!isNumber) {
        return {};
    }
    return ListPosition{keys.at(0).toInteger() / 1000, id};
}

} // namespace sealdesk::sandbox::pagetoken
