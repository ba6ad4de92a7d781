// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/journal/trailreplay.h"

#include "store/journal/outcomejson.h"

#include <QDateTime>
#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

// No confirmed list is longer. A greater position in a changed record must not exhaust the memory.
constexpr int maxFiles = 1'000'000;

qint64 timeOf(const QJsonValue &text)
{
    return QDateTime::fromString(text.toString(), Qt::ISODateWithMs).toMSecsSinceEpoch();
}

qint64 timeOf(const QJsonObject &record)
{
    return timeOf(record.value("at"_L1));
}

std::optional<qint64> optionalTime(const QJsonValue &text)
{
    return text.isString() ? std::optional(timeOf(text)) : std::nullopt;
}

std::optional<int> optionalInt(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toInt()) : std::nullopt;
}

void conclude(ReplayedFile &file, OutcomeState state, const OutcomeCause &cause)
{
    file.outcome = state;
    file.cause = toJson(cause);
    file.logId.clear();
    file.isConcluded = true;
}

ReplayedFile *fileAt(ReplayedRun &run, const QJsonValue &position)
{
    const int index = position.toInt(-1);
    const bool isThere = index >= 0 && index < static_cast<int>(run.files.size());
    // A file without an id can neither be sent nor looked up.
    return isThere && !run.files[static_cast<size_t>(index)].id.isEmpty() ? &run.files[static_cast<size_t>(index)]
                                                                          : nullptr;
}

ReplayedFile fileFrom(const QJsonObject &entry)
{
    ReplayedFile file;
    file.id = entry.value("file"_L1).toString();
    file.templateId = entry.value("template"_L1).toString();
    file.state = entry.value("state"_L1).toString();
    if (const QJsonValue origin = entry.value("retry_of"_L1); origin.isDouble()) {
        file.retryOf = origin.toInteger();
    }
    return file;
}

// Takes the place of a file whose record is missing, so that the positions of the others stay right.
ReplayedFile missingFile()
{
    ReplayedFile file;
    conclude(file, OutcomeState::LeftUnknown, cause::CutShort{});
    file.isConcluded = false; // there is no file for which the trail could have an outcome
    return file;
}

// Whether the record itself may have been changed, rather than records before it.
bool isChanged(std::optional<AuditBreakKind> flaw)
{
    if (!flaw) {
        return false;
    }
    switch (*flaw) {
    case AuditBreakKind::Malformed:
    case AuditBreakKind::IncompleteLastLine:
    case AuditBreakKind::HashMismatch:
    case AuditBreakKind::NotCanonical:
        return true;
    case AuditBreakKind::StartsLate:
    case AuditBreakKind::SequenceGap:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace

void TrailReplay::apply(const QJsonObject &record, std::optional<AuditBreakKind> flaw)
{
    const QString kind = record.value("kind"_L1).toString();
    m_lastRun = std::max(m_lastRun, record.value("run"_L1).toInteger());
    if (kind == "run"_L1) {
        addRun(record);
    } else if (kind == "run_files"_L1) {
        addFiles(record);
    } else if (kind == "sending"_L1) {
        markSending(record);
    } else if (!isChanged(flaw)) {
        applyGenuine(kind, record);
    } else if (kind == "outcomes"_L1) {
        doubtOutcomes(record);
    }
}

// What settles or removes files counts only if nobody changed the record itself. Where the trail breaks before it, it
// still counts: whoever wrote it knew the records that are missing now.
void TrailReplay::applyGenuine(const QString &kind, const QJsonObject &record)
{
    if (kind == "outcomes"_L1) {
        settle(record);
    } else if (kind == "correction"_L1) {
        correct(record);
    } else if (kind == "purge"_L1) {
        purge(record);
    } else if (kind == "erase"_L1) {
        m_runs.clear();
    }
}

void TrailReplay::finish()
{
    doubtOpenFiles();
    renumberRepeatedRuns();
    closeRepeatedFiles();
}

// The latest with that number: see renumberRepeatedRuns().
ReplayedRun *TrailReplay::runOf(const QJsonObject &record)
{
    const qint64 id = record.value("run"_L1).toInteger();
    const auto found = std::ranges::find(m_runs.rbegin(), m_runs.rend(), id, &ReplayedRun::id);
    return found == m_runs.rend() ? nullptr : &*found;
}

void TrailReplay::addRun(const QJsonObject &record)
{
    const qint64 id = record.value("run"_L1).toInteger();
    if (id < 1) {
        return;
    }
    ReplayedRun run;
    run.id = id;
    run.startedAt = timeOf(record);
    run.facts = record;
    run.facts.remove("files"_L1);
    m_runs.push_back(std::move(run));
    addFiles(record);
}

void TrailReplay::addFiles(const QJsonObject &record)
{
    ReplayedRun *const run = runOf(record);
    if (!run) {
        return;
    }
    for (const auto &value : record.value("files"_L1).toArray()) {
        const QJsonObject entry = value.toObject();
        const int position = entry.value("position"_L1).toInt(-1);
        if (position < 0 || position >= maxFiles || entry.value("file"_L1).toString().isEmpty()) {
            continue;
        }
        if (const auto needed = static_cast<size_t>(position) + 1; run->files.size() < needed) {
            run->files.resize(needed, missingFile());
        }
        run->files[static_cast<size_t>(position)] = fileFrom(entry);
    }
}

void TrailReplay::markSending(const QJsonObject &record)
{
    ReplayedRun *const run = runOf(record);
    if (!run) {
        return;
    }
    const int number = record.value("chunk"_L1).toInt();
    ReplayedChunk chunk;
    chunk.sentAt = timeOf(record);
    chunk.serviceTime = optionalTime(record.value("service_time"_L1));
    chunk.dataTime = optionalTime(record.value("data_time"_L1));
    run->chunks[number] = chunk;
    for (const auto &position : record.value("positions"_L1).toArray()) {
        if (ReplayedFile *const file = fileAt(*run, position)) {
            file->outcome = OutcomeState::Sending;
            file->chunk = number;
        }
    }
}

void TrailReplay::settle(const QJsonObject &record)
{
    ReplayedRun *const run = runOf(record);
    if (!run) {
        return;
    }
    for (const auto &value : record.value("files"_L1).toArray()) {
        const QJsonObject entry = value.toObject();
        if (ReplayedFile *const file = fileAt(*run, entry.value("position"_L1))) {
            // A word of a later version is no evidence for this one.
            file->outcome = outcomeStateFrom(entry.value("outcome"_L1).toString()).value_or(OutcomeState::Unknown);
            file->cause = entry.value("cause"_L1).toObject();
            file->logId = entry.value("log_id"_L1).toString();
            file->settledAt = timeOf(record);
            file->settledService = optionalTime(record.value("service_time"_L1));
            file->isConcluded = false;
        }
    }
    const auto chunk = run->chunks.find(record.value("chunk"_L1).toInt());
    if (record.value("by"_L1) == "reply"_L1 && chunk != run->chunks.end()) {
        chunk->second.httpStatus = optionalInt(record.value("http_status"_L1));
        chunk->second.logId = record.value("log_id"_L1).toString();
    }
}

void TrailReplay::correct(const QJsonObject &record)
{
    ReplayedRun *const run = runOf(record);
    const QString state = record.value("state"_L1).toString();
    if (!run || !fileAt(*run, record.value("position"_L1))) {
        return;
    }
    const int position = record.value("position"_L1).toInt();
    const bool isKnown = std::ranges::any_of(run->corrections, [&](const ReplayedCorrection &known) {
        return known.position == position && known.state == state;
    });
    if (!isKnown) {
        run->corrections.push_back({.position = position,
                                    .state = state,
                                    .updatedAt = optionalTime(record.value("update_time"_L1)),
                                    .at = timeOf(record)});
    }
}

void TrailReplay::doubtOutcomes(const QJsonObject &record)
{
    ReplayedRun *const run = runOf(record);
    if (!run) {
        return;
    }
    for (const auto &value : record.value("files"_L1).toArray()) {
        if (ReplayedFile *const file = fileAt(*run, value.toObject().value("position"_L1))) {
            conclude(*file, OutcomeState::Unknown, cause::CutShort{});
        }
    }
}

// Of repeated numbers the latest is meant: the earlier run was in another journal, which purged it before or never.
void TrailReplay::purge(const QJsonObject &record)
{
    for (const auto &id : record.value("runs"_L1).toArray()) {
        m_lastRun = std::max(m_lastRun, id.toInteger());
        const auto found = std::ranges::find(m_runs.rbegin(), m_runs.rend(), id.toInteger(), &ReplayedRun::id);
        if (found != m_runs.rend()) {
            m_runs.erase(std::next(found).base());
        }
    }
}

// Waiting files, too, refused ones included: the record of a later request may be among those that are missing.
void TrailReplay::doubtOpenFiles()
{
    for (ReplayedRun &run : m_runs) {
        for (ReplayedFile &file : run.files) {
            if (file.outcome == OutcomeState::Waiting || file.outcome == OutcomeState::Sending) {
                conclude(file, OutcomeState::Unknown, cause::CutShort{});
            }
        }
    }
}

// Earlier versions numbered the runs from 1 again when the journal was lost. The later run keeps the number, because
// the records that follow are about it.
void TrailReplay::renumberRepeatedRuns()
{
    QSet<qint64> taken;
    for (std::size_t left = m_runs.size(); left > 0; --left) {
        ReplayedRun &run = m_runs[left - 1];
        if (taken.contains(run.id)) {
            run.id = ++m_lastRun;
        }
        taken.insert(run.id);
    }
}

void TrailReplay::closeRepeatedFiles()
{
    QHash<QString, qint64> openIn;
    for (std::size_t left = m_runs.size(); left > 0; --left) {
        ReplayedRun &run = m_runs[left - 1];
        for (ReplayedFile &file : run.files) {
            if (!isOpen(file.outcome)) {
                continue;
            }
            if (const auto later = openIn.constFind(file.id); later != openIn.cend()) {
                conclude(file, OutcomeState::LeftUnknown, cause::ContinuedInRun{.run = *later});
            } else {
                openIn.insert(file.id, run.id);
            }
        }
    }
}

} // namespace sealdesk
