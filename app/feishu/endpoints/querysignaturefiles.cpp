// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/endpoints/querysignaturefiles.h"

#include "feishu/jsonvalue.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QVarLengthArray>

#include <algorithm>
#include <array>
#include <bitset>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int largestPage = 100;

//! Caches values that repeat on many rows. For few different values: the lookup is linear.
template <class Source, class Made>
class SmallCache final
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

//! A text in one language, in UTF-8.
struct Utf8Entry {
    std::string_view value; //!< Not empty. Compared first: languages mostly are the same.
    std::string_view lang;

    friend bool operator==(const Utf8Entry &, const Utf8Entry &) = default;
};
//! One value for each language of a text.
template <class Value>
using ByLanguage = QVarLengthArray<Value, 4>;

//! Texts that the rows of one page share.
struct PageTexts {
    SmallCache<ByLanguage<std::string_view>, QStringList> languages;
    SmallCache<std::string_view, FileState> states;
    SmallCache<ByLanguage<Utf8Entry>, LocalizedText> labels;
    std::shared_ptr<std::string> own = std::make_shared<std::string>(); //!< The texts of single rows, one by one.

    SharedText add(std::string_view utf8)
    {
        const std::size_t first = own->size();
        own->append(utf8);
        return {own, first};
    }
};

//! Marks \a field as unreadable if it has a value; null and "" count as missing. For values that could not be read.
void markUnreadable(SignatureFile &file, FileField field, json::Value value)
{
    file.unreadable.setFlag(field, !value.isNull() && value.utf8() != "");
}

template <std::optional<BeijingTime> SignatureFile::*member>
void readTime(SignatureFile &file, json::Value value, FileField field)
{
    const std::string_view text = value.utf8().value_or(std::string_view());
    const auto time = BeijingTime::parse(text);
    file.*member = time ? time : BeijingTime::parseLeniently(text);
    if (!(file.*member)) {
        markUnreadable(file, field, value);
    }
}

template <auto member>
void readId(SignatureFile &file, json::Value value, FileField field)
{
    file.*member = std::remove_reference_t<decltype(file.*member)>(value.id());
    if ((file.*member).isEmpty()) {
        markUnreadable(file, field, value);
    }
}

void readDay(SignatureFile &file, json::Value value)
{
    file.effectiveDate = parseDayLeniently(value.utf8().value_or(std::string_view()));
    if (!file.effectiveDate) {
        markUnreadable(file, FileField::EffectiveDate, value);
    }
}

std::string_view textOf(json::Value value)
{
    return recordedPart(withoutByteOrderMark(value.utf8().value_or(std::string_view())));
}

//! Reads a text in several languages, and drops entries without one.
class TextReader final
{
public:
    //! Reads a list of {lang, value} as documented, and what services of this kind send instead: one such object, an
    //! object with a text under each language, a text without a language, or a list of these.
    explicit TextReader(json::Value value)
    {
        if (value.isArray()) {
            value.eachItem([this](json::Value item) { readEntry(item); });
        } else {
            readEntry(value);
        }
    }

    [[nodiscard]] const ByLanguage<Utf8Entry> &entries() const { return m_entries; }
    //! Whether there was something else that could not be read.
    [[nodiscard]] bool hasUnreadable() const { return m_hasUnreadable; }

private:
    static constexpr qsizetype maxEntries = 32;

    // The documented form first, in one pass: most of a page consists of it.
    void readEntry(json::Value entry)
    {
        std::string_view lang;
        std::string_view text;
        bool isDocumented = false;
        entry.eachMember([&](std::string_view name, json::Value member) {
            if (name == "lang") {
                lang = member.utf8().value_or(std::string_view());
                isDocumented = true;
            } else if (name == "value") {
                text = read(member);
                isDocumented = true;
            }
        });
        if (isDocumented) {
            add(lang, text);
        } else if (entry.isObject()) {
            entry.eachMember([this](std::string_view name, json::Value member) { add(name, read(member)); });
        } else {
            add({}, read(entry));
        }
    }

    std::string_view read(json::Value value)
    {
        const auto utf8 = value.utf8();
        m_hasUnreadable |= !utf8 && !value.isNull();
        return recordedPart(withoutByteOrderMark(utf8.value_or(std::string_view())));
    }

    void add(std::string_view lang, std::string_view text)
    {
        if (!text.empty() && m_entries.size() < maxEntries) {
            m_entries.push_back({.value = text, .lang = lang});
        }
    }

    ByLanguage<Utf8Entry> m_entries;
    bool m_hasUnreadable = false;
};

// With storage of its own: there are few labels, and they are kept for long.
LocalizedText labelOf(const ByLanguage<Utf8Entry> &utf8)
{
    QList<LocalizedText::Entry> entries;
    for (const Utf8Entry &entry : utf8) {
        entries.push_back({.lang = json::toText(entry.lang), .value = json::toText(entry.value)});
    }
    return LocalizedText(entries);
}

void readNames(SignatureFile &file, json::Value names, PageTexts &texts)
{
    const TextReader reader(names);
    const auto &entries = reader.entries();
    if (entries.isEmpty()) {
        file.names = {};
        file.unreadable.setFlag(FileField::Names, reader.hasUnreadable());
        return;
    }
    LocalizedText::Values values;
    ByLanguage<std::string_view> langs;
    for (const Utf8Entry &entry : entries) {
        langs.push_back(entry.lang);
        values.push_back(texts.add(entry.value));
    }
    const auto tagsIn = [](const ByLanguage<std::string_view> &utf8) {
        QStringList tags;
        std::ranges::transform(utf8, std::back_inserter(tags), json::toText);
        return tags;
    };
    file.names = {texts.languages.of(langs, tagsIn), std::move(values)};
}

void readContractCode(SignatureFile &file, json::Value value, PageTexts &texts)
{
    // A code may come as a number.
    file.contractCode = value.utf8() ? texts.add(textOf(value)) : SharedText(value.id().text());
    if (file.contractCode.isEmpty()) {
        markUnreadable(file, FileField::ContractCode, value);
    }
}

// A mended name might be that of another state.
FileState stateNamed(std::string_view name)
{
    return json::isMended(name) ? FileState() : FileState(json::toText(name));
}

void readStateName(SignatureFile &file, json::Value value, PageTexts &texts)
{
    file.state = texts.states.of(value.utf8().value_or(std::string_view()), stateNamed);
    if (file.state.name().isEmpty()) {
        markUnreadable(file, FileField::State, value);
    }
}

// An object as documented, or the name alone.
void readState(SignatureFile &file, json::Value state, PageTexts &texts)
{
    if (!state.isObject()) {
        readStateName(file, state, texts);
        return;
    }
    int names = 0;
    state.eachMember([&](std::string_view name, json::Value value) {
        if (name == "enum_name") {
            readStateName(file, ++names == 1 ? value : json::Value(), texts);
        } else if (name == "display") {
            file.stateLabels = texts.labels.of(TextReader(value).entries(), labelOf);
        }
    });
    if (names > 1) {
        file.unreadable.setFlag(FileField::State);
    }
}

//! A member of an item and the function that reads it.
struct Member {
    std::string_view name;
    std::optional<FileField> field; //!< nullopt: the id, without which there is no row.
    void (*read)(SignatureFile &, json::Value, PageTexts &);
};

// In the order of the documents, which is mostly that of the replies.
constexpr std::array members{
    Member{"signature_file_id", std::nullopt,
           [](SignatureFile &file, json::Value v, PageTexts &) { file.id = FileId(v.id()); }},
    Member{"names", FileField::Names, readNames},
    Member{"create_time", FileField::CreateTime,
           [](SignatureFile &file, json::Value v, PageTexts &) {
               readTime<&SignatureFile::createTime>(file, v, FileField::CreateTime);
           }},
    Member{"update_time", FileField::UpdateTime,
           [](SignatureFile &file, json::Value v, PageTexts &) {
               readTime<&SignatureFile::updateTime>(file, v, FileField::UpdateTime);
           }},
    Member{"employment_id", FileField::Employment,
           [](SignatureFile &file, json::Value v, PageTexts &) {
               readId<&SignatureFile::employmentId>(file, v, FileField::Employment);
           }},
    Member{"pre_hire_id", FileField::PreHire,
           [](SignatureFile &file, json::Value v, PageTexts &) {
               readId<&SignatureFile::preHireId>(file, v, FileField::PreHire);
           }},
    Member{"signature_file_state", FileField::State, readState},
    Member{"contract_code", FileField::ContractCode, readContractCode},
    Member{"effective_date", FileField::EffectiveDate,
           [](SignatureFile &file, json::Value v, PageTexts &) { readDay(file, v); }},
    Member{"template_id", FileField::Template,
           [](SignatureFile &file, json::Value v, PageTexts &) {
               readId<&SignatureFile::templateId>(file, v, FileField::Template);
           }},
};

// Readers disagree about which of two members of one name counts, so neither does.
void clear(const Member &member, SignatureFile &file, PageTexts &texts)
{
    member.read(file, json::Value(), texts);
    if (member.field) {
        file.unreadable.setFlag(*member.field);
    }
}

//! Reads the item in one pass. Each member is expected to follow the one before it in the table.
SignatureFile signatureFile(json::Value item, PageTexts &texts)
{
    SignatureFile file;
    std::bitset<members.size()> seen;
    std::bitset<members.size()> repeated;
    const auto *member = members.begin();
    item.eachMember([&](std::string_view name, json::Value value) {
        if (member == members.end() || member->name != name) {
            member = std::ranges::find(members, name, &Member::name);
        }
        if (member != members.end()) {
            const auto index = static_cast<std::size_t>(member - members.begin());
            repeated[index] = repeated[index] || seen[index];
            seen.set(index);
            member->read(file, value, texts);
            ++member;
        }
    });
    for (std::size_t i = 0; repeated.any() && i < members.size(); ++i) {
        if (repeated[i]) {
            clear(members[i], file, texts);
        }
    }
    return file;
}

FilePageHead::Items itemsIn(json::Value items)
{
    if (!items.isArray()) {
        return FilePageHead::Items::Missing;
    }
    return items.count() == 0 ? FilePageHead::Items::Empty : FilePageHead::Items::Some;
}

FilePageHead::HasMore hasMoreIn(json::Value value)
{
    using HasMore = FilePageHead::HasMore;
    const auto text = value.utf8();
    const auto number = value.integer();
    if (value.boolean() == true || text == "true" || number == 1) {
        return HasMore::Yes;
    }
    return value.boolean() == false || text == "false" || number == 0 ? HasMore::No : HasMore::Unsaid;
}

Result<UnreadFilePage> decodeHead(const json::Document &reply)
{
    const json::Value data = json::rootOf(reply)["data"];
    if (!data.isObject()) {
        return badReply(Endpoint::QuerySignatureFiles, u"\"data\" is not an object"_s);
    }
    if (data.hasRepeatedMember()) {
        return badReply(Endpoint::QuerySignatureFiles, u"\"data\" has two members of one name"_s);
    }
    const json::Value items = data["items"];
    if (!items.isArray() && !items.isNull()) {
        return badReply(Endpoint::QuerySignatureFiles, u"\"items\" is not an array"_s);
    }
    const json::Value more = data["has_more"];
    const json::Value token = data["page_token"];
    if (json::isMended(token.utf8().value_or(std::string_view())) && hasMoreIn(more) != FilePageHead::HasMore::No) {
        return badReply(Endpoint::QuerySignatureFiles, u"\"page_token\" is not readable"_s);
    }
    return UnreadFilePage{.head = {.items = itemsIn(items),
                                   .hasMore = hasMoreIn(more),
                                   .nextPageToken = token.id().text(),
                                   .provesAbsence = items.isArray() && more.boolean()},
                          .reply = reply};
}

Result<FilePage> pageIn(const json::Document &reply)
{
    const Result<UnreadFilePage> page = decodeHead(reply);
    if (!page) {
        return page.error();
    }
    FilePage out{.head = page.value().head};
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
    Q_ASSERT(filter.files.size() <= 1); // splitQuery()
    if (!filter.files.empty()) {
        out.push_back({.name = u"signature_file_id"_s, .value = filter.files.front().text()});
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

//! The text after each \a name with a colon in \a page, which need not be JSON. \a name is quoted, which it never is
//! inside a string: there the quotes are escaped.
std::vector<QByteArrayView> memberValues(QByteArrayView page, QByteArrayView name)
{
    std::vector<QByteArrayView> values;
    for (qsizetype at = page.indexOf(name); at >= 0; at = page.indexOf(name, at + 1)) {
        const QByteArrayView rest = page.sliced(at + name.size()).trimmed();
        if (rest.startsWith(':')) {
            values.push_back(rest.sliced(1).trimmed());
        }
    }
    return values;
}

bool saysNoMore(QByteArrayView hasMore)
{
    return hasMore.startsWith("false") || hasMore.startsWith("\"false\"") || hasMore.startsWith('0');
}

//! The string with which \a text begins; empty if it isn't followed by what may follow a member, or was mended.
QString completeString(QByteArrayView text)
{
    qsizetype end = text.startsWith('"') ? 1 : text.size();
    while (end < text.size() && text[end] != '"') {
        end += text[end] == '\\' ? 2 : 1;
    }
    if (end >= text.size()) {
        return {};
    }
    const QByteArrayView after = text.sliced(end + 1).trimmed();
    const auto array = json::Document::parse('[' + text.first(end + 1).toByteArray() + ']');
    if (!array || !(after.startsWith(',') || after.startsWith('}'))) {
        return {};
    }
    QString found;
    json::rootOf(array.value()).eachItem([&found](json::Value item) {
        found = json::isMended(item.utf8().value_or(std::string_view())) ? QString() : item.text();
    });
    return found;
}

} // namespace

int readFiles(const UnreadFilePage &page, const std::function<void(SignatureFile &&)> &addFile)
{
    int withoutId = 0;
    PageTexts texts;
    json::rootOf(page.reply)["data"]["items"].eachItem([&](json::Value item) {
        SignatureFile file = signatureFile(item, texts);
        if (file.id.isEmpty()) {
            ++withoutId;
        } else {
            addFile(std::move(file));
        }
    });
    return withoutId;
}

QString nextPageTokenOf(QByteArrayView page)
{
    if (std::ranges::any_of(memberValues(page, "\"has_more\""), saysNoMore)) {
        return {};
    }
    QString token;
    for (const QByteArrayView text : memberValues(page, "\"page_token\"")) {
        const QString found = completeString(text);
        if (found.isEmpty() || (!token.isEmpty() && found != token)) {
            return {};
        }
        token = found;
    }
    return token;
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
