// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sandbox/terminateendpoint.h"

#include "sandbox/jsonreader.h"
#include "sandbox/jsonwriter.h"
#include "sandbox/personidkind.h"
#include "sandbox/servedfiles.h"

#include <QSet>

#include <algorithm>

namespace sealdesk::sandbox
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype maximumReason = 300;

//! Each id once, in the order of its first appearance.
QByteArrayList uniqueIds(const QByteArrayList &ids)
{
    QByteArrayList unique;
    QSet<QByteArray> seen;
    for (const QByteArray &id : ids) {
        if (seen.contains(id)) {
            continue;
        }
        seen.insert(id);
        unique.append(id);
    }
    return unique;
}

//! The ids to terminate; std::nullopt if the call is not as documented.
std::optional<QByteArrayList> readIds(const EndpointCall &call)
{
    const auto object = readObject(call.body);
    if (!object || !readPersonIdKind(call.query)) {
        return {};
    }
    const auto ids = readStrings(*object, "ids"_L1);
    if (!ids || ids->isEmpty() || ids->contains(QByteArray())) {
        return {};
    }
    const QString operatorId = object->value("operator"_L1).toString();
    const QString reason = object->value("terminate_reason"_L1).toString();
    if (operatorId.isEmpty() || reason.isEmpty() || reason.size() > maximumReason) {
        return {};
    }
    return uniqueIds(*ids);
}

QByteArrayView failReason(TerminationVerdict verdict)
{
    switch (verdict) {
    case TerminationVerdict::Terminated:
        return {};
    case TerminationVerdict::NoSuchFile:
        return "文件不存在";
    case TerminationVerdict::NotInThisState:
        return "文件状态不允许终止";
    case TerminationVerdict::NotYet:
        return "文件处理中，暂不允许终止";
    case TerminationVerdict::Processing:
        return "文件正在处理中，请稍后重试";
    case TerminationVerdict::LockedBySigner:
        return "签署方已锁定文件，无法终止";
    case TerminationVerdict::Archiving:
        return "供应商正在归档合同，无法终止";
    }
    Q_UNREACHABLE();
}

} // namespace

EndpointResult answerTermination(const EndpointCall &call, ServedFiles &files)
{
    const auto ids = readIds(call);
    if (!ids) {
        return invalidParameter();
    }
    if (std::ranges::none_of(*ids, [&](const QByteArray &id) { return files.contains(id); })) {
        return Refusal{.status = 400, .code = 1160002, .message = "file not found", .scopes = {}};
    }
    JsonWriter succeeded;
    JsonWriter failed;
    qint64 successCount = 0;
    for (const QByteArray &id : *ids) {
        const auto verdict = files.terminate(id, call.nowMs / 1000);
        if (verdict == TerminationVerdict::Terminated) {
            succeeded.string(id);
            ++successCount;
            continue;
        }
        failed.beginObject().member("signature_file_id", id).member("fail_reason", failReason(verdict)).endObject();
    }
    JsonWriter json;
    json.beginObject().member("total_count", ids->size()).member("success_count", successCount);
    json.member("fail_count", ids->size() - successCount);
    json.key("success_file_id_list").beginArray().json(std::move(succeeded).text()).endArray();
    json.key("fail_file_id_and_reasons").beginArray().json(std::move(failed).text()).endArray().endObject();
    return std::move(json).text();
}

} // namespace sealdesk::sandbox
