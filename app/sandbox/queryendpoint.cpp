// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sandbox/queryendpoint.h"

#include "sandbox/calendar.h"
#include "sandbox/filejson.h"
#include "sandbox/filestore.h"
#include "sandbox/jsonreader.h"
#include "sandbox/jsonwriter.h"
#include "sandbox/pagetoken.h"

#include <algorithm>

namespace sealdesk::sandbox
{

using namespace Qt::StringLiterals;

namespace
{

constexpr std::size_t defaultPageSize = 10;
constexpr qint64 maximumPageSize = 100;
//! What a page takes: each file mostly less, and what is around them.
constexpr std::size_t bytesOfFile = 640;
constexpr std::size_t room = 512;

//! A query as the client meant it.
struct Query {
    FileFilter filter;
    FileJsonOptions options;
    std::optional<Position> after;
    std::size_t pageSize = defaultPageSize;
};

//! Each reads its share of the call into the query; what they return is the refusal, if any.
using Problem = std::optional<Failure>;

Problem readPageSize(const EndpointCall &call, Query &query)
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
    // The status is the document's: 401, although it has nothing to do with authorization.
    if (size > maximumPageSize) {
        return Failure{.status = 401, .code = 1160002, .message = "the max value of limit is 100", .scopes = {}};
    }
    query.pageSize = size == 0 ? defaultPageSize : static_cast<std::size_t>(size);
    return {};
}

Problem readTime(const EndpointCall &call, const QByteArray &name, std::optional<qint64> &time)
{
    const auto text = call.query.value(name);
    if (text && !(time = calendar::parseDateTime(*text))) {
        return invalidParameter();
    }
    return {};
}

Problem readTimes(const EndpointCall &call, Query &query)
{
    if (auto problem = readTime(call, "update_time_start", query.filter.updatedFrom)) {
        return problem;
    }
    return readTime(call, "update_time_end", query.filter.updatedTo);
}

//! A token whose file this service doesn't have was made by another one.
Problem readPageToken(const EndpointCall &call, const FileStore &store, Query &query)
{
    const auto token = call.query.value("page_token");
    if (!token) {
        return {};
    }
    query.after = pagetoken::decode(*token);
    if (!query.after || !store.contains(QByteArray::number(query.after->id))) {
        return invalidParameter();
    }
    return {};
}

Problem readSignUrl(const EndpointCall &call, Query &query)
{
    const QByteArray text = call.query.value("select_sign_url").value_or("false").toLower();
    if (text == "true" || text == "1") {
        query.options.signUrl = FileJsonOptions::SignUrl::Include;
    } else if (text != "false" && text != "0") {
        return invalidParameter();
    }
    return {};
}

Problem readIdType(const EndpointCall &call, UserIdAccess access, Query &query)
{
    query.options.userIdType = readUserIdType(call.query);
    if (!query.options.userIdType) {
        return invalidParameter();
    }
    // A field permission that is missing leaves the field out; it does not refuse the call.
    if (query.options.userIdType == UserIdType::UserId && access == UserIdAccess::Denied) {
        query.options.userIdType.reset();
    }
    return {};
}

//! The positions of the values in a table; unknown values are valid but match nothing.
template <typename IndexOf>
std::optional<FileFilter::Set> setOf(const QByteArrayList &values, IndexOf indexOf)
{
    if (values.isEmpty()) {
        return {};
    }
    FileFilter::Set set;
    for (const QByteArray &value : values) {
        if (const auto index = indexOf(value)) {
            set.set(*index);
        }
    }
    return set;
}

Problem readBody(const EndpointCall &call, Query &query)
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
    query.filter.states = setOf(*states, stateIndex);
    query.filter.templates = setOf(*templates, templateIndex);
    return {};
}

Problem readQuery(const EndpointCall &call, const FileStore &store, UserIdAccess access, Query &query)
{
    if (auto problem = readPageSize(call, query)) {
        return problem;
    }
    if (auto problem = readTimes(call, query)) {
        return problem;
    }
    if (auto problem = readPageToken(call, store, query)) {
        return problem;
    }
    if (auto problem = readSignUrl(call, query)) {
        return problem;
    }
    if (auto problem = readIdType(call, access, query)) {
        return problem;
    }
    query.filter.fileId = call.query.value("signature_file_id");
    return readBody(call, query);
}

} // namespace

EndpointResult querySignatureFiles(const EndpointCall &call, const FileStore &store, UserIdAccess access)
{
    Query query;
    if (auto problem = readQuery(call, store, access, query)) {
        return *std::move(problem);
    }
    const FilePage page = store.page(query.filter, query.after, query.pageSize);
    const bool hasMore = page.rest == FilePage::Rest::More;
    JsonWriter json(room + bytesOfFile * page.files.size());
    json.beginObject().key("items").beginArray();
    for (const StoredFile &file : page.files) {
        writeFile(json, store.dataset(), file, query.options);
    }
    json.endArray();
    if (hasMore) {
        json.member("page_token", pagetoken::encode(page.files.back().position));
    }
    json.key("has_more").boolean(hasMore).endObject();
    return std::move(json).text();
}

} // namespace sealdesk::sandbox
