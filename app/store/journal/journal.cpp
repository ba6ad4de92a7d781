// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/journal/journal.h"

#include "core/beijingtime.h"
#include "store/audit/auditrecord.h"
#include "store/journal/journalevents.h"
#include "store/journal/journalreading.h"
#include "store/journal/journalschema.h"
#include "store/journal/outcomejson.h"

#include <QDateTime>
#include <QDir>
#include <QJsonDocument>
#include <QSysInfo>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

// When Qt reads JSON, it drops U+FEFF at the beginning of a string unless it is escaped.
template <class Json>
QString compact(const Json &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact))
        .replace(QChar(QChar::ByteOrderMark), u"\\ufeff"_s);
}

// A service that was slow once may be again, but not forever.
constexpr std::chrono::days lagMemory{30};

QVariant milliseconds(Instant instant)
{
    return static_cast<qint64>(instant.time_since_epoch().count());
}

QVariant milliseconds(const std::optional<Instant> &instant)
{
    return instant ? milliseconds(*instant) : QVariant();
}

template <class Id>
QVariant text(const Id &id)
{
    return id.text().isNull() ? u""_s : id.text(); // a null string would be NULL in SQL
}

QVariant number(const std::optional<int> &value)
{
    return value ? QVariant(*value) : QVariant();
}

QVariant notNull(const QString &value)
{
    return value.isNull() ? u""_s : value;
}

// A condition on "run"; all three placeholders are the limit of purge(). A run starts by this computer's clock, which
// may have been years behind; what the service's clock showed during the run then keeps it. One sighting is enough to
// show that: looking at every file takes half a second for a million.
QString oldAndSettled()
{
    return u"started_at < ? AND NOT EXISTS (SELECT 1 FROM chunk WHERE chunk.run = run.id AND service_time >= ?) "
           "AND NOT EXISTS (SELECT 1 FROM run_file WHERE run_file.run = run.id AND position = 0 AND service_seen >= ?) "
           "AND NOT EXISTS (SELECT 1 FROM run_file WHERE run_file.run = run.id AND "_s +
           openOutcomeCondition + u')';
}

// The case-folded text in which a search for runs looks.
QString searchText(const SignatureFile &file)
{
    QStringList parts{file.id.text(), file.employmentId.text(), file.preHireId.text()};
    for (const LocalizedText::Entry &name : file.names.entries()) {
        parts.push_back(name.value);
    }
    return parts.join(u'\n').toCaseFolded();
}

} // namespace

JournalWriter JournalWriter::current()
{
    QString user = QDir::home().dirName();
    for (const char *variable : {"LOGNAME", "USERNAME", "USER"}) {
        if (qEnvironmentVariableIsSet(variable)) {
            user = qEnvironmentVariable(variable);
        }
    }
    return {.programVersion = QStringLiteral(SEALDESK_VERSION), .osUser = user, .host = QSysInfo::machineHostName()};
}

Result<std::unique_ptr<Journal>, JournalProblem> Journal::open(const QString &file, const JournalWriter &writer,
                                                               const Clock &clock, WaitingFiles waiting)
{
    std::unique_ptr<Journal> journal(new Journal(file, writer, clock));
    if (const auto &problem = journal->m_database.problem()) {
        return *problem;
    }
    auto problem = migrateJournal(journal->m_database, waiting);
    if (!problem) {
        problem = endInterruptedRuns(journal->m_database, waiting);
    }
    if (problem) {
        problem->path = file;
        return *problem;
    }
    journal->m_database.copyLogIntoFile();
    return journal;
}

Journal::Journal(const QString &file, const JournalWriter &writer, const Clock &clock)
    : m_database(file)
    , m_writer(writer)
    , m_clock(clock)
{
}

Journal::~Journal() = default;

Result<RunId, JournalProblem> Journal::beginRun(const RunFacts &facts)
{
    const ConnectionIdentity identity = facts.connection.identity();
    m_database.begin();
    m_database.run(u"INSERT INTO run (started_at, service, app_id, connection_name, operator, user_id_type, reason, "
                   "filter, folded, program_version, os_user, host) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"_s,
                   {now(), notNull(identity.service), notNull(identity.appId), notNull(facts.connection.name),
                    text(facts.connection.operatorId), parameterValue(facts.connection.userIdType),
                    notNull(facts.reason), notNull(facts.filterText),
                    (facts.reason + u'\n' + facts.connection.operatorId.text()).toCaseFolded(),
                    notNull(m_writer.programVersion), notNull(m_writer.osUser), notNull(m_writer.host)});
    const RunId id{m_database.lastId()};
    for (size_t position = 0; position < facts.files.size(); ++position) {
        addFile(id, static_cast<int>(position), facts);
    }
    addEvent(u"run"_s, runEvent(id, facts, m_writer));
    for (size_t first = filesInAnEvent; first < facts.files.size(); first += filesInAnEvent) {
        addEvent(u"run_files"_s, runFilesEvent(id, facts, first));
    }
    if (auto problem = commit()) {
        return *problem;
    }
    return id;
}

void Journal::addFile(RunId run, int position, const RunFacts &facts)
{
    const FileSighting &sighting = facts.files[static_cast<size_t>(position)];
    const SignatureFile &file = sighting.file;
    const auto origin = facts.origins.constFind(file.id);
    const QVariant updated = file.updateTime ? milliseconds(file.updateTime->instant()) : QVariant();
    m_database.run(u"INSERT INTO run_file (run, position, file_id, names, employment_id, pre_hire_id, template_id, "
                   "state_before, state_labels, service_updated, service_seen, search_text, retry_of) "
                   "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"_s,
                   {run.value, position, text(file.id), compact(toJson(file.names)), text(file.employmentId),
                    text(file.preHireId), text(file.templateId), notNull(file.state.name()),
                    compact(toJson(file.stateLabels)), updated, milliseconds(sighting.stamp.startedAt),
                    searchText(file), origin != facts.origins.cend() ? QVariant(origin->value) : QVariant()});
}

std::optional<JournalProblem> Journal::markSending(RunId run, const ChunkFacts &chunk)
{
    m_database.begin();
    // A chunk that is sent again after a refusal keeps its number; the later time counts.
    m_database.run(u"INSERT OR REPLACE INTO chunk (run, number, sent_at, service_time, data_time) VALUES (?,?,?,?,?)"_s,
                   {run.value, chunk.number, now(), milliseconds(chunk.serviceTime), milliseconds(chunk.dataTime)});
    for (const int position : chunk.positions) {
        m_database.change(
            u"UPDATE run_file SET outcome='sending', chunk=? WHERE run=? AND position=? AND outcome='waiting'"_s,
            {chunk.number, run.value, position});
    }
    addEvent(u"sending"_s, sendingEvent(run, chunk));
    auto problem = commit();
    if (!problem && m_witness && (problem = m_witness())) {
        // If this fails, too, the files stay marked as being sent, and the next start looks for them in vain.
        static_cast<void>(markWaiting(run, chunk.number));
    }
    return problem;
}

std::optional<JournalProblem> Journal::markWaiting(RunId run, int chunk)
{
    m_database.begin();
    m_database.change(u"UPDATE run_file SET outcome='waiting' WHERE run=? AND chunk=? AND outcome='sending'"_s,
                      {run.value, chunk});
    addEvent(u"refused"_s, refusedEvent(run, chunk));
    return commit();
}

std::optional<JournalProblem> Journal::settle(RunId run, const Settlement &settlement)
{
    const qint64 at = now();
    m_database.begin();
    for (const SettledFile &file : settlement.files) {
        m_database.change(u"UPDATE run_file SET outcome=?, cause=?, log_id=?, settled_at=?, settled_service=? "
                          "WHERE run=? AND position=?"_s,
                          {storedName(file.outcome.state), compact(toJson(file.outcome.cause)),
                           notNull(file.outcome.logId), at, milliseconds(settlement.serviceTime), run.value,
                           file.position});
    }
    if (settlement.chunk && settlement.by == Settlement::By::Reply) {
        m_database.change(u"UPDATE chunk SET http_status=?, log_id=? WHERE run=? AND number=?"_s,
                          {number(settlement.httpStatus), notNull(settlement.logId), run.value, *settlement.chunk});
    }
    for (size_t first = 0; first < settlement.files.size(); first += filesInAnEvent) {
        addEvent(u"outcomes"_s, outcomesEvent(run, settlement, first));
    }
    return commit();
}

std::optional<JournalProblem> Journal::correct(RunId run, int position, const Correction &correction)
{
    m_database.begin();
    m_database.run(u"INSERT INTO correction (run, position, state, labels, service_updated, at) VALUES (?,?,?,?,?,?)"_s,
                   {run.value, position, notNull(correction.shown.name()), compact(toJson(correction.shownLabels)),
                    milliseconds(correction.updatedAt), milliseconds(correction.seenAt)});
    addEvent(u"correction"_s, correctionEvent(run, position, correction));
    return commit();
}

std::optional<JournalProblem> Journal::recordEvent(const QString &kind, const QJsonObject &body)
{
    m_database.begin();
    addEvent(kind, body);
    return commit();
}

Result<std::vector<RunId>, JournalProblem> Journal::unsettledRuns()
{
    return readUnsettledRuns(m_database);
}

Result<std::vector<RunSummary>, JournalProblem> Journal::runs(const RunSearch &search)
{
    return readRuns(m_database, search);
}

Result<StoredRun, JournalProblem> Journal::run(RunId id)
{
    return readRun(m_database, id);
}

Result<QHash<FileId, RunId>, JournalProblem> Journal::retriedFiles(RunId id)
{
    return readRetriedFiles(m_database, id);
}

Result<std::vector<RecordedOutcome>, JournalProblem> Journal::outcomesOf(std::span<const FileId> files)
{
    return readOutcomes(m_database, files);
}

void Journal::recordLag(std::chrono::milliseconds lag)
{
    m_database.begin();
    m_database.run(u"DELETE FROM lag WHERE at < ?"_s, {milliseconds(m_clock.now() - lagMemory)});
    m_database.run(u"INSERT INTO lag (at, milliseconds) VALUES (?,?)"_s, {now(), static_cast<qint64>(lag.count())});
    (void)m_database.commit();
}

std::optional<std::chrono::milliseconds> Journal::longestLag()
{
    const auto longest = m_database.checked(m_database.value(u"SELECT max(milliseconds) FROM lag WHERE at >= ?"_s,
                                                             {milliseconds(m_clock.now() - lagMemory)}));
    return longest && !longest.value().isNull() ? std::optional(std::chrono::milliseconds(longest.value().toLongLong()))
                                                : std::nullopt;
}

Result<int, JournalProblem> Journal::countPurgeable(Instant before)
{
    const QVariant limit = milliseconds(before);
    return m_database.checked(
        m_database.value(u"SELECT count(*) FROM run WHERE "_s + oldAndSettled(), {limit, limit, limit}).toInt());
}

Result<int, JournalProblem> Journal::purge(Instant before)
{
    // Only whole, settled runs are deleted, and only events that the trail is known to hold.
    m_database.begin();
    const QVariant limit = milliseconds(before);
    QJsonArray purged;
    QSqlQuery rows =
        m_database.select(u"SELECT id FROM run WHERE "_s + oldAndSettled() + u" ORDER BY id"_s, {limit, limit, limit});
    while (m_database.next(rows)) {
        purged.append(rows.value(0).toLongLong());
    }
    rows.finish();
    if (purged.isEmpty()) {
        const auto result = m_database.checked(0);
        m_database.rollback();
        return result;
    }
    m_database.run(u"DELETE FROM run WHERE "_s + oldAndSettled(), {limit, limit, limit});
    m_database.run(u"DELETE FROM event WHERE id <= (SELECT max(seq) FROM audit_head)"_s);
    addEvent(u"purge"_s, {{u"before"_s, auditTime(before)}, {u"runs"_s, purged}});
    if (auto problem = commit()) {
        return *problem;
    }
    return static_cast<int>(purged.size());
}

bool Journal::hasFact(QLatin1StringView name)
{
    return factTime(name).has_value();
}

std::optional<Instant> Journal::factTime(QLatin1StringView name)
{
    const auto found = m_database.checked(m_database.value(u"SELECT at FROM fact WHERE name = ?"_s, {QString(name)}));
    if (!found || found.value().isNull()) {
        return std::nullopt;
    }
    return Instant(std::chrono::milliseconds(found.value().toLongLong()));
}

void Journal::setFact(QLatin1StringView name)
{
    setFact(name, m_clock.now());
}

void Journal::setFact(QLatin1StringView name, Instant at)
{
    m_database.begin();
    m_database.run(u"INSERT OR REPLACE INTO fact (name, at) VALUES (?,?)"_s, {QString(name), milliseconds(at)});
    (void)m_database.commit();
}

void Journal::clearFact(QLatin1StringView name)
{
    m_database.begin();
    m_database.run(u"DELETE FROM fact WHERE name = ?"_s, {QString(name)});
    (void)m_database.commit();
}

Result<std::vector<JournalEvent>, JournalProblem> Journal::eventsAfter(qint64 seq, int limit)
{
    return readEvents(m_database, seq, limit);
}

Result<qint64, JournalProblem> Journal::lastEvent()
{
    return readLastEvent(m_database);
}

Result<std::pair<qint64, QByteArray>, JournalProblem> Journal::auditHead()
{
    return readAuditHead(m_database);
}

void Journal::setAuditHead(qint64 seq, const QByteArray &hash)
{
    m_newAuditHead = {seq, hash};
}

std::optional<JournalProblem> Journal::continueEventsAfter(qint64 seq)
{
    m_database.begin();
    m_database.run(u"INSERT INTO event (id, at, kind, body) VALUES (?, 0, '', '{}')"_s, {seq});
    m_database.run(u"DELETE FROM event WHERE id = ?"_s, {seq});
    return m_database.commit();
}

void Journal::addEvent(const QString &kind, const QJsonObject &body)
{
    m_database.run(u"INSERT INTO event (at, kind, body) VALUES (?,?,?)"_s, {now(), kind, compact(body)});
}

std::optional<JournalProblem> Journal::commit()
{
    if (m_newAuditHead) {
        m_database.run(u"INSERT OR REPLACE INTO audit_head (only, seq, hash) VALUES (1,?,?)"_s,
                       {m_newAuditHead->first, QString::fromLatin1(m_newAuditHead->second)});
    }
    std::optional<JournalProblem> problem = m_database.commit();
    if (!problem) {
        m_newAuditHead.reset();
        Q_EMIT committed();
    }
    return problem;
}

qint64 Journal::now() const
{
    return m_clock.now().time_since_epoch().count();
}

std::optional<Instant> retentionLimit(std::optional<int> years, Instant now)
{
    if (!years) {
        return std::nullopt;
    }
    const QDate day = BeijingTime::fromInstant(now).wallClock().date().addYears(-*years);
    const auto limit = BeijingTime::fromWallClock(QDateTime(day, QTime(0, 0), Qt::UTC));
    return limit ? std::optional(limit->instant()) : std::nullopt;
}

} // namespace sealdesk
