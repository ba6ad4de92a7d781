// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/endpoints/terminatesignaturefiles.h"

#include "core/sharedtext.h"
#include "feishu/jsonvalue.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

bool isList(json::Value value)
{
    return value.isArray() || value.isNull();
}

std::vector<FileId> succeededIn(json::Value list)
{
    std::vector<FileId> out;
    out.reserve(list.count());
    list.eachItem([&](json::Value item) { out.emplace_back(item.id()); });
    return out;
}

std::vector<TerminationReply::Failure> failedIn(json::Value list)
{
    std::vector<TerminationReply::Failure> out;
    out.reserve(list.count());
    list.eachItem([&](json::Value item) {
        const IdValue id = item.hasRepeatedMember() ? IdValue() : item["signature_file_id"].id();
        out.push_back({.file = FileId(id), .reason = item["fail_reason"].text().left(maxRecordedText)});
    });
    return out;
}

// An unreadable id could be that of any file, which makes the whole reply unreliable.
Result<TerminationReply> decodeReply(const json::Document &reply)
{
    const json::Value data = json::rootOf(reply)["data"];
    if (!data.isObject()) {
        return badReply(Endpoint::TerminateSignatureFiles, u"\"data\" is not an object"_s);
    }
    if (data.hasRepeatedMember()) {
        return badReply(Endpoint::TerminateSignatureFiles, u"\"data\" has two members of one name"_s);
    }
    if (!isList(data["success_file_id_list"]) || !isList(data["fail_file_id_and_reasons"])) {
        return badReply(Endpoint::TerminateSignatureFiles, u"a list of results is not an array"_s);
    }
    TerminationReply out{.succeeded = succeededIn(data["success_file_id_list"]),
                         .failed = failedIn(data["fail_file_id_and_reasons"]),
                         .totalCount = data["total_count"].integer(),
                         .successCount = data["success_count"].integer(),
                         .failCount = data["fail_count"].integer()};
    if (std::ranges::any_of(out.succeeded, &FileId::isEmpty)) {
        return badReply(Endpoint::TerminateSignatureFiles, u"an unreadable id in \"success_file_id_list\""_s);
    }
    if (std::ranges::any_of(out.failed, [](const auto &failure) { return failure.file.isEmpty(); })) {
        return badReply(Endpoint::TerminateSignatureFiles, u"an unreadable id in \"fail_file_id_and_reasons\""_s);
    }
    return out;
}

} // namespace

Call<TerminationReply> terminateSignatureFiles(const TerminationParameters &parameters)
{
    QJsonArray ids;
    for (const FileId &file : parameters.files) {
        ids.append(file.text());
    }
    const QJsonObject body{{u"ids"_s, ids},
                           {u"operator"_s, parameters.operatorId.text()},
                           {u"terminate_reason"_s, parameters.reason.text()}};
    return {.request = {.endpoint = Endpoint::TerminateSignatureFiles,
                        .effect = Effect::Acts,
                        .path = u"/open-apis/corehr/v2/signature_files/terminate"_s,
                        .query = {{.name = u"user_id_type"_s, .value = parameterValue(parameters.userIdType)}},
                        .body = QJsonDocument(body).toJson(QJsonDocument::Compact)},
            .decode = decodeReply};
}

} // namespace sealdesk
