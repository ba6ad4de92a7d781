// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/journal/journalschema.h"

#include "store/journal/journaldatabase.h"

#include <array>
#include <span>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

// PRAGMA application_id: "SeDk". Distinguishes the file from other programs' databases.
constexpr int applicationId = 0x5365446b;

// Times are milliseconds since 1970-01-01 UTC, by the service's clock for "service_…", else by this computer's. "names"
// and "state_labels" hold the service's [{lang, value}]; outcomejson.h writes "cause". A released version is never
// edited: changes are added as a further version.
constexpr std::array version1{
    u"CREATE TABLE run (id INTEGER PRIMARY KEY AUTOINCREMENT, started_at INTEGER NOT NULL, service TEXT NOT NULL, "
    "app_id TEXT NOT NULL, connection_name TEXT NOT NULL, operator TEXT NOT NULL, user_id_type TEXT NOT NULL, "
    "reason TEXT NOT NULL, filter TEXT NOT NULL, folded TEXT NOT NULL, retry_of INTEGER, program_version TEXT NOT "
    "NULL, "
    "os_user TEXT NOT NULL, host TEXT NOT NULL)",
    u"CREATE TABLE chunk (run INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE, number INTEGER NOT NULL, "
    "sent_at INTEGER NOT NULL, service_time INTEGER, http_status INTEGER, log_id TEXT NOT NULL DEFAULT '', "
    "PRIMARY KEY (run, number)) WITHOUT ROWID",
    u"CREATE TABLE run_file (run INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE, position INTEGER NOT NULL, "
    "file_id TEXT NOT NULL, names TEXT NOT NULL, employment_id TEXT NOT NULL, pre_hire_id TEXT NOT NULL, "
    "template_id TEXT NOT NULL, state_before TEXT NOT NULL, state_labels TEXT NOT NULL, service_updated INTEGER, "
    "service_seen INTEGER NOT NULL, search_text TEXT NOT NULL, chunk INTEGER, "
    "outcome TEXT NOT NULL DEFAULT 'waiting', cause TEXT NOT NULL DEFAULT '{\"kind\":\"none\"}', "
    "log_id TEXT NOT NULL DEFAULT '', settled_at INTEGER, PRIMARY KEY (run, position)) WITHOUT ROWID",
    u"CREATE INDEX run_file_by_outcome ON run_file (outcome, run)",
};

// From this version, each fact for the audit trail is stored in the transaction that makes it true. The trail is
// written from these rows, so that a crash in between loses no fact.
constexpr std::array version2{
    u"CREATE TABLE event (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, kind TEXT NOT NULL, "
    "body TEXT NOT NULL)",
    u"CREATE TABLE audit_head (only INTEGER PRIMARY KEY CHECK (only = 1), seq INTEGER NOT NULL, hash TEXT NOT NULL)",
    u"INSERT INTO event (at, kind, body) SELECT started_at, 'run_before_audit', json_object('run', id, 'files', "
    "(SELECT count(*) FROM run_file WHERE run_file.run = run.id)) FROM run ORDER BY id",
};

// A retry may hold files of several earlier runs, so each file knows the run that tried it before. Versions 1 and 2
// knew one run for all of them (run.retry_of, which is neither written nor read any longer). It was the wrong one for a
// file that the run did not hold: the latest earlier run with the file takes its place.
constexpr std::array version3{
    u"ALTER TABLE run_file ADD COLUMN retry_of INTEGER",
    u"CREATE INDEX run_file_by_file ON run_file (file_id, run)", // for the next step only: without it, a minute
    u"UPDATE run_file SET retry_of = coalesce((SELECT known.run FROM run JOIN run_file known ON known.run = "
    u"run.retry_of "
    "AND known.file_id = run_file.file_id WHERE run.id = run_file.run), (SELECT max(known.run) FROM run_file known "
    "WHERE "
    "known.file_id = run_file.file_id AND known.run < run_file.run)) "
    "WHERE run IN (SELECT id FROM run WHERE retry_of IS NOT NULL)",
    u"DROP INDEX run_file_by_file",
    u"CREATE INDEX run_file_by_origin ON run_file (retry_of, file_id) WHERE retry_of IS NOT NULL",
};

// What a process left behind that is gone: what was waiting was not sent, since a file is recorded as being sent before
// it is; what was being sent is unknown. Events have the form of outcomesEvent(), for at most 500 files each.
constexpr std::array endInterrupted{
    u"INSERT INTO event (at, kind, body) SELECT CAST(strftime('%s','now') AS INTEGER) * 1000, 'outcomes', "
    "json_object('run', run, 'by', 'program', 'files', json_group_array(json_object('position', position, "
    "'outcome', CASE outcome WHEN 'waiting' THEN 'not_sent' ELSE 'unknown' END, 'cause', json_object('kind', "
    "CASE outcome WHEN 'waiting' THEN 'interrupted' ELSE 'cut_short' END)))) FROM (SELECT run, position, outcome FROM "
    "run_file WHERE outcome IN ('waiting','sending') ORDER BY run, position) GROUP BY run, position / 500",
    u"UPDATE run_file SET settled_at = CAST(strftime('%s','now') AS INTEGER) * 1000, cause = json_object('kind', "
    "CASE outcome WHEN 'waiting' THEN 'interrupted' ELSE 'cut_short' END), "
    "outcome = CASE outcome WHEN 'waiting' THEN 'not_sent' ELSE 'unknown' END "
    "WHERE outcome IN ('waiting','sending')",
};

// A file can be open in one run only: the index refuses a second run that would send it. Earlier versions had no such
// index; of the runs that have the same file open, the latest keeps it. The condition is openOutcomeCondition, which
// SQLite wants to see in full.
constexpr std::array version4{
    endInterrupted[0],
    endInterrupted[1],
    u"CREATE INDEX run_file_by_file ON run_file (file_id, run)", // for the next steps only
    u"CREATE TEMP TABLE repeated AS SELECT earlier.run, earlier.position, max(later.run) AS later FROM run_file "
    u"earlier "
    "JOIN run_file later ON later.file_id = earlier.file_id AND later.run > earlier.run "
    "AND later.outcome = 'unknown' WHERE earlier.outcome = 'unknown' "
    "GROUP BY earlier.run, earlier.position",
    u"INSERT INTO event (at, kind, body) SELECT CAST(strftime('%s','now') AS INTEGER) * 1000, 'outcomes', "
    "json_object('run', run, 'by', 'program', 'files', json_group_array(json_object('position', position, 'outcome', "
    "'left_unknown', 'cause', json_object('kind', 'continued_in_run', 'run', later)))) FROM repeated "
    "GROUP BY run, position / 500",
    u"UPDATE run_file SET outcome = 'left_unknown', settled_at = CAST(strftime('%s','now') AS INTEGER) * 1000, "
    "cause = (SELECT json_object('kind', 'continued_in_run', 'run', later) FROM repeated WHERE repeated.run = "
    "run_file.run AND repeated.position = run_file.position) WHERE EXISTS (SELECT 1 FROM repeated WHERE repeated.run = "
    "run_file.run AND repeated.position = run_file.position)",
    u"DROP TABLE repeated",
    u"DROP INDEX run_file_by_file",
    u"CREATE TABLE fact (name TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID", // see Journal::setFact()
    u"CREATE UNIQUE INDEX run_file_open ON run_file (file_id) "
    "WHERE outcome IN ('waiting','sending','accepted','unknown')",
};

// What a later read showed against a recorded outcome; how long the service took to show the effect of a request; and
// when a request was sent by the data clock, from which a window can show its effect.
constexpr std::array version5{
    u"ALTER TABLE chunk ADD COLUMN data_time INTEGER",
    u"ALTER TABLE run_file ADD COLUMN settled_service INTEGER",
    u"CREATE INDEX run_file_by_file ON run_file (file_id, run)",
    u"CREATE TABLE correction (run INTEGER NOT NULL, position INTEGER NOT NULL, state TEXT NOT NULL, "
    "labels TEXT NOT NULL DEFAULT '[]', service_updated INTEGER, at INTEGER NOT NULL, "
    "PRIMARY KEY (run, position, state), FOREIGN KEY (run, position) REFERENCES run_file (run, position) "
    "ON DELETE CASCADE) WITHOUT ROWID",
    u"CREATE TABLE lag (at INTEGER NOT NULL, milliseconds INTEGER NOT NULL)",
};

using Step = std::span<const char16_t *const>;
const std::array<Step, journalVersion> steps{Step{version1}, Step{version2}, Step{version3}, Step{version4},
                                             Step{version5}};

void runStep(JournalDatabase &database, Step step)
{
    for (const char16_t *statement : step) {
        database.run(QString::fromUtf16(statement));
    }
}

JournalProblem problem(JournalProblem::Kind kind, const QString &detail)
{
    return {.kind = kind, .path = {}, .detail = detail};
}

// Only an empty file becomes a journal, because most programs leave both numbers at 0 in their databases.
std::optional<JournalProblem> whyNotAJournal(JournalDatabase &database, int version)
{
    const int owner = database.value(u"PRAGMA application_id"_s).toInt();
    const int tables = database.value(u"SELECT count(*) FROM sqlite_master"_s).toInt();
    if (database.problem()) {
        return database.takeProblem();
    }
    const bool isOurs = version > 0 && owner == applicationId;
    const bool isEmpty = version == 0 && owner == 0 && tables == 0;
    if (!isOurs && !isEmpty) {
        return problem(JournalProblem::Kind::Damaged,
                       u"application_id %1, version %2, %3 tables"_s.arg(owner).arg(version).arg(tables));
    }
    if (version > journalVersion) {
        return problem(JournalProblem::Kind::NewerVersion,
                       u"version %1, known up to %2"_s.arg(version).arg(journalVersion));
    }
    return std::nullopt;
}

// A file of the current version can still lack a table, a column or the index that keeps a file from being sent twice.
std::optional<JournalProblem> whyIncomplete(JournalDatabase &database)
{
    static constexpr std::array columns{
        u"started_at, service, app_id, connection_name, operator, user_id_type, reason, filter, folded, "
        "program_version, os_user, host FROM run",
        u"run, number, sent_at, service_time, data_time, http_status, log_id FROM chunk",
        u"run, position, file_id, names, employment_id, pre_hire_id, template_id, state_before, state_labels, "
        "service_updated, service_seen, search_text, chunk, outcome, cause, log_id, settled_at, settled_service, "
        "retry_of FROM run_file",
        u"run, position, state, labels, service_updated, at FROM correction",
        u"at, milliseconds FROM lag",
        u"id, at, kind, body FROM event",
        u"seq, hash FROM audit_head",
    };
    for (const char16_t *const statement : columns) {
        database.run(u"SELECT %1 LIMIT 0"_s.arg(QString::fromUtf16(statement)));
    }
    const bool hasIndex =
        database.value(u"SELECT count(*) FROM sqlite_master WHERE type = 'index' AND name = 'run_file_open'"_s)
            .toBool();
    if (database.problem()) {
        return database.takeProblem();
    }
    return hasIndex ? std::nullopt
                    : std::optional(problem(JournalProblem::Kind::Damaged, u"the index run_file_open is missing"_s));
}

void doubtWaitingFiles(JournalDatabase &database)
{
    database.run(u"UPDATE run_file SET outcome = 'sending' WHERE outcome = 'waiting'"_s);
}

} // namespace

std::optional<JournalProblem> migrateJournal(JournalDatabase &database, WaitingFiles waiting)
{
    const int found = database.value(u"PRAGMA user_version"_s).toInt();
    if (auto reason = whyNotAJournal(database, found)) {
        return reason;
    }
    database.prepareToWrite();
    if (database.problem()) {
        return database.takeProblem();
    }
    if (found == journalVersion) {
        return whyIncomplete(database);
    }
    database.begin();
    if (found > 0 && waiting == WaitingFiles::MayBeSent) {
        doubtWaitingFiles(database);
    }
    for (auto version = static_cast<size_t>(found); version < steps.size(); ++version) {
        runStep(database, steps[version]);
    }
    database.run(u"PRAGMA application_id=%1"_s.arg(applicationId));
    database.run(u"PRAGMA user_version=%1"_s.arg(journalVersion));
    return database.commit();
}

std::optional<JournalProblem> endInterruptedRuns(JournalDatabase &database, WaitingFiles waiting)
{
    const QVariant interrupted =
        database.value(u"SELECT 1 FROM run_file WHERE outcome IN ('waiting','sending') LIMIT 1"_s);
    if (interrupted.isNull()) {
        return database.takeProblem();
    }
    database.begin();
    if (waiting == WaitingFiles::MayBeSent) {
        doubtWaitingFiles(database);
    }
    runStep(database, endInterrupted);
    return database.commit();
}

} // namespace sealdesk
