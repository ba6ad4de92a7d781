// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sandbox/queryendpoint.h"

#include "sandbox/calendar.h"
#include "sandbox/filejson.h"
#include "sandbox/jsonreader.h"
#include "sandbox/jsonwriter.h"
#include "sandbox/pagetoken.h"
#include "sandbox/servedfiles.h"

#include <algorithm>

namespace sealdesk::sandbox
{

using namespace Qt::StringLiterals;

namespace
{

constexpr std::size_t defaultPageSize = 10;
constexpr qint64 maximumPageSize = 100;
//! An upper estimate of a page's size: for each file, and for the rest of the reply.
constexpr std::size_t bytesPerFile = 640;
constexpr std::size_t bytesAroundFiles = 512;

//! The decoded parameters and body of a query.
struct ParsedQuery {
    FileCriteria criteria;
    FileJsonOptions options;
    std::optional<ListPosition> after;
    std::size_t pageSize = defaultPageSize;
};

//! Each read function decodes a part of the call into the query. It returns a refusal if that part is invalid.
using MaybeRefusal = std::optional<Refusal>;

MaybeRefusal readPageSize(const EndpointCall &call, ParsedQuery &query)
{
    const auto text = call.query.value("page_size");
    if (!text) {
        return {};
    }
    const bool isNumber = std::ranges::all_of(*text, [](char c) { return c >= '0' && c <= '9'; });
    bool fits = false;
    const qint64 size = text->toLongLong(&fits);
    if (!isNumber || !fits) {
        return invalidParameter();
    }
    // The document says 401, although this has nothing to do with authorization.
    if (size > maximumPageSize) {
        return Refusal{.status = 401, .code = 1160002, .message = "the max value of limit is 100", .scopes = {}};
    }
    query.pageSize = size == 0 ? defaultPageSize : static_cast<std::size_t>(size);
    return {};
}

MaybeRefusal readTime(const EndpointCall &call, const QByteArray &name, std::optional<qint64> &time)
{
    const auto text = call.query.value(name);
    if (text && !(time = calendar::parseDateTime(*text))) {
        return invalidParameter();
    }
    return {};
}

MaybeRefusal readTimes(const EndpointCall &call, ParsedQuery &query)
{
    if (auto refusal = readTime(call, "update_time_start", query.criteria.updatedFrom)) {
        return refusal;
    }
    return readTime(call, "update_time_end", query.criteria.updatedTo);
}

//! Refuses tokens of unknown files, which another service must have made.
MaybeRefusal readPageToken(const EndpointCall &call, const ServedFiles &files, ParsedQuery &query)
{
    const auto token = call.query.value("page_token");
    if (!token) {
        return {};
    }
    query.after = pagetoken::decode(*token);
    if (!query.after || !files.contains(QByteArray::number(query.after->id))) {
        return invalidParameter();
    }
    return {};
}

MaybeRefusal readSignUrl(const EndpointCall &call, ParsedQuery &query)
{
    const QByteArray text = call.query.value("select_sign_url").value_or("false").toLower();
    if (text == "true" || text == "1") {
        query.options.signUrl = FileJsonOptions::SignUrl::Include;
    } else if (text != "false" && text != "0") {
        return invalidParameter();
    }
    return {};
}

MaybeRefusal readIdType(const EndpointCall &call, UserIdAccess access, ParsedQuery &query)
{
    query.options.personIdKind = readPersonIdKind(call.query);
    if (!query.options.personIdKind) {
        return invalidParameter();
    }
    // Without the permission for a field the service omits the field; it does not refuse the call.
    if (query.options.personIdKind == PersonIdKind::UserId && access == UserIdAccess::Denied) {
        query.options.personIdKind.reset();
    }
    return {};
}

//! The indexes of the values in a table. Unknown values are valid but match nothing.
template <typename IndexOf>
std::optional<FileCriteria::IndexSet> setOf(const QByteArrayList &values, IndexOf indexOf)
{
    if (values.isEmpty()) {
        return {};
    }
    FileCriteria::IndexSet set;
    for (const QByteArray &value : values) {
        if (const auto index = indexOf(value)) {
            set.set(*index);
        }
    }
    return set;
}

MaybeRefusal readBody(const EndpointCall &call, ParsedQuery &query)
{
    const auto object = readObject(call.body);
    if (!object) {
        return invalidParameter();
    }
    const auto states = readStrings(*object, "states"_L1);
    const auto templates = readStrings(*object, "template_ids"_L1);
    if (!states || !templates) {
        return invalidParameter();
    }
    query.criteria.states = setOf(*states, stateIndex);
    query.criteria.templates = setOf(*templates, templateIndex);
    return {};
}

MaybeRefusal readQuery(const EndpointCall &call, const ServedFiles &files, UserIdAccess access, ParsedQuery &query)
{
    if (auto refusal = readPageSize(call, query)) {
        return refusal;
    }
    if (auto refusal = readTimes(call, query)) {
        return refusal;
    }
    if (auto refusal = readPageToken(call, files, query)) {
        return refusal;
    }
    if (auto refusal = readSignUrl(call, query)) {
        return refusal;
    }
    if (auto refusal = readIdType(call, access, query)) {
        return refusal;
    }
    query.criteria.fileId = call.query.value("signature_file_id");
    return readBody(call, query);
}

} // namespace

EndpointResult answerQuery(const EndpointCall &call, const ServedFiles &files, UserIdAccess access)
{
    ParsedQuery query;
    if (auto refusal = readQuery(call, files, access, query)) {
        return *std::move(refusal);
    }
    const ServedPage page = files.page(query.criteria, query.after, query.pageSize);
    const bool hasMore = page.continuation == ServedPage::Continuation::More;
    JsonWriter json(bytesAroundFiles + bytesPerFile * page.files.size());
    json.beginObject().key("items").beginArray();
    for (const ServedFile &file : page.files) {
        writeFile(json, files.dataset(), file, query.options);
    }
    json.endArray();
    if (hasMore) {
        json.member("page_token", pagetoken::encode(page.files.back().position));
    }
    json.key("has_more").boolean(hasMore).endObject();
    return std::move(json).text();
}

} // namespace sealdesk::sandbox
