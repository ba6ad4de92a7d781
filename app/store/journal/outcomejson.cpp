// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/journal/outcomejson.h"

#include "store/journal/apierrorjson.h"
#include "store/journal/nametable.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr NameTable<OutcomeState, outcomeStateCount> stateNames{{
    {OutcomeState::Waiting, "waiting"_L1},
    {OutcomeState::Sending, "sending"_L1},
    {OutcomeState::Terminated, "terminated"_L1},
    {OutcomeState::Failed, "failed"_L1},
    {OutcomeState::Skipped, "skipped"_L1},
    {OutcomeState::NotSent, "not_sent"_L1},
    {OutcomeState::Unknown, "unknown"_L1},
}};

constexpr NameTable<cause::BadAnswer::Flaw, 3> flawNames{{
    {cause::BadAnswer::Flaw::InNeitherList, "in_neither_list"_L1},
    {cause::BadAnswer::Flaw::InBothLists, "in_both_lists"_L1},
    {cause::BadAnswer::Flaw::ForeignIds, "foreign_ids"_L1},
}};

constexpr NameTable<JournalProblem::Kind, journalProblemKindCount> problemNames{{
    {JournalProblem::Kind::InUse, "in_use"_L1},
    {JournalProblem::Kind::Damaged, "damaged"_L1},
    {JournalProblem::Kind::NewerVersion, "newer_version"_L1},
    {JournalProblem::Kind::DiskFull, "disk_full"_L1},
    {JournalProblem::Kind::NotWritable, "not_writable"_L1},
    {JournalProblem::Kind::Moved, "moved"_L1},
    {JournalProblem::Kind::Failed, "failed"_L1},
}};

QJsonObject ofKind(QLatin1StringView kind)
{
    return {{u"kind"_s, kind}};
}

QJsonObject withError(QLatin1StringView kind, const ApiError &error)
{
    return {{u"kind"_s, kind}, {u"error"_s, toJson(error)}};
}

QJsonObject withState(QLatin1StringView kind, const FileState &now, const LocalizedText &labels)
{
    return {{u"kind"_s, kind}, {u"now"_s, now.name()}, {u"labels"_s, toJson(labels)}};
}

class CauseWriter
{
public:
    QJsonObject operator()(const cause::None &) const { return ofKind("none"_L1); }
    QJsonObject operator()(const cause::RefusedByService &c) const
    {
        return {{u"kind"_s, "refused_by_service"_L1}, {u"reason"_s, c.reason}};
    }
    QJsonObject operator()(const cause::RequestRefused &c) const { return withError("request_refused"_L1, c.error); }
    QJsonObject operator()(const cause::StateChanged &c) const
    {
        QJsonObject json = withState("state_changed"_L1, c.now, c.nowLabels);
        json.insert("before"_L1, c.before.name());
        return json;
    }
    QJsonObject operator()(const cause::NotFound &) const { return ofKind("not_found"_L1); }
    QJsonObject operator()(const cause::Stopped &) const { return ofKind("stopped"_L1); }
    QJsonObject operator()(const cause::CheckFailed &c) const { return withError("check_failed"_L1, c.error); }
    QJsonObject operator()(const cause::EarlierUnknown &) const { return ofKind("earlier_unknown"_L1); }
    QJsonObject operator()(const cause::Interrupted &) const { return ofKind("interrupted"_L1); }
    QJsonObject operator()(const cause::NoJournal &c) const
    {
        return {{u"kind"_s, "no_journal"_L1},
                {u"problem"_s, nameIn(problemNames, c.problem.kind)},
                {u"path"_s, c.problem.path},
                {u"detail"_s, c.problem.detail}};
    }
    QJsonObject operator()(const cause::NoAnswer &c) const { return withError("no_answer"_L1, c.error); }
    QJsonObject operator()(const cause::CutShort &) const { return ofKind("cut_short"_L1); }
    QJsonObject operator()(const cause::BadAnswer &c) const
    {
        return {{u"kind"_s, "bad_answer"_L1}, {u"flaw"_s, nameIn(flawNames, c.flaw)}};
    }
    QJsonObject operator()(const cause::ConfirmedByQuery &) const { return ofKind("confirmed_by_query"_L1); }
    QJsonObject operator()(const cause::Gone &) const { return ofKind("gone"_L1); }
    QJsonObject operator()(const cause::StillInState &c) const
    {
        return withState("still_in_state"_L1, c.now, c.nowLabels);
    }
};

using Reader = OutcomeCause (*)(const QJsonObject &json);

template <class Cause>
OutcomeCause plain(const QJsonObject &)
{
    return Cause{};
}

template <class Cause>
OutcomeCause withErrorFrom(const QJsonObject &json)
{
    return Cause{.error = apiErrorFromJson(json.value("error"_L1).toObject())};
}

FileState stateAt(const QJsonObject &json, QLatin1StringView member)
{
    return FileState(json.value(member).toString());
}

LocalizedText labelsOf(const QJsonObject &json)
{
    return localizedTextFromJson(json.value("labels"_L1).toArray());
}

constexpr std::array<std::pair<QLatin1StringView, Reader>, std::variant_size_v<OutcomeCause>> readers{{
    {"none"_L1, plain<cause::None>},
    {"refused_by_service"_L1,
     [](const QJsonObject &json) -> OutcomeCause {
         return cause::RefusedByService{.reason = json.value("reason"_L1).toString()};
     }},
    {"request_refused"_L1, withErrorFrom<cause::RequestRefused>},
    {"state_changed"_L1,
     [](const QJsonObject &json) -> OutcomeCause {
         return cause::StateChanged{
             .before = stateAt(json, "before"_L1), .now = stateAt(json, "now"_L1), .nowLabels = labelsOf(json)};
     }},
    {"not_found"_L1, plain<cause::NotFound>},
    {"stopped"_L1, plain<cause::Stopped>},
    {"check_failed"_L1, withErrorFrom<cause::CheckFailed>},
    {"earlier_unknown"_L1, plain<cause::EarlierUnknown>},
    {"interrupted"_L1, plain<cause::Interrupted>},
    {"no_journal"_L1,
     [](const QJsonObject &json) -> OutcomeCause {
         return cause::NoJournal{.problem = {.kind = valueIn(problemNames, json.value("problem"_L1).toString())
                                                         .value_or(JournalProblem::Kind::Failed),
                                             .path = json.value("path"_L1).toString(),
                                             .detail = json.value("detail"_L1).toString()}};
     }},
    {"no_answer"_L1, withErrorFrom<cause::NoAnswer>},
    {"cut_short"_L1, plain<cause::CutShort>},
    {"bad_answer"_L1,
     [](const QJsonObject &json) -> OutcomeCause {
         return cause::BadAnswer{
             .flaw =
                 valueIn(flawNames, json.value("flaw"_L1).toString()).value_or(cause::BadAnswer::Flaw::InNeitherList)};
     }},
    {"confirmed_by_query"_L1, plain<cause::ConfirmedByQuery>},
    {"gone"_L1, plain<cause::Gone>},
    {"still_in_state"_L1,
     [](const QJsonObject &json) -> OutcomeCause {
         return cause::StillInState{.now = stateAt(json, "now"_L1), .nowLabels = labelsOf(json)};
     }},
}};

} // namespace

QString storedName(OutcomeState state)
{
    return nameIn(stateNames, state);
}

std::optional<OutcomeState> outcomeStateFrom(QStringView storedName)
{
    return valueIn(stateNames, storedName);
}

QJsonObject toJson(const OutcomeCause &cause)
{
    return std::visit(CauseWriter{}, cause);
}

std::optional<OutcomeCause> causeFromJson(const QJsonObject &json)
{
    const QString kind = json.value("kind"_L1).toString();
    const auto *const found = std::ranges::find_if(readers, [&kind](const auto &entry) { return entry.first == kind; });
    return found == readers.end() ? std::nullopt : std::optional{found->second(json)};
}

QJsonArray toJson(const LocalizedText &text)
{
    QJsonArray json;
    for (const LocalizedText::Entry &entry : text.entries()) {
        json.append(QJsonObject{{u"lang"_s, entry.lang}, {u"value"_s, entry.value}});
    }
    return json;
}

LocalizedText localizedTextFromJson(const QJsonArray &json)
{
    QList<LocalizedText::Entry> entries;
    for (const auto &value : json) {
        entries.push_back({.lang = value.toObject().value("lang"_L1).toString(),
                           .value = value.toObject().value("value"_L1).toString()});
    }
    return LocalizedText(entries);
}

} // namespace sealdesk
