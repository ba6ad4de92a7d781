// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/endpoints/querysignaturefiles.h"

#include "feishu/jsonvalue.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int largestPage = 100;

//! What comes with row after row, made once for all of them. Only for few different values: it looks through all it
//! has.
template <class Source, class Made>
class Few final
{
public:
    template <class Make>
    Made of(const Source &source, Make make)
    {
        const auto found = std::ranges::find(m_entries, source, &Entry::source);
        if (found != m_entries.end()) {
            return found->made;
        }
        Made made = make(source);
        if (m_entries.size() < mostEntries) {
            m_entries.push_back({.source = source, .made = made});
        }
        return made;
    }

private:
    struct Entry {
        Source source;
        Made made;
    };
    static constexpr size_t mostEntries = 32;
    std::vector<Entry> m_entries;
};

//! A text in one language, in UTF-8; empty where something is missing.
struct Utf8Entry {
    std::string_view lang;
    std::string_view value;

    friend bool operator==(const Utf8Entry &, const Utf8Entry &) = default;
};

//! What the rows of one page share.
struct PageTexts {
    Few<std::string_view, QString> languages;
    Few<std::string_view, FileState> states;
    Few<std::vector<Utf8Entry>, LocalizedText> labels;
};

std::optional<BeijingTime> timeIn(json::Value value)
{
    const auto text = value.utf8();
    return text ? BeijingTime::parse(*text) : std::nullopt;
}

std::optional<QDate> dayIn(json::Value value)
{
    const auto text = value.utf8();
    return text ? parseDay(*text) : std::nullopt;
}

std::vector<Utf8Entry> entriesIn(json::Value list)
{
    std::vector<Utf8Entry> entries;
    entries.reserve(list.count());
    list.eachItem([&](json::Value item) {
        Utf8Entry &entry = entries.emplace_back();
        item.eachMember([&](std::string_view name, json::Value value) {
            if (name == "lang") {
                entry.lang = value.utf8().value_or(std::string_view());
            } else if (name == "value") {
                entry.value = value.utf8().value_or(std::string_view());
            }
        });
    });
    return entries;
}

LocalizedText localized(const std::vector<Utf8Entry> &utf8, PageTexts &texts)
{
    QList<LocalizedText::Entry> entries;
    entries.reserve(static_cast<qsizetype>(utf8.size()));
    for (const Utf8Entry &entry : utf8) {
        entries.push_back({.lang = texts.languages.of(entry.lang, json::toText), .value = json::toText(entry.value)});
    }
    return LocalizedText(std::move(entries));
}

void takeState(SignatureFile &file, json::Value state, PageTexts &texts)
{
    state.eachMember([&](std::string_view name, json::Value value) {
        if (name == "enum_name") {
            file.state = texts.states.of(value.utf8().value_or(std::string_view()),
                                         [](std::string_view utf8) { return FileState(json::toText(utf8)); });
        } else if (name == "display") {
            file.stateLabels =
                texts.labels.of(entriesIn(value), [&](const auto &entries) { return localized(entries, texts); });
        }
    });
}

//! A member of an item, and how it is taken. In the order in which the documents show them.
struct Member {
    std::string_view name;
    void (*take)(SignatureFile &, json::Value, PageTexts &);
};

constexpr std::array members{
    Member{"signature_file_id", [](SignatureFile &file, json::Value v, PageTexts &) { file.id = FileId(v.id()); }},
    Member{"names",
           [](SignatureFile &file, json::Value v, PageTexts &texts) { file.names = localized(entriesIn(v), texts); }},
    Member{"create_time", [](SignatureFile &file, json::Value v, PageTexts &) { file.createTime = timeIn(v); }},
    Member{"update_time", [](SignatureFile &file, json::Value v, PageTexts &) { file.updateTime = timeIn(v); }},
    Member{"employment_id",
           [](SignatureFile &file, json::Value v, PageTexts &) { file.employmentId = EmploymentId(v.id()); }},
    Member{"pre_hire_id", [](SignatureFile &file, json::Value v, PageTexts &) { file.preHireId = PreHireId(v.id()); }},
    Member{"signature_file_state", takeState},
    Member{"contract_code", [](SignatureFile &file, json::Value v, PageTexts &) { file.contractCode = v.id().text(); }},
    Member{"effective_date", [](SignatureFile &file, json::Value v, PageTexts &) { file.effectiveDate = dayIn(v); }},
    Member{"template_id",
           [](SignatureFile &file, json::Value v, PageTexts &) { file.templateId = TemplateId(v.id()); }},
};

//! In one pass over the item, each member where it stands; mostly it is the one behind that before it.
SignatureFile signatureFile(json::Value item, PageTexts &texts)
{
    SignatureFile file;
    const auto *member = members.begin();
    item.eachMember([&](std::string_view name, json::Value value) {
        if (member == members.end() || member->name != name) {
            member = std::ranges::find(members, name, &Member::name);
        }
        if (member != members.end()) {
            member->take(file, value, texts);
            ++member;
        }
    });
    return file;
}

Result<UnreadFilePage> decodeHead(const json::Document &reply)
{
    const json::Value data = json::rootOf(reply)["data"];
    if (!data.isObject()) {
        return badReply(Endpoint::QuerySignatureFiles, u"\"data\" is not an object"_s);
    }
    // A missing or null list is how an empty one looks in many services of this make.
    const json::Value items = data["items"];
    if (!items.isArray() && !items.isNull()) {
        return badReply(Endpoint::QuerySignatureFiles, u"\"items\" is not an array"_s);
    }
    return UnreadFilePage{
        .reply = reply, .nextPageToken = data["page_token"].id().text(), .hasMore = data["has_more"].isTrue()};
}

Result<FilePage> pageIn(const json::Document &reply)
{
    const Result<UnreadFilePage> page = decodeHead(reply);
    if (!page) {
        return page.error();
    }
    FilePage out{.nextPageToken = page.value().nextPageToken, .hasMore = page.value().hasMore};
    out.itemsWithoutId =
        readFiles(page.value(), [&out](SignatureFile &&file) { out.files.push_back(std::move(file)); });
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

Request requestOf(const FilePageQuery &query)
{
    QJsonObject body;
    addList(body, "states"_L1, query.filter.states, [](const FileState &state) { return state.name(); });
    addList(body, "template_ids"_L1, query.filter.templates, [](const TemplateId &id) { return id.text(); });
    return {.endpoint = Endpoint::QuerySignatureFiles,
            .effect = Effect::Reads,
            .path = u"/open-apis/corehr/v2/signature_files/query"_s,
            .query = parameters(query),
            .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

} // namespace

int readFiles(const UnreadFilePage &page, const std::function<void(SignatureFile &&)> &take)
{
    int withoutId = 0;
    PageTexts texts;
    json::rootOf(page.reply)["data"]["items"].eachItem([&](json::Value item) {
        SignatureFile file = signatureFile(item, texts);
        if (file.id.isEmpty()) {
            ++withoutId;
        } else {
            take(std::move(file));
        }
    });
    return withoutId;
}

Call<FilePage> querySignatureFiles(const FilePageQuery &query)
{
    return {.request = requestOf(query), .decode = pageIn};
}

Call<UnreadFilePage> queryUnreadSignatureFiles(const FilePageQuery &query)
{
    return {.request = requestOf(query), .decode = decodeHead};
}

} // namespace sealdesk
