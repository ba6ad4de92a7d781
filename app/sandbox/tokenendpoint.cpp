// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sandbox/tokenendpoint.h"

#include "sandbox/jsonreader.h"
#include "sandbox/jsonwriter.h"
#include "sandbox/tokenbook.h"

namespace sealdesk::sandbox
{

using namespace Qt::StringLiterals;

namespace
{

std::string invalidParam()
{
    JsonWriter json;
    json.beginObject().member("code", 10003).member("msg", "invalid param").key("data").beginObject().endObject();
    json.endObject();
    return std::move(json).text();
}

std::string wrongCredentials(QByteArrayView message)
{
    JsonWriter json;
    json.beginObject().member("code", 10014).member("msg", message).endObject();
    return std::move(json).text();
}

} // namespace

std::string answerTokenRequest(const QByteArray &body, const AppCredentials &app, TokenBook &tokens, qint64 nowMs)
{
    const auto object = readObject(body);
    if (!object) {
        return invalidParam();
    }
    const QString id = object->value("app_id"_L1).toString();
    const QString secret = object->value("app_secret"_L1).toString();
    if (id.isEmpty() || secret.isEmpty()) {
        return invalidParam();
    }
    if (id != app.id) {
        return wrongCredentials("app id not exists");
    }
    if (secret != app.secret) {
        return wrongCredentials("app secret invalid");
    }
    const IssuedToken issued = tokens.issue(nowMs);
    JsonWriter json;
    json.beginObject().member("code", 0).member("msg", "ok").member("tenant_access_token", issued.token);
    json.member("expire", issued.left.count()).endObject();
    return std::move(json).text();
}

} // namespace sealdesk::sandbox
