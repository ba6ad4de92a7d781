// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sandbox/envelope.h"

#include "sandbox/jsonwriter.h"

namespace sealdesk::sandbox::envelope
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int missingScopeCode = 99991672;

QByteArray authorizationUrl(const QStringList &scopes, const QString &appId)
{
    return u"https://open.feishu.cn/app/%1/auth?q=%2&op_from=openapi&token_type=tenant"_s.arg(appId, scopes.join(u','))
        .toUtf8();
}

QByteArray troubleshooter(int code, const QByteArray &logId)
{
    return "排查建议查看(Troubleshooting suggestions): https://open.feishu.cn/search?from=openapi&log_id=" + logId +
           "&code=" + QByteArray::number(code) + "&method_id=7345358935301701633";
}

void writeScopes(JsonWriter &json, const QStringList &scopes, const QString &appId)
{
    json.member("message", "Refer to the documentation to fix the error: https://open.feishu.cn/document/"
                           "uAjLw4CM/ugTN1YjL4UTN24CO1UjN/trouble-shooting/how-to-fix-the-99991672-error");
    json.key("permission_violations").beginArray();
    for (const QString &scope : scopes) {
        json.beginObject().member("type", "action_scope_required").member("subject", scope.toUtf8()).endObject();
    }
    json.endArray().key("helps").beginArray().beginObject();
    json.member("url", authorizationUrl(scopes, appId)).member("description", "点击链接申请并开通任一权限即可");
    json.endObject().endArray();
}

} // namespace

std::string success(std::string data)
{
    data.insert(0, R"({"code":0,"msg":"success","data":)");
    data.push_back('}');
    return data;
}

std::string refusal(const Refusal &refusal, const QByteArray &logId, const QString &appId)
{
    JsonWriter json;
    json.beginObject().member("code", refusal.code).member("msg", refusal.message).key("error").beginObject();
    json.member("log_id", logId).member("troubleshooter", troubleshooter(refusal.code, logId));
    if (!refusal.scopes.isEmpty()) {
        writeScopes(json, refusal.scopes, appId);
    }
    json.endObject().endObject();
    return std::move(json).text();
}

Refusal missingScope(const QStringList &scopes, const QString &appId)
{
    const QString list = scopes.join(u", "_s);
    const QString message = u"Access denied. One of the following scopes is required: [%1]."
                            "应用尚未开通所需的应用身份权限：[%1]，点击链接申请并开通任一权限即可：%2"_s;
    return {.status = 400,
            .code = missingScopeCode,
            .message = message.arg(list, QString::fromUtf8(authorizationUrl(scopes, appId))).toUtf8(),
            .scopes = scopes};
}

} // namespace sealdesk::sandbox::envelope
