// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sandbox/filejson.h"

#include "sandbox/calendar.h"
#include "sandbox/jsonwriter.h"

namespace sealdesk::sandbox
{

namespace
{

//! The data of one item.
struct Item {
    const Dataset &dataset;
    const ServedFile &file;
    const FileJsonOptions &options;
    const StateInfo &state;
    const TemplateInfo &origin;
    FileDetails details;
    Oddity oddity;
};

void writeText(JsonWriter &json, QByteArrayView language, std::initializer_list<QByteArrayView> text)
{
    json.beginObject().member("lang", language).member("value", text).endObject();
}

void writeNames(JsonWriter &json, const Item &item)
{
    if (item.oddity == Oddity::NoNames) {
        return;
    }
    json.key("names").beginArray();
    if (item.oddity != Oddity::EnglishNameOnly) {
        writeText(json, "zh-CN", {item.origin.zh, "-", item.details.person.zh});
    }
    writeText(json, "en-US", {item.origin.en, " - ", item.details.person.en});
    json.endArray();
}

void writeTimes(JsonWriter &json, const Item &item)
{
    if (item.oddity != Oddity::NoCreateTime) {
        json.member("create_time", calendar::formatDateTime(item.details.createdAt));
    }
    if (item.oddity != Oddity::NoUpdateTime || item.file.origin == ServedFile::Origin::TerminatedHere) {
        json.member("update_time", calendar::formatDateTime(item.file.position.updatedAt));
    }
}

void writePersonId(JsonWriter &json, const Item &item, PersonIdKind type)
{
    const qint64 person = item.details.personNumber;
    json.key("employment_id");
    switch (type) {
    case PersonIdKind::PeopleCorehrId:
        json.digits(item.dataset.employmentId(person));
        return;
    case PersonIdKind::OpenId:
        json.string(item.dataset.openId(person));
        return;
    case PersonIdKind::UnionId:
        json.string(item.dataset.unionId(person));
        return;
    case PersonIdKind::UserId:
        json.string(item.dataset.userId(person));
        return;
    }
    Q_UNREACHABLE();
}

void writePerson(JsonWriter &json, const Item &item)
{
    if (item.oddity == Oddity::NoPerson) {
        return;
    }
    const bool both = item.oddity == Oddity::BothIds;
    const bool newcomer = item.details.isForNewcomer || item.oddity == Oddity::PreHireOnly;
    if ((both || !newcomer) && item.options.personIdKind) {
        writePersonId(json, item, *item.options.personIdKind);
    }
    if (both || newcomer) {
        json.key("pre_hire_id").digits(item.details.preHireId);
    }
}

void writeState(JsonWriter &json, const Item &item)
{
    const bool untouched = item.file.origin == ServedFile::Origin::Untouched;
    json.key("signature_file_state");
    if (untouched && item.oddity == Oddity::NullState) {
        json.null();
        return;
    }
    json.beginObject().member("enum_name", item.state.name).key("display").beginArray();
    if (!untouched || item.oddity != Oddity::EmptyDisplay) {
        writeText(json, "zh-CN", {item.state.zh});
        writeText(json, "en-US", {item.state.en});
    }
    json.endArray().endObject();
}

void writeContract(JsonWriter &json, const Item &item)
{
    json.key("contract_code");
    item.oddity == Oddity::NullContractCode ? json.null() : json.string(item.details.contractCode);
    if (item.oddity != Oddity::NoEffectiveDate) {
        json.member("effective_date", calendar::formatDate(item.details.effectiveAt));
    }
    json.key("template_id");
    item.oddity == Oddity::NullTemplate ? json.null() : json.string(item.origin.id);
}

//! Files that somebody can still sign have a link. Its domain is reserved for examples.
void writeSignUrl(JsonWriter &json, const Item &item)
{
    if (item.options.signUrl == FileJsonOptions::SignUrl::Include && item.state.termination != Termination::NoMore) {
        json.member("sign_url", {"https://sign.example.com/s/", item.details.contractCode});
    }
}

} // namespace

void writeFile(JsonWriter &json, const Dataset &dataset, const ServedFile &file, const FileJsonOptions &options)
{
    const Item item{.dataset = dataset,
                    .file = file,
                    .options = options,
                    .state = allStates()[file.state],
                    .origin = allTemplates()[dataset.templateOf(file.index)],
                    .details = dataset.detailsOf(file.index),
                    .oddity = dataset.oddityOf(file.index)};
    json.beginObject().key("signature_file_id").digits(file.position.id);
    writeNames(json, item);
    writeTimes(json, item);
    writePerson(json, item);
    writeState(json, item);
    writeContract(json, item);
    writeSignUrl(json, item);
    json.endObject();
}

} // namespace sealdesk::sandbox
