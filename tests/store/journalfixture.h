// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "manualclock.h"
#include "sightings.h"
#include "store/journal/journal.h"
#include "store/journal/journalreading.h"
#include "store/journal/outcomejson.h"
#include "text/textpattern.h"

#include <QJsonDocument>

#include <memory>

namespace sealdesk::test
{

inline JournalWriter someWriter()
{
    return {.programVersion = QStringLiteral("1.2.3"),
            .osUser = QStringLiteral("李 \"O'Neil\""),
            .host = QStringLiteral("桌面-1")};
}

//! Returns a run of files 1 to \a count by one operator.
//! Returns a run over \a count files with ids from \a firstId on.
inline RunFacts someRun(int count, const QString &reason = QStringLiteral("离职"), int firstId = 1)
{
    RunFacts facts;
    facts.connection.name = QStringLiteral("示例公司");
    facts.connection.appId = QStringLiteral("cli_a1");
    facts.connection.operatorId = OperatorId(QStringLiteral("6966236933198579208"));
    facts.reason = reason;
    facts.filterText = QStringLiteral("State: pending_sign");
    facts.files = filesUpTo(firstId + count - 1);
    facts.files.erase(facts.files.begin(), facts.files.begin() + (firstId - 1));
    return facts;
}

//! Returns a search as the History page makes it.
inline RunSearch searchFor(const QString &typed, std::optional<OutcomeState> outcome = std::nullopt)
{
    RunSearch search{.isWanted = {}, .outcome = outcome};
    if (const auto patterns = patternsOf(typed); !patterns.empty()) {
        search.isWanted = [patterns](const QString &text) { return areAllIn(patterns, text); };
    }
    return search;
}

inline ChunkFacts chunkOf(int number, std::vector<int> positions)
{
    return {.number = number, .positions = std::move(positions), .serviceTime = std::nullopt, .dataTime = {}};
}

//! Returns what a read at \a seenAt showed: a file that was terminated a second before.
inline Correction terminationSeen(Instant seenAt)
{
    return {.shown = KnownState::Terminated,
            .shownLabels = LocalizedText({{.lang = QStringLiteral("zh-CN"), .value = QStringLiteral("已终止")}}),
            .updatedAt = seenAt - std::chrono::seconds{1},
            .seenAt = seenAt};
}

//! Returns \a state for all \a positions, without a cause.
inline Settlement settled(OutcomeState state, const std::vector<int> &positions)
{
    Settlement settlement;
    for (const int position : positions) {
        settlement.files.push_back({.position = position, .outcome = {.state = state, .cause = {}, .logId = {}}});
    }
    return settlement;
}

//! Returns why there is no value; std::nullopt if there is one.
template <class T>
std::optional<JournalProblem::Kind> problemOf(const Result<T, JournalProblem> &result)
{
    return result ? std::nullopt : std::optional{result.error().kind};
}

inline std::optional<JournalProblem::Kind> problemOf(const std::optional<JournalProblem> &problem)
{
    return problem ? std::optional{problem->kind} : std::nullopt;
}

//! Returns the value, or ends the test program if there is none.
template <class T>
T valueOf(Result<T, JournalProblem> result)
{
    if (!result) {
        qFatal("no value: %s", qPrintable(result.error().detail));
    }
    return std::move(result).value();
}

inline std::unique_ptr<Journal> openJournal(const QString &path, const Clock &clock)
{
    return valueOf(Journal::open(path, someWriter(), clock));
}

//! Returns the run as it is on the disk, without ending what a process left behind.
inline StoredRun runOnDisk(const QString &path, RunId id)
{
    JournalDatabase database(path, JournalDatabase::Access::ReadOnly);
    return valueOf(readRun(database, id));
}

inline std::vector<JournalEvent> allEvents(Journal &journal)
{
    constexpr int maxEvents = 1'000'000;
    return valueOf(journal.eventsAfter(0, maxEvents));
}

//! Returns true if the numbers of \a events count up from \a first.
inline bool isGapless(const std::vector<JournalEvent> &events, qint64 first = 1)
{
    return std::ranges::all_of(events, [&first](const JournalEvent &event) { return event.seq == first++; });
}

//! Whether a dump shows files as they are, or as they are once the journal was opened again.
enum class Dump { AsItIs, AsAfterOpening };

inline FileOutcome outcomeIn(Dump dump, const FileOutcome &outcome)
{
    if (dump == Dump::AsAfterOpening && outcome.state == OutcomeState::Waiting) {
        return {.state = OutcomeState::NotSent, .cause = cause::Interrupted{}, .logId = {}};
    }
    if (dump == Dump::AsAfterOpening && outcome.state == OutcomeState::Sending) {
        return {.state = OutcomeState::Unknown, .cause = cause::CutShort{}, .logId = outcome.logId};
    }
    return outcome;
}

//! Whether opening the journal again recorded \a event.
inline bool isOfOpening(const JournalEvent &event)
{
    const QString kind = event.body.value(QLatin1StringView("files"))
                             .toArray()
                             .at(0)[QLatin1StringView("cause")]
                             .toObject()
                             .value(QLatin1StringView("kind"))
                             .toString();
    return kind == QLatin1StringView("interrupted") || kind == QLatin1StringView("cut_short");
}

//! Returns the runs of \a journal as text.
inline QStringList dumpOfRuns(Journal &journal, Dump dump = Dump::AsItIs)
{
    QStringList lines;
    for (const RunSummary &summary : valueOf(journal.runs())) {
        const StoredRun run = valueOf(journal.run(summary.id));
        lines.append(QStringLiteral("run %1 %2").arg(run.summary.id.value).arg(run.summary.reason));
        for (const StoredFile &file : run.files) {
            for (const Correction &correction : file.corrections) {
                lines.append(QStringLiteral("corrected %1 %2")
                                 .arg(correction.shown.name())
                                 .arg(correction.seenAt.time_since_epoch().count()));
            }
            const FileOutcome outcome = outcomeIn(dump, file.outcome);
            const QByteArray cause = QJsonDocument(toJson(outcome.cause)).toJson(QJsonDocument::Compact);
            lines.append(file.file.file.id.text() + u' ' + storedName(outcome.state) + u' ' + QString::fromUtf8(cause) +
                         u' ' + outcome.logId + u' ' + QString::number(file.chunk.value_or(0)));
        }
        for (const StoredChunk &chunk : run.chunks) {
            lines.append(QStringLiteral("chunk %1 %2 %3")
                             .arg(chunk.number)
                             .arg(chunk.sentAt.time_since_epoch().count())
                             .arg(chunk.httpStatus.value_or(0)));
        }
    }
    return lines;
}

//! Returns the whole content of \a journal as text.
inline QString dumpOf(Journal &journal, Dump dump = Dump::AsItIs)
{
    QStringList lines = dumpOfRuns(journal, dump);
    for (const JournalEvent &event : allEvents(journal)) {
        if (dump == Dump::AsAfterOpening && isOfOpening(event)) {
            continue;
        }
        lines.append(QString::number(event.seq) + u' ' + event.kind + u' ' +
                     QString::fromUtf8(QJsonDocument(event.body).toJson(QJsonDocument::Compact)));
    }
    if (dump == Dump::AsItIs) {
        lines.append(QString::number(valueOf(journal.lastEvent())));
    }
    return lines.join(u'\n');
}

} // namespace sealdesk::test
