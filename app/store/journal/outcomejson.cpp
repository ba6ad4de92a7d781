// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/journal/outcomejson.h"

#include "store/journal/apierrorjson.h"
#include "store/journal/nametable.h"

#include <algorithm>
#include <array>
#include <functional>
#include <tuple>
#include <type_traits>
#include <utility>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr NameTable<OutcomeState, outcomeStateCount> stateNames{{
    {OutcomeState::Waiting, "waiting"_L1},
    {OutcomeState::Sending, "sending"_L1},
    {OutcomeState::Accepted, "accepted"_L1},
    {OutcomeState::Terminated, "terminated"_L1},
    {OutcomeState::Failed, "failed"_L1},
    {OutcomeState::Skipped, "skipped"_L1},
    {OutcomeState::NotSent, "not_sent"_L1},
    {OutcomeState::Unknown, "unknown"_L1},
    {OutcomeState::LeftUnknown, "left_unknown"_L1},
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
    {JournalProblem::Kind::FileOpenInRun, "file_open_in_run"_L1},
    {JournalProblem::Kind::Altered, "altered"_L1},
    {JournalProblem::Kind::NoTrail, "no_trail"_L1},
    {JournalProblem::Kind::NoAppId, "no_app_id"_L1},
    {JournalProblem::Kind::Failed, "failed"_L1},
}};

// What causes carry, as values in JSON and back. What is missing or of another type becomes empty.

QJsonValue jsonOf(const QString &text)
{
    return text;
}

QJsonValue jsonOf(qint64 number)
{
    return number;
}

QJsonValue jsonOf(const ApiError &error)
{
    return toJson(error);
}

QJsonValue jsonOf(const FileState &state)
{
    return state.name();
}

QJsonValue jsonOf(const LocalizedText &text)
{
    return toJson(text);
}

QJsonValue jsonOf(cause::BadAnswer::Flaw flaw)
{
    return nameIn(flawNames, flaw);
}

QJsonValue jsonOf(JournalProblem::Kind kind)
{
    return nameIn(problemNames, kind);
}

void assign(QString &text, const QJsonValue &json)
{
    text = json.toString();
}

void assign(qint64 &number, const QJsonValue &json)
{
    number = json.toInteger();
}

void assign(ApiError &error, const QJsonValue &json)
{
    error = apiErrorFromJson(json.toObject());
}

void assign(FileState &state, const QJsonValue &json)
{
    state = FileState(json.toString());
}

void assign(LocalizedText &text, const QJsonValue &json)
{
    text = localizedTextFromJson(json.toArray());
}

void assign(cause::BadAnswer::Flaw &flaw, const QJsonValue &json)
{
    flaw = valueIn(flawNames, json.toString()).value_or(cause::BadAnswer::Flaw::InNeitherList);
}

void assign(JournalProblem::Kind &kind, const QJsonValue &json)
{
    kind = valueIn(problemNames, json.toString()).value_or(JournalProblem::Kind::Failed);
}

//! A member of a cause: its name in JSON, and a pointer or function that leads to it.
template <class Access>
struct CauseMember {
    QLatin1StringView name;
    Access access;
};

//! How a cause is stored: its word and its members.
template <class... Access>
struct CauseFormat {
    QLatin1StringView kind;
    std::tuple<CauseMember<Access>...> members;
};

template <class Access>
constexpr CauseMember<Access> member(QLatin1StringView name, Access access)
{
    return {name, access};
}

template <class... Access>
constexpr CauseFormat<Access...> format(QLatin1StringView kind, CauseMember<Access>... members)
{
    return {kind, {members...}};
}

template <class Cause>
struct NoFormat;

// The table from which causes are written and read. A missing cause does not compile: NoFormat<Cause> is undefined.
template <class Cause>
constexpr NoFormat<Cause> formatOf = {};
template <>
constexpr auto formatOf<cause::None> = format("none"_L1);
template <>
constexpr auto formatOf<cause::RefusedByService> = format("refused_by_service"_L1,
                                                          member("reason"_L1, &cause::RefusedByService::reason));
template <>
constexpr auto formatOf<cause::RequestRefused> = format("request_refused"_L1,
                                                        member("error"_L1, &cause::RequestRefused::error));
template <>
constexpr auto formatOf<cause::StateChanged> = format("state_changed"_L1,
                                                      member("before"_L1, &cause::StateChanged::before),
                                                      member("now"_L1, &cause::StateChanged::now),
                                                      member("labels"_L1, &cause::StateChanged::nowLabels));
template <>
constexpr auto formatOf<cause::NotFound> = format("not_found"_L1);
template <>
constexpr auto formatOf<cause::Stopped> = format("stopped"_L1);
template <>
constexpr auto formatOf<cause::CheckFailed> = format("check_failed"_L1, member("error"_L1, &cause::CheckFailed::error));
template <>
constexpr auto formatOf<cause::EarlierUnknown> = format("earlier_unknown"_L1);
template <>
constexpr auto formatOf<cause::Interrupted> = format("interrupted"_L1);
template <>
constexpr auto
    formatOf<cause::NoJournal> = format("no_journal"_L1,
                                        member(
                                            "problem"_L1, [](auto &cause) -> auto & { return cause.problem.kind; }),
                                        member(
                                            "path"_L1, [](auto &cause) -> auto & { return cause.problem.path; }),
                                        member(
                                            "detail"_L1, [](auto &cause) -> auto & { return cause.problem.detail; }));
template <>
constexpr auto formatOf<cause::NoAnswer> = format("no_answer"_L1, member("error"_L1, &cause::NoAnswer::error));
template <>
constexpr auto formatOf<cause::CutShort> = format("cut_short"_L1);
template <>
constexpr auto formatOf<cause::BadAnswer> = format("bad_answer"_L1, member("flaw"_L1, &cause::BadAnswer::flaw));
template <>
constexpr auto formatOf<cause::ConfirmedByQuery> = format("confirmed_by_query"_L1);
template <>
constexpr auto formatOf<cause::Gone> = format("gone"_L1);
template <>
constexpr auto formatOf<cause::StillInState> = format("still_in_state"_L1, member("now"_L1, &cause::StillInState::now),
                                                      member("labels"_L1, &cause::StillInState::nowLabels));
template <>
constexpr auto formatOf<cause::ContinuedInRun> = format("continued_in_run"_L1,
                                                        member("run"_L1, &cause::ContinuedInRun::run));
template <>
constexpr auto formatOf<cause::ClosedByPerson> = format("closed_by_person"_L1,
                                                        member("person"_L1, &cause::ClosedByPerson::person));
template <>
constexpr auto formatOf<cause::AlreadyTerminated> = format("already_terminated"_L1);
template <>
constexpr auto formatOf<cause::TerminatedByUnknown> = format("terminated_by_unknown"_L1);
template <>
constexpr auto formatOf<cause::NotEffective> = format("not_effective"_L1, member("now"_L1, &cause::NotEffective::now),
                                                      member("labels"_L1, &cause::NotEffective::nowLabels));

template <class Cause>
QJsonObject causeToJson(const Cause &cause)
{
    QJsonObject json{{u"kind"_s, formatOf<Cause>.kind}};
    std::apply(
        [&json, &cause](const auto &...members) {
            (json.insert(members.name, jsonOf(std::invoke(members.access, cause))), ...);
        },
        formatOf<Cause>.members);
    return json;
}

template <class Cause>
OutcomeCause readCause(const QJsonObject &json)
{
    Cause cause{};
    std::apply(
        [&json, &cause](const auto &...members) {
            (assign(std::invoke(members.access, cause), json.value(members.name)), ...);
        },
        formatOf<Cause>.members);
    return cause;
}

//! The words of all causes and how they are read.
template <class... Causes>
constexpr auto readersOf(std::type_identity<std::variant<Causes...>>)
{
    return std::array{std::pair{formatOf<Causes>.kind, &readCause<Causes>}...};
}

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
    return std::visit([](const auto &c) { return causeToJson(c); }, cause);
}

std::optional<OutcomeCause> causeFromJson(const QJsonObject &json)
{
    static constexpr auto readers = readersOf(std::type_identity<OutcomeCause>());
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
