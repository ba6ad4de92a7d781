// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/journal/journalrebuild.h"

#include "store/audit/auditverify.h"
#include "store/audit/ownfile.h"
#include "store/audit/syncfile.h"
#include "store/journal/journaldatabase.h"
#include "store/journal/journalevents.h"
#include "store/journal/journalschema.h"
#include "store/journal/outcomejson.h"
#include "store/journal/trailreplay.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <array>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

//! What reading the trail gave.
struct ReadTrail {
    TrailReplay replay;
    AuditVerdict verdict;
};

//! Writes a replayed trail to an empty journal.
class JournalWriting final
{
public:
    JournalWriting(JournalDatabase &database, qint64 now)
        : m_database(database)
        , m_now(now)
    {
    }

    void writeRuns(const TrailReplay &replay);
    void copyDetails();
    void writeEvents(const TrailReplay &replay, const AuditHead &head, const JournalRebuild &rebuild);

private:
    void writeRun(const ReplayedRun &run);
    void writeFile(const ReplayedRun &run, size_t position);
    void writeConclusions(const ReplayedRun &run);
    void addEvent(const QString &kind, const QJsonObject &body);

    JournalDatabase &m_database;
    qint64 m_now;
};

QLatin1StringView nameOf(JournalRebuild::Reason reason)
{
    switch (reason) {
    case JournalRebuild::Reason::Lost:
        return "lost"_L1;
    case JournalRebuild::Reason::Damaged:
        return "damaged"_L1;
    case JournalRebuild::Reason::Older:
        return "older"_L1;
    }
    Q_UNREACHABLE();
}

QString compactJson(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact))
        .replace(QChar(QChar::ByteOrderMark), u"\\ufeff"_s);
}

QVariant orEmpty(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

QVariant text(const QJsonObject &json, QLatin1StringView member)
{
    return orEmpty(json.value(member).toString());
}

template <class Number>
QVariant number(const std::optional<Number> &value)
{
    return value ? QVariant(*value) : QVariant();
}

void JournalWriting::writeRuns(const TrailReplay &replay)
{
    for (const ReplayedRun &run : replay.runs()) {
        writeRun(run);
    }
    // The numbers of purged runs are not used again: the trail still speaks of them.
    m_database.run(u"DELETE FROM sqlite_sequence WHERE name = 'run'"_s);
    m_database.run(u"INSERT INTO sqlite_sequence (name, seq) VALUES ('run', ?)"_s, {replay.lastRun()});
}

// From the attached older journal: what the trail lacks. The rest of it may be outdated.
void JournalWriting::copyDetails()
{
    m_database.run(u"UPDATE run SET connection_name = older_run.connection_name FROM older.run AS older_run WHERE "
                   "older_run.id = run.id AND older_run.started_at = run.started_at"_s);
    m_database.run(u"UPDATE run_file SET names = known.names, employment_id = known.employment_id, pre_hire_id = "
                   "known.pre_hire_id, state_labels = known.state_labels, service_updated = known.service_updated, "
                   "service_seen = known.service_seen, search_text = known.search_text FROM older.run_file AS known "
                   "WHERE known.run = run_file.run AND known.position = run_file.position AND known.file_id = "
                   "run_file.file_id"_s);
}

void JournalWriting::writeRun(const ReplayedRun &run)
{
    const QJsonObject &facts = run.facts;
    const QString folded = (facts.value("reason"_L1).toString() + u'\n' + facts.value("operator"_L1).toString());
    m_database.run(u"INSERT INTO run (id, started_at, service, app_id, connection_name, operator, user_id_type, "
                   "reason, filter, folded, program_version, os_user, host) VALUES (?,?,?,?,'',?,?,?,?,?,?,?,?)"_s,
                   {run.id, run.startedAt, text(facts, "service"_L1), text(facts, "app_id"_L1),
                    text(facts, "operator"_L1), text(facts, "user_id_type"_L1), text(facts, "reason"_L1),
                    text(facts, "filter"_L1), folded.toCaseFolded(), text(facts, "program_version"_L1),
                    text(facts, "os_user"_L1), text(facts, "host"_L1)});
    for (size_t position = 0; position < run.files.size(); ++position) {
        writeFile(run, position);
    }
    for (const auto &[chunk, sent] : run.chunks) {
        m_database.run(u"INSERT INTO chunk (run, number, sent_at, service_time, data_time, http_status, log_id) "
                       "VALUES (?,?,?,?,?,?,?)"_s,
                       {run.id, chunk, sent.sentAt, number(sent.serviceTime), number(sent.dataTime),
                        number(sent.httpStatus), orEmpty(sent.logId)});
    }
    for (const ReplayedCorrection &correction : run.corrections) {
        m_database.run(
            u"INSERT INTO correction (run, position, state, service_updated, at) VALUES (?,?,?,?,?)"_s,
            {run.id, correction.position, orEmpty(correction.state), number(correction.updatedAt), correction.at});
    }
}

// When the file was last seen is not in the trail; it was before the run began.
void JournalWriting::writeFile(const ReplayedRun &run, size_t position)
{
    const ReplayedFile &file = run.files[position];
    const QJsonObject cause = file.cause.isEmpty() ? toJson(OutcomeCause(cause::None{})) : file.cause;
    const QVariant settledAt = file.isConcluded ? QVariant(m_now) : number(file.settledAt);
    m_database.run(u"INSERT INTO run_file (run, position, file_id, names, employment_id, pre_hire_id, template_id, "
                   "state_before, state_labels, service_updated, service_seen, search_text, chunk, outcome, cause, "
                   "log_id, settled_at, settled_service, retry_of) "
                   "VALUES (?,?,?,'[]','','',?,?,'[]',NULL,?,?,?,?,?,?,?,?,?)"_s,
                   {run.id, static_cast<int>(position), orEmpty(file.id), orEmpty(file.templateId), orEmpty(file.state),
                    run.startedAt, orEmpty(file.id.toCaseFolded()), number(file.chunk), storedName(file.outcome),
                    compactJson(cause), orEmpty(file.logId), settledAt,
                    file.isConcluded ? QVariant() : number(file.settledService), number(file.retryOf)});
}

// The journal's events begin after the trail, whose earlier ones it need not hold.
void JournalWriting::writeEvents(const TrailReplay &replay, const AuditHead &head, const JournalRebuild &rebuild)
{
    m_database.run(u"INSERT INTO audit_head (only, seq, hash) VALUES (1,?,?)"_s,
                   {head.seq, QString::fromLatin1(head.hash)});
    m_database.run(u"INSERT INTO event (id, at, kind, body) VALUES (?, 0, '', '{}')"_s, {head.seq});
    m_database.run(u"DELETE FROM event WHERE id = ?"_s, {head.seq});
    addEvent(u"journal_rebuilt"_s, {{u"reason"_s, nameOf(rebuild.reason)},
                                    {u"trail"_s, head.seq},
                                    {u"breaks"_s, rebuild.breaks},
                                    {u"runs"_s, rebuild.runs},
                                    {u"files"_s, rebuild.files},
                                    {u"unknown"_s, rebuild.unknown},
                                    {u"kept_as"_s, QFileInfo(rebuild.keptAs).fileName()}});
    for (const ReplayedRun &run : replay.runs()) {
        writeConclusions(run);
    }
}

void JournalWriting::writeConclusions(const ReplayedRun &run)
{
    Settlement settlement;
    for (size_t position = 0; position < run.files.size(); ++position) {
        const ReplayedFile &file = run.files[position];
        if (file.isConcluded) {
            settlement.files.push_back({.position = static_cast<int>(position),
                                        .outcome = {.state = file.outcome,
                                                    .cause = causeFromJson(file.cause).value_or(cause::None{}),
                                                    .logId = {}}});
        }
    }
    for (size_t first = 0; first < settlement.files.size(); first += filesInAnEvent) {
        addEvent(u"outcomes"_s, outcomesEvent(RunId{run.id}, settlement, first));
    }
}

void JournalWriting::addEvent(const QString &kind, const QJsonObject &body)
{
    m_database.run(u"INSERT INTO event (at, kind, body) VALUES (?,?,?)"_s, {m_now, kind, compactJson(body)});
}

// A trail that can't be read, or has no record, gives nothing to build from.
std::optional<ReadTrail> readTrail(const QString &auditFile)
{
    QFile file(auditFile);
    if (!file.open(QIODevice::ReadOnly)) {
        return std::nullopt;
    }
    ReadTrail trail;
    trail.verdict = readAudit(file, [&trail](const QJsonObject &record, std::optional<AuditBreakKind> flaw) {
        trail.replay.apply(record, flaw);
    });
    if (file.error() != QFileDevice::NoError || trail.verdict.records == 0) {
        return std::nullopt;
    }
    trail.replay.finish();
    return trail;
}

void count(JournalRebuild &rebuild, const TrailReplay &replay)
{
    for (const ReplayedRun &run : replay.runs()) {
        ++rebuild.runs;
        for (const ReplayedFile &file : run.files) {
            ++rebuild.files;
            rebuild.unknown += isOpen(file.outcome) ? 1 : 0;
        }
    }
}

void removeWithLog(const QString &file)
{
    for (const auto &suffix : {""_L1, "-wal"_L1, "-shm"_L1}) {
        QFile::remove(file + suffix);
    }
}

std::optional<JournalProblem> buildAt(const QString &path, const ReadTrail &trail, const JournalRebuild &rebuild,
                                      qint64 now, const QString &older = {})
{
    removeWithLog(path);
    JournalDatabase database(path);
    if (database.problem()) {
        return database.problem();
    }
    if (auto problem = migrateJournal(database)) {
        return problem;
    }
    if (!older.isEmpty()) {
        database.run(u"ATTACH ? AS older"_s, {older});
    }
    database.begin();
    JournalWriting writing(database, now);
    writing.writeRuns(trail.replay);
    if (!older.isEmpty()) {
        writing.copyDetails();
    }
    writing.writeEvents(trail.replay, trail.verdict.head, rebuild);
    if (auto problem = database.commit()) {
        return problem;
    }
    // Moves all of it into the file, which is renamed without its log.
    database.run(u"PRAGMA main.wal_checkpoint(TRUNCATE)"_s);
    return database.takeProblem();
}

QString unusedName(const QString &journalFile, qint64 now)
{
    const QString stem = QFileInfo(journalFile).path() + "/journal-damaged-"_L1 +
                         QDateTime::fromMSecsSinceEpoch(now, Qt::UTC).toString(u"yyyyMMdd-HHmmss"_s);
    QString name = stem + ".sqlite"_L1;
    for (int i = 2; QFileInfo::exists(name) || QFileInfo::exists(name + "-wal"_L1); ++i) {
        name = u"%1-%2.sqlite"_s.arg(stem).arg(i);
    }
    return name;
}

JournalProblem notRenamed(const QString &file)
{
    return {.kind = JournalProblem::Kind::NotWritable, .path = file, .detail = u"%1 can't be renamed"_s.arg(file)};
}

// The log first: a journal without its log could be taken for a whole one.
std::optional<JournalProblem> keepAside(const QString &journalFile, const QString &keptAs)
{
    for (const auto &suffix : {"-wal"_L1, ""_L1}) {
        const QString file = journalFile + suffix;
        if (QFileInfo::exists(file) && !QFile::rename(file, keptAs + suffix)) {
            return notRenamed(file);
        }
    }
    QFile::remove(journalFile + "-shm"_L1); // holds nothing that the log doesn't
    return std::nullopt;
}

} // namespace

bool isJournalLost(const QString &journalFile)
{
    constexpr qint64 smallestPage = 512; // of SQLite, which takes some shorter files for empty ones
    const QFileInfo info(journalFile);
    return !isLink(journalFile) && (!info.exists() || (info.isFile() && info.size() < smallestPage));
}

Result<std::optional<JournalRebuild>, JournalProblem>
rebuildJournal(const QString &journalFile, const QString &auditFile, JournalRebuild::Reason reason, const Clock &clock)
{
    const auto trail = readTrail(auditFile);
    if (!trail) {
        return std::optional<JournalRebuild>();
    }
    const qint64 now = clock.now().time_since_epoch().count();
    JournalRebuild rebuild{
        .reason = reason, .records = trail->verdict.records, .breaks = trail->verdict.breakCount, .keptAs = {}};
    if (QFileInfo::exists(journalFile) || QFileInfo::exists(journalFile + "-wal"_L1)) {
        rebuild.keptAs = unusedName(journalFile, now);
    }
    count(rebuild, trail->replay);
    const QString built = QFileInfo(journalFile).path() + "/journal-rebuilding.sqlite"_L1;
    const QString older = reason == JournalRebuild::Reason::Older ? journalFile : QString();
    auto problem = buildAt(built, *trail, rebuild, now, older);
    if (problem && !older.isEmpty()) {
        problem = buildAt(built, *trail, rebuild, now); // the older journal may be damaged, too
    }
    if (problem) {
        removeWithLog(built);
        return *problem;
    }
    if (auto failure = keepAside(journalFile, rebuild.keptAs)) {
        removeWithLog(built);
        return *failure;
    }
    if (!QFile::rename(built, journalFile)) {
        return notRenamed(built);
    }
    static_cast<void>(syncFolder(QFileInfo(journalFile).path()));
    return std::optional(rebuild);
}

} // namespace sealdesk
