// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/endpoints/querysignaturefiles.h"

#include "feishu/json.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int largestPage = 100;

ApiError badReply(const QString &detail)
{
    ApiError error;
    error.kind = ApiErrorKind::BadReply;
    error.endpoint = Endpoint::QuerySignatureFiles;
    error.technicalDetail = detail;
    return error;
}

LocalizedText localizedText(const QJsonValue &value)
{
    std::vector<LocalizedText::Entry> entries;
    const QJsonArray array = value.toArray();
    for (const auto &entry : array) {
        const QJsonObject object = entry.toObject();
        entries.push_back({.lang = json::text(object, "lang"_L1), .value = json::text(object, "value"_L1)});
    }
    return LocalizedText(std::move(entries));
}

std::optional<QDate> date(const QString &text)
{
    const QDate day = text.size() == 10 ? QDate::fromString(text, Qt::ISODate) : QDate();
    return day.isValid() ? std::optional{day} : std::nullopt;
}

SignatureFile signatureFile(const QJsonObject &item)
{
    const QJsonObject state = item.value("signature_file_state"_L1).toObject();
    SignatureFile file;
    file.id = FileId(json::id(item.value("signature_file_id"_L1)));
    file.names = localizedText(item.value("names"_L1));
    file.state = FileState(json::text(state, "enum_name"_L1));
    file.stateLabels = localizedText(state.value("display"_L1));
    file.createTime = BeijingTime::parse(json::text(item, "create_time"_L1));
    file.updateTime = BeijingTime::parse(json::text(item, "update_time"_L1));
    file.effectiveDate = date(json::text(item, "effective_date"_L1));
    file.employmentId = EmploymentId(json::id(item.value("employment_id"_L1)));
    file.preHireId = PreHireId(json::id(item.value("pre_hire_id"_L1)));
    file.contractCode = json::id(item.value("contract_code"_L1));
    file.templateId = TemplateId(json::id(item.value("template_id"_L1)));
    return file;
}

Result<FilePage> decode(const QJsonObject &reply)
{
    const QJsonValue data = reply.value("data"_L1);
    if (!data.isObject()) {
        return badReply(u"\"data\" is not an object"_s);
    }
    const QJsonObject page = data.toObject();
    const QJsonValue items = page.value("items"_L1);
    // A missing or null list is how an empty one looks in many services of this make.
    if (!items.isArray() && !items.isNull() && !items.isUndefined()) {
        return badReply(u"\"items\" is not an array"_s);
    }
    FilePage out;
    const QJsonArray array = items.toArray();
    out.files.reserve(static_cast<size_t>(array.size()));
    for (const auto &item : array) {
        SignatureFile file = signatureFile(item.toObject());
        if (file.id.isEmpty()) {
            ++out.itemsWithoutId;
        } else {
            out.files.push_back(std::move(file));
        }
    }
    out.nextPageToken = json::id(page.value("page_token"_L1));
    out.hasMore = page.value("has_more"_L1).toBool(false);
    return out;
}

template <class T, class ToText>
void addList(QJsonObject &body, QLatin1StringView name, const std::vector<T> &values, ToText toText)
{
    if (values.empty()) {
        return;
    }
    QJsonArray array;
    for (const T &value : values) {
        array.append(toText(value));
    }
    body.insert(name, array);
}

std::vector<QueryParameter> parameters(const FilePageQuery &query)
{
    const FileFilter &filter = query.filter;
    std::vector<QueryParameter> out{
        {.name = u"page_size"_s, .value = QString::number(std::clamp(query.pageSize, 1, largestPage))},
        {.name = u"user_id_type"_s, .value = parameterValue(query.userIdType)}};
    if (filter.file) {
        out.push_back({.name = u"signature_file_id"_s, .value = filter.file->text()});
    }
    if (filter.updatedFrom) {
        out.push_back({.name = u"update_time_start"_s, .value = filter.updatedFrom->text()});
    }
    if (filter.updatedTo) {
        out.push_back({.name = u"update_time_end"_s, .value = filter.updatedTo->text()});
    }
    if (!query.pageToken.isEmpty()) {
        out.push_back({.name = u"page_token"_s, .value = query.pageToken});
    }
    return out;
}

} // namespace

Call<FilePage> querySignatureFiles(const FilePageQuery &query)
{
    QJsonObject body;
    addList(body, "states"_L1, query.filter.states, [](const FileState &state) { return state.name(); });
    addList(body, "template_ids"_L1, query.filter.templates, [](const TemplateId &id) { return id.text(); });
    return {.request = {.endpoint = Endpoint::QuerySignatureFiles,
                        .effect = Effect::Reads,
                        .path = u"/open-apis/corehr/v2/signature_files/query"_s,
                        .query = parameters(query),
                        .body = QJsonDocument(body).toJson(QJsonDocument::Compact)},
            .decode = decode};
}

} // namespace sealdesk
