// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/journal/journalreading.h"

#include "store/journal/journaldatabase.h"
#include "store/journal/journalschema.h"
#include "store/journal/outcomejson.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <set>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

Instant instant(const QVariant &milliseconds)
{
    return Instant{std::chrono::milliseconds{milliseconds.toLongLong()}};
}

std::optional<Instant> optionalInstant(const QVariant &milliseconds)
{
    return milliseconds.isNull() ? std::nullopt : std::optional{instant(milliseconds)};
}

std::optional<int> optionalNumber(const QVariant &number)
{
    return number.isNull() ? std::nullopt : std::optional{number.toInt()};
}

QJsonDocument document(const QVariant &text)
{
    return QJsonDocument::fromJson(text.toString().toUtf8());
}

OutcomeState stateOf(const QVariant &name)
{
    // Words of a later version can't occur: its journals are not opened.
    return outcomeStateFrom(name.toString()).value_or(OutcomeState::Unknown);
}

constexpr auto fileColumns = "file_id, names, employment_id, pre_hire_id, template_id, state_before, state_labels, "
                             "service_updated, service_seen, outcome, cause, log_id, chunk, retry_of"_L1;

StoredFile storedFile(const QSqlQuery &row)
{
    StoredFile stored;
    SignatureFile &file = stored.file.file;
    file.id = FileId(row.value(0).toString());
    file.names = localizedTextFromJson(document(row.value(1)).array());
    file.employmentId = EmploymentId(row.value(2).toString());
    file.preHireId = PreHireId(row.value(3).toString());
    file.templateId = TemplateId(row.value(4).toString());
    file.state = FileState(row.value(5).toString());
    file.stateLabels = localizedTextFromJson(document(row.value(6)).array());
    if (const auto updated = optionalInstant(row.value(7))) {
        file.updateTime = BeijingTime::fromInstant(*updated);
    }
    stored.file.stamp.startedAt = instant(row.value(8));
    stored.outcome.state = stateOf(row.value(9));
    stored.outcome.cause = causeFromJson(document(row.value(10)).object()).value_or(cause::None{});
    stored.outcome.logId = row.value(11).toString();
    stored.chunk = optionalNumber(row.value(12));
    if (!row.value(13).isNull()) {
        stored.origin = RunId{row.value(13).toLongLong()};
    }
    return stored;
}

constexpr auto summaryColumns = "run.id, run.started_at, run.operator, run.connection_name, run.reason"_L1;

RunSummary summaryOf(const QSqlQuery &row)
{
    return {.id = {row.value(0).toLongLong()},
            .startedAt = instant(row.value(1)),
            .operatorId = OperatorId(row.value(2).toString()),
            .connectionName = row.value(3).toString(),
            .reason = row.value(4).toString()};
}

void addCount(RunSummary &summary, const QVariant &outcome, const QVariant &count)
{
    summary.counts[static_cast<size_t>(stateOf(outcome))] += count.toInt();
    summary.files += count.toInt();
}

Result<StoredRun, JournalProblem> withRetries(StoredRun run,
                                              const Result<QHash<FileId, RunId>, JournalProblem> &retries)
{
    if (!retries) {
        return retries.error();
    }
    for (StoredFile &file : run.files) {
        if (const auto retry = retries.value().constFind(file.file.file.id); retry != retries.value().cend()) {
            file.retriedBy = *retry;
        }
    }
    return run;
}

JournalProblem noSuchRun(RunId id)
{
    return {.kind = JournalProblem::Kind::Damaged, .path = {}, .detail = u"there is no run %1"_s.arg(id.value)};
}

std::vector<StoredFile> readFiles(JournalDatabase &database, RunId id)
{
    QSqlQuery rows =
        database.select(u"SELECT %1 FROM run_file WHERE run = ? ORDER BY position"_s.arg(fileColumns), {id.value});
    std::vector<StoredFile> files;
    while (database.next(rows)) {
        files.push_back(storedFile(rows));
    }
    return files;
}

std::vector<StoredChunk> readChunks(JournalDatabase &database, RunId id)
{
    QSqlQuery rows = database.select(
        u"SELECT number, sent_at, service_time, data_time, http_status, log_id FROM chunk WHERE run = ? "
        "ORDER BY number"_s,
        {id.value});
    std::vector<StoredChunk> chunks;
    while (database.next(rows)) {
        chunks.push_back({.number = rows.value(0).toInt(),
                          .sentAt = instant(rows.value(1)),
                          .serviceTime = optionalInstant(rows.value(2)),
                          .dataTime = optionalInstant(rows.value(3)),
                          .httpStatus = optionalNumber(rows.value(4)),
                          .logId = rows.value(5).toString()});
    }
    return chunks;
}

void readCorrections(JournalDatabase &database, RunId id, std::vector<StoredFile> &files)
{
    QSqlQuery rows = database.select(
        u"SELECT position, state, labels, service_updated, at FROM correction WHERE run = ? ORDER BY position, at"_s,
        {id.value});
    while (database.next(rows)) {
        const auto position = rows.value(0).toULongLong();
        if (position < files.size()) {
            files[position].corrections.push_back(
                {.shown = FileState(rows.value(1).toString()),
                 .shownLabels = localizedTextFromJson(document(rows.value(2)).array()),
                 .updatedAt = optionalInstant(rows.value(3)),
                 .seenAt = instant(rows.value(4))});
        }
    }
}

RecordedOutcome recordedOutcome(const QSqlQuery &row)
{
    RecordedOutcome recorded{.run = {row.value(0).toLongLong()},
                             .position = row.value(1).toInt(),
                             .file = FileId(row.value(2).toString()),
                             .stateBefore = FileState(row.value(3).toString())};
    recorded.outcome.state = stateOf(row.value(4));
    recorded.outcome.cause = causeFromJson(document(row.value(5)).object()).value_or(cause::None{});
    recorded.outcome.logId = row.value(6).toString();
    recorded.wasSent = !row.value(7).isNull();
    recorded.settledAt = optionalInstant(row.value(8));
    recorded.settledHere = instant(row.value(10));
    return recorded;
}

bool hasWantedFile(JournalDatabase &database, qint64 run, const RunSearch &search)
{
    QSqlQuery files = database.select(u"SELECT search_text FROM run_file WHERE run = ?"_s, {run});
    while (database.next(files)) {
        if (search.isWanted(files.value(0).toString())) {
            return true;
        }
    }
    return false;
}

std::set<qint64> wantedRuns(JournalDatabase &database, const RunSearch &search)
{
    std::set<qint64> wanted;
    QSqlQuery runs = database.select(u"SELECT id, folded FROM run"_s);
    while (database.next(runs)) {
        const qint64 run = runs.value(0).toLongLong();
        if (search.isWanted(runs.value(1).toString()) || hasWantedFile(database, run, search)) {
            wanted.insert(run);
        }
    }
    return wanted;
}

} // namespace

Result<std::vector<RunSummary>, JournalProblem> readRuns(JournalDatabase &database, const RunSearch &search)
{
    const std::set<qint64> wanted = search.isWanted ? wantedRuns(database, search) : std::set<qint64>();
    const auto isWanted = [&](qint64 run) { return !search.isWanted || wanted.contains(run); };
    // A null string would become NULL in SQL.
    const QString outcome = search.outcome ? storedName(*search.outcome) : u""_s;
    // Files that a process left waiting or being sent count as unknown, too.
    const bool isOpen = search.outcome == OutcomeState::Unknown;
    const QString waiting = isOpen ? storedName(OutcomeState::Waiting) : outcome;
    const QString sending = isOpen ? storedName(OutcomeState::Sending) : outcome;
    QSqlQuery rows = database.select(
        u"SELECT %1, f.outcome, count(*) FROM run JOIN run_file f ON f.run = run.id "
        "WHERE (? = '' OR EXISTS (SELECT 1 FROM run_file o WHERE o.run = run.id AND "
        "o.outcome IN (?, ?, ?))) GROUP BY run.id, f.outcome ORDER BY run.id DESC"_s.arg(summaryColumns),
        {outcome, outcome, waiting, sending});
    std::vector<RunSummary> summaries;
    while (database.next(rows)) {
        if (!isWanted(rows.value(0).toLongLong())) {
            continue;
        }
        if (summaries.empty() || summaries.back().id.value != rows.value(0).toLongLong()) {
            summaries.push_back(summaryOf(rows));
        }
        addCount(summaries.back(), rows.value(5), rows.value(6));
    }
    return database.checked(std::move(summaries));
}

Result<QHash<FileId, RunId>, JournalProblem> readRetriedFiles(JournalDatabase &database, RunId id)
{
    QSqlQuery rows = database.select(
        u"WITH RECURSIVE chain(file_id, run) AS (SELECT file_id, run FROM run_file WHERE retry_of = ? "
        "UNION SELECT f.file_id, f.run FROM chain c JOIN run_file f ON f.retry_of = c.run AND f.file_id = c.file_id) "
        "SELECT file_id, max(run) FROM chain GROUP BY file_id"_s,
        {id.value});
    QHash<FileId, RunId> latest;
    while (database.next(rows)) {
        latest.insert(FileId(rows.value(0).toString()), RunId{rows.value(1).toLongLong()});
    }
    return database.checked(std::move(latest));
}

Result<StoredRun, JournalProblem> readRun(JournalDatabase &database, RunId id)
{
    StoredRun run;
    QSqlQuery row = database.select(
        u"SELECT %1, user_id_type, filter, program_version, os_user, host FROM run WHERE id = ?"_s.arg(summaryColumns),
        {id.value});
    if (database.next(row)) {
        run.summary = summaryOf(row);
        run.userIdType = userIdTypeFrom(row.value(5).toString()).value_or(UserIdType::PeopleCorehrId);
        run.filterText = row.value(6).toString();
        run.writer = {.programVersion = row.value(7).toString(),
                      .osUser = row.value(8).toString(),
                      .host = row.value(9).toString()};
    }
    row.finish();
    run.files = readFiles(database, id);
    readCorrections(database, id, run.files);
    run.chunks = readChunks(database, id);
    for (const StoredFile &file : run.files) {
        ++run.summary.counts[static_cast<size_t>(file.outcome.state)];
        ++run.summary.files;
    }
    if (auto problem = database.takeProblem()) {
        return *problem;
    }
    if (run.summary.id != id) {
        return noSuchRun(id);
    }
    return withRetries(std::move(run), readRetriedFiles(database, id));
}

Result<std::vector<RunId>, JournalProblem> readUnsettledRuns(JournalDatabase &database)
{
    QSqlQuery rows =
        database.select(u"SELECT DISTINCT run FROM run_file WHERE "_s + openOutcomeCondition + u" ORDER BY run"_s);
    std::vector<RunId> ids;
    while (database.next(rows)) {
        ids.push_back({rows.value(0).toLongLong()});
    }
    return database.checked(std::move(ids));
}

Result<std::vector<RecordedOutcome>, JournalProblem> readOutcomes(JournalDatabase &database,
                                                                  std::span<const FileId> files)
{
    QJsonArray ids;
    for (const FileId &file : files) {
        ids.append(file.text());
    }
    // As one value: the number of placeholders in a statement is limited.
    QSqlQuery rows = database.select(
        u"SELECT f.run, f.position, f.file_id, f.state_before, f.outcome, f.cause, f.log_id, f.chunk, "
        "coalesce(f.settled_service, f.settled_at), c.state, f.settled_at FROM run_file f LEFT JOIN correction c "
        "ON c.run = f.run AND c.position = f.position WHERE f.file_id IN (SELECT value FROM json_each(?)) "
        "ORDER BY f.run, f.position"_s,
        {QString::fromUtf8(QJsonDocument(ids).toJson(QJsonDocument::Compact))});
    std::vector<RecordedOutcome> outcomes;
    while (database.next(rows)) {
        RecordedOutcome recorded = recordedOutcome(rows);
        if (outcomes.empty() || outcomes.back().run != recorded.run || outcomes.back().position != recorded.position) {
            outcomes.push_back(std::move(recorded));
        }
        if (!rows.value(9).isNull()) {
            outcomes.back().corrections.emplace_back(rows.value(9).toString());
        }
    }
    return database.checked(std::move(outcomes));
}

Result<std::vector<JournalEvent>, JournalProblem> readEvents(JournalDatabase &database, qint64 seq, int limit)
{
    QSqlQuery rows =
        database.select(u"SELECT id, at, kind, body FROM event WHERE id > ? ORDER BY id LIMIT ?"_s, {seq, limit});
    std::vector<JournalEvent> events;
    while (database.next(rows)) {
        events.push_back({.seq = rows.value(0).toLongLong(),
                          .at = instant(rows.value(1)),
                          .kind = rows.value(2).toString(),
                          .body = document(rows.value(3)).object()});
    }
    return database.checked(std::move(events));
}

Result<qint64, JournalProblem> readLastEvent(JournalDatabase &database)
{
    return database.checked(latestEventIn(database));
}

Result<std::pair<qint64, QByteArray>, JournalProblem> readAuditHead(JournalDatabase &database)
{
    std::pair<qint64, QByteArray> head;
    QSqlQuery row = database.select(u"SELECT seq, hash FROM audit_head"_s);
    if (database.next(row)) {
        head = {row.value(0).toLongLong(), row.value(1).toString().toLatin1()};
    }
    row.finish();
    return database.checked(std::move(head));
}

} // namespace sealdesk
