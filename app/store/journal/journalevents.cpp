// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/journal/journalevents.h"

#include "store/audit/auditrecord.h"
#include "store/journal/outcomejson.h"

#include <algorithm>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype maxForeignIdLength = 64;

QLatin1StringView nameOf(Settlement::By by)
{
    switch (by) {
    case Settlement::By::Reply:
        return "reply"_L1;
    case Settlement::By::Query:
        return "query"_L1;
    case Settlement::By::Program:
        return "program"_L1;
    case Settlement::By::Person:
        return "person"_L1;
    }
    Q_UNREACHABLE();
}

QJsonObject fileEntry(int position, const RunFacts &facts)
{
    const SignatureFile &file = facts.files[static_cast<size_t>(position)].file;
    QJsonObject entry{{u"position"_s, position},
                      {u"file"_s, file.id.text()},
                      {u"template"_s, file.templateId.text()},
                      {u"state"_s, file.state.name()}};
    if (const auto origin = facts.origins.constFind(file.id); origin != facts.origins.cend()) {
        entry.insert("retry_of"_L1, origin->value);
    }
    return entry;
}

// The service's texts can be long, and are the same for every file of a request. The journal stores them in full.
QJsonObject shortened(QJsonObject cause)
{
    constexpr qsizetype maxReasonLength = 300;
    QJsonObject error = cause.value("error"_L1).toObject();
    if (!error.isEmpty()) {
        for (const auto &member : {"message"_L1, "detail"_L1, "help"_L1, "fields"_L1, "scopes"_L1}) {
            error.remove(member);
        }
        cause.insert("error"_L1, error);
    }
    if (const QJsonValue reason = cause.value("reason"_L1); reason.isString()) {
        cause.insert("reason"_L1, reason.toString().left(maxReasonLength));
    }
    cause.remove("labels"_L1);
    cause.remove("detail"_L1);
    return cause;
}

QJsonObject outcomeEntry(const SettledFile &file)
{
    QJsonObject entry{{u"position"_s, file.position},
                      {u"outcome"_s, storedName(file.outcome.state)},
                      {u"cause"_s, shortened(toJson(file.outcome.cause))}};
    if (!file.outcome.logId.isEmpty()) {
        entry.insert("log_id"_L1, file.outcome.logId);
    }
    return entry;
}

void insertWriter(QJsonObject &json, const JournalWriter &writer)
{
    json.insert("program_version"_L1, writer.programVersion);
    json.insert("os_user"_L1, writer.osUser);
    json.insert("host"_L1, writer.host);
}

// A record of the trail is limited, a reply is not.
QJsonArray foreignIds(const Settlement &settlement)
{
    QJsonArray ids;
    for (size_t i = 0; i < std::min(settlement.foreignIds.size(), filesInAnEvent); ++i) {
        ids.append(settlement.foreignIds[i].text().left(maxForeignIdLength));
    }
    return ids;
}

QJsonArray fileEntries(const RunFacts &facts, std::size_t first)
{
    QJsonArray files;
    for (size_t i = first; i < std::min(facts.files.size(), first + filesInAnEvent); ++i) {
        files.append(fileEntry(static_cast<int>(i), facts));
    }
    return files;
}

} // namespace

QJsonObject runEvent(RunId id, const RunFacts &facts, const JournalWriter &writer)
{
    QJsonObject json{{u"run"_s, id.value},
                     {u"service"_s, facts.connection.identity().service},
                     {u"app_id"_s, facts.connection.appId},
                     {u"operator"_s, facts.connection.operatorId.text()},
                     {u"user_id_type"_s, parameterValue(facts.connection.userIdType)},
                     {u"reason"_s, facts.reason},
                     {u"filter"_s, facts.filterText},
                     {u"file_count"_s, static_cast<qint64>(facts.files.size())},
                     {u"files"_s, fileEntries(facts, 0)}};
    insertWriter(json, writer);
    return json;
}

QJsonObject runFilesEvent(RunId id, const RunFacts &facts, std::size_t first)
{
    return {{u"run"_s, id.value}, {u"files"_s, fileEntries(facts, first)}};
}

QJsonObject sendingEvent(RunId id, const ChunkFacts &chunk)
{
    QJsonArray positions;
    for (const int position : chunk.positions) {
        positions.append(position);
    }
    QJsonObject json{{u"run"_s, id.value}, {u"chunk"_s, chunk.number}, {u"positions"_s, positions}};
    if (chunk.serviceTime) {
        json.insert("service_time"_L1, auditTime(*chunk.serviceTime));
    }
    if (chunk.dataTime) {
        json.insert("data_time"_L1, auditTime(*chunk.dataTime));
    }
    return json;
}

QJsonObject refusedEvent(RunId id, int chunk)
{
    return {{u"run"_s, id.value}, {u"chunk"_s, chunk}};
}

QJsonObject outcomesEvent(RunId id, const Settlement &settlement, std::size_t first)
{
    QJsonArray files;
    for (size_t i = first; i < std::min(settlement.files.size(), first + filesInAnEvent); ++i) {
        files.append(outcomeEntry(settlement.files[i]));
    }
    QJsonObject json{{u"run"_s, id.value}, {u"by"_s, nameOf(settlement.by)}, {u"files"_s, files}};
    if (settlement.chunk) {
        json.insert("chunk"_L1, *settlement.chunk);
    }
    if (settlement.httpStatus) {
        json.insert("http_status"_L1, *settlement.httpStatus);
    }
    if (!settlement.logId.isEmpty()) {
        json.insert("log_id"_L1, settlement.logId);
    }
    if (settlement.serviceTime) {
        json.insert("service_time"_L1, auditTime(*settlement.serviceTime));
    }
    if (!settlement.foreignIds.empty() && first == 0) {
        json.insert("foreign_ids"_L1, foreignIds(settlement));
    }
    return json;
}

QJsonObject correctionEvent(RunId id, int position, const Correction &correction)
{
    QJsonObject json{{u"run"_s, id.value}, {u"position"_s, position}, {u"state"_s, correction.shown.name()}};
    if (correction.updatedAt) {
        json.insert("update_time"_L1, auditTime(*correction.updatedAt));
    }
    return json;
}

QJsonObject connectionEvent(const Connection &connection, const JournalWriter &writer)
{
    QJsonObject json{{u"service"_s, connection.identity().service},
                     {u"app_id"_s, connection.appId},
                     {u"operator"_s, connection.operatorId.text()},
                     {u"user_id_type"_s, parameterValue(connection.userIdType)}};
    insertWriter(json, writer);
    return json;
}

} // namespace sealdesk
