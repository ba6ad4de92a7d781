// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/endpoints/terminatesignaturefiles.h"

#include "feishu/json.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

ApiError badReply(const QString &detail)
{
    ApiError error;
    error.kind = ApiErrorKind::BadReply;
    error.endpoint = Endpoint::TerminateSignatureFiles;
    error.technicalDetail = detail;
    return error;
}

bool isList(const QJsonValue &value)
{
    return value.isArray() || value.isNull() || value.isUndefined();
}

// An id that can't be read could be any file's: nothing of such a reply can be relied on.
Result<TerminationReply> decode(const QJsonObject &reply)
{
    const QJsonValue data = reply.value("data"_L1);
    if (!data.isObject()) {
        return badReply(u"\"data\" is not an object"_s);
    }
    const QJsonObject content = data.toObject();
    const QJsonValue succeeded = content.value("success_file_id_list"_L1);
    const QJsonValue failed = content.value("fail_file_id_and_reasons"_L1);
    if (!isList(succeeded) || !isList(failed)) {
        return badReply(u"a list of results is not an array"_s);
    }
    TerminationReply out;
    const QJsonArray successes = succeeded.toArray();
    for (const auto &value : successes) {
        out.succeeded.emplace_back(json::id(value));
        if (out.succeeded.back().isEmpty()) {
            return badReply(u"an unreadable id in \"success_file_id_list\""_s);
        }
    }
    const QJsonArray failures = failed.toArray();
    for (const auto &value : failures) {
        const QJsonObject entry = value.toObject();
        out.failed.push_back({.file = FileId(json::id(entry.value("signature_file_id"_L1))),
                              .reason = json::text(entry, "fail_reason"_L1)});
        if (out.failed.back().file.isEmpty()) {
            return badReply(u"an unreadable id in \"fail_file_id_and_reasons\""_s);
        }
    }
    out.totalCount = json::integer(content.value("total_count"_L1));
    out.successCount = json::integer(content.value("success_count"_L1));
    out.failCount = json::integer(content.value("fail_count"_L1));
    return out;
}

} // namespace

Call<TerminationReply> terminateSignatureFiles(const TerminationOrder &order)
{
    QJsonArray ids;
    for (const FileId &file : order.files) {
        ids.append(file.text());
    }
    const QJsonObject body{
        {u"ids"_s, ids}, {u"operator"_s, order.operatorId.text()}, {u"terminate_reason"_s, order.reason.text()}};
    return {.request = {.endpoint = Endpoint::TerminateSignatureFiles,
                        .effect = Effect::Acts,
                        .path = u"/open-apis/corehr/v2/signature_files/terminate"_s,
                        .query = {{.name = u"user_id_type"_s, .value = parameterValue(order.userIdType)}},
                        .body = QJsonDocument(body).toJson(QJsonDocument::Compact)},
            .decode = decode};
}

} // namespace sealdesk
