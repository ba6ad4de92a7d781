// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/terminationjudge.h"

#include "feishu/errorcodes.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace sealdesk
{

namespace
{

struct Lists {
    QSet<FileId> succeeded;
    QHash<FileId, QString> failed; // with the first reason that isn't empty
};

Lists listsOf(const TerminationReply &reply)
{
    Lists lists;
    lists.succeeded = QSet<FileId>(reply.succeeded.begin(), reply.succeeded.end());
    for (const TerminationReply::Failure &failure : reply.failed) {
        QString &reason = lists.failed[failure.file];
        if (reason.isEmpty()) {
            reason = failure.reason;
        }
    }
    return lists;
}

std::vector<FileId> foreignIdsIn(const Lists &lists, std::span<const FileId> requested)
{
    QSet<FileId> ids = lists.succeeded;
    ids.unite(QSet<FileId>(lists.failed.keyBegin(), lists.failed.keyEnd()));
    ids.subtract(QSet<FileId>(requested.begin(), requested.end()));
    std::vector<FileId> foreign(ids.begin(), ids.end());
    std::ranges::sort(foreign);
    return foreign;
}

bool countsAgree(std::span<const FileId> requested, const Lists &lists, const TerminationReply &reply)
{
    const auto agrees = [](std::optional<qint64> count, qint64 actual) { return !count || *count == actual; };
    return agrees(reply.totalCount, static_cast<qint64>(requested.size())) &&
           agrees(reply.successCount, lists.succeeded.size()) && agrees(reply.failCount, lists.failed.size());
}

FileOutcome unknown(cause::BadAnswer::Flaw flaw, const QString &logId)
{
    return {.state = OutcomeState::Unknown, .cause = cause::BadAnswer{.flaw = flaw}, .logId = logId};
}

FileOutcome outcomeOf(const FileId &file, const Lists &lists, const QString &logId)
{
    using Flaw = cause::BadAnswer::Flaw;
    const bool succeeded = lists.succeeded.contains(file);
    const auto failure = lists.failed.constFind(file);
    const bool failed = failure != lists.failed.constEnd();
    if (succeeded == failed) {
        return unknown(succeeded ? Flaw::InBothLists : Flaw::InNeitherList, logId);
    }
    if (succeeded) {
        return {.state = OutcomeState::Accepted, .cause = cause::None{}, .logId = logId};
    }
    return {.state = OutcomeState::Failed, .cause = cause::RefusedByService{.reason = *failure}, .logId = logId};
}

// Why a file is terminated that is now shown as \a now: by this run only if it was seen in another state before.
OutcomeCause creditFor(const SignatureFile &now, const FileOutcome &before, const SignatureFile &seen)
{
    const bool wasTerminated = seen.state.known() == KnownState::Terminated;
    const bool wasReadable = !seen.state.name().isEmpty();
    if (wasTerminated || (!wasReadable && now.updateTime && now.updateTime == seen.updateTime)) {
        return cause::AlreadyTerminated{};
    }
    if (!wasReadable) {
        return cause::TerminatedByUnknown{};
    }
    return before.state == OutcomeState::Accepted ? OutcomeCause(cause::None{})
                                                  : OutcomeCause(cause::ConfirmedByQuery{});
}

// The error of a request that was answered with 1160002; nullptr for any other outcome.
const ApiError *maybeMissingError(const FileOutcome &outcome)
{
    const auto *unanswered = std::get_if<cause::NoAnswer>(&outcome.cause);
    return unanswered && judge(unanswered->error) == ErrorVerdict::MaybeMissing ? &unanswered->error : nullptr;
}

} // namespace

ReplyVerdict judge(std::span<const FileId> requested, const TerminationReply &reply, const QString &logId)
{
    const Lists lists = listsOf(reply);
    ReplyVerdict verdict;
    verdict.outcomes.reserve(requested.size());
    if (!countsAgree(requested, lists, reply)) {
        verdict.counts = ReplyVerdict::Counts::Disagree;
    }
    verdict.foreignIds = foreignIdsIn(lists, requested);
    if (!verdict.foreignIds.empty()) {
        verdict.outcomes.assign(requested.size(), unknown(cause::BadAnswer::Flaw::ForeignIds, logId));
        return verdict;
    }
    for (const FileId &file : requested) {
        verdict.outcomes.push_back(outcomeOf(file, lists, logId));
    }
    return verdict;
}

ErrorVerdict judge(const ApiError &error)
{
    if (error.delivery == Delivery::Unsent || isProvenRefusal(error)) {
        return ErrorVerdict::Refused;
    }
    return error.code == fileNotFoundCode ? ErrorVerdict::MaybeMissing : ErrorVerdict::Unknown;
}

std::optional<FileOutcome> judgeCheck(const SignatureFile &confirmed, const FileSighting *now)
{
    if (!now) {
        return FileOutcome{.state = OutcomeState::Skipped, .cause = cause::NotFound{}, .logId = {}};
    }
    const SignatureFile &file = now->file;
    if (file.state != confirmed.state || file.state.name().isEmpty()) {
        return FileOutcome{
            .state = OutcomeState::Skipped,
            .cause = cause::StateChanged{.before = confirmed.state, .now = file.state, .nowLabels = file.stateLabels},
            .logId = {}};
    }
    return std::nullopt;
}

FileOutcome outcomeOf(const Finding &finding, const FileOutcome &before, const FileSighting &seen)
{
    const QString &logId = finding.logId.isEmpty() ? before.logId : finding.logId;
    const SignatureFile &now = finding.sighting.file;
    switch (finding.kind) {
    case Finding::Kind::Terminated:
        return {.state = OutcomeState::Terminated, .cause = creditFor(now, before, seen.file), .logId = logId};
    case Finding::Kind::NotTerminated:
        if (before.state == OutcomeState::Accepted) {
            break;
        }
        if (const ApiError *missing = maybeMissingError(before)) {
            // Another file was the cause: this one may be sent again.
            return {.state = OutcomeState::NotSent,
                    .cause = cause::RequestRefused{.error = *missing},
                    .logId = before.logId};
        }
        return {.state = OutcomeState::Failed,
                .cause = cause::StillInState{.now = now.state, .nowLabels = now.stateLabels},
                .logId = logId};
    case Finding::Kind::ChangedAfter:
        break;
    }
    return {.state = OutcomeState::Failed,
            .cause = cause::NotEffective{.now = now.state, .nowLabels = now.stateLabels},
            .logId = logId};
}

} // namespace sealdesk
