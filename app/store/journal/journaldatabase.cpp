// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/journal/journaldatabase.h"

#include "store/audit/ownfile.h"

#include <QSqlError>

#include <atomic>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

// Result codes of SQLite (https://www.sqlite.org/rescode.html); extended codes carry them in the low byte.
enum SqliteCode {
    sqliteError = 1,
    sqlitePerm = 3,
    sqliteBusy = 5,
    sqliteLocked = 6,
    sqliteReadOnly = 8,
    sqliteCorrupt = 11,
    sqliteFull = 13,
    sqliteCantOpen = 14,
    sqliteConstraint = 19,
    sqliteNotADatabase = 26,
    sqliteConstraintUnique = 2067, // an extended code
};

JournalProblem::Kind kindOf(const QSqlError &error)
{
    // The only unique index is that over the files of open outcomes (journalschema.cpp).
    if (error.nativeErrorCode().toInt() == sqliteConstraintUnique) {
        return JournalProblem::Kind::FileOpenInRun;
    }
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case sqliteBusy:
    case sqliteLocked:
        return JournalProblem::Kind::InUse;
    case sqliteError: // the statements are fixed, so a table or column is missing
    case sqliteCorrupt:
    case sqliteConstraint: // a row that must exist is missing
    case sqliteNotADatabase:
        return JournalProblem::Kind::Damaged;
    case sqliteFull:
        return JournalProblem::Kind::DiskFull;
    case sqlitePerm:
    case sqliteReadOnly:
    case sqliteCantOpen:
        return JournalProblem::Kind::NotWritable;
    default:
        return JournalProblem::Kind::Failed;
    }
}

// SQLite follows links, and gives -wal and -shm the permissions of the file itself, so that must exist first.
std::optional<JournalProblem> restrictToOwner(const QString &path)
{
    for (const QString &name : {path, path + "-wal"_L1, path + "-shm"_L1}) {
        if (isLink(name)) {
            return JournalProblem{
                .kind = JournalProblem::Kind::Failed, .path = path, .detail = u"%1 is a link"_s.arg(name)};
        }
    }
    const auto failure = makeOwnFile(path);
    return failure ? std::optional(
                         JournalProblem{.kind = JournalProblem::Kind::NotWritable, .path = path, .detail = *failure})
                   : std::nullopt;
}

// SQLite interprets the first character of a text as a byte order mark if it looks like one: it drops the character, or
// swaps the bytes of all that follow. An additional mark in front is dropped instead.
QVariant withExtraMark(const QVariant &value)
{
    if (value.metaType().id() == QMetaType::QString) {
        const QString text = value.toString();
        if (text.startsWith(QChar::ByteOrderMark) || text.startsWith(QChar::ByteOrderSwapped)) {
            return QChar(QChar::ByteOrderMark) + text;
        }
    }
    return value;
}

QString logOf(const QString &file)
{
    return file + "-wal"_L1;
}

QString uniqueName()
{
    static std::atomic<int> next = 0;
    return u"sealdesk-journal-%1"_s.arg(next++);
}

} // namespace

qint64 latestEventIn(JournalDatabase &database)
{
    const bool hasEvents =
        database.value(u"SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_sequence'"_s).toBool();
    return hasEvents ? database.value(u"SELECT seq FROM sqlite_sequence WHERE name = 'event'"_s).toLongLong() : 0;
}

JournalDatabase::JournalDatabase(const QString &file, Access access)
    : m_file(file)
    , m_connection(uniqueName())
{
    open(access);
}

JournalDatabase::~JournalDatabase()
{
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_connection);
}

void JournalDatabase::open(Access access)
{
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    if (access == Access::ReadWrite) {
        m_problem = restrictToOwner(m_file);
    }
    if (m_problem) {
        return;
    }
    m_database.setDatabaseName(m_file);
    m_database.setConnectOptions(access == Access::ReadOnly ? u"QSQLITE_BUSY_TIMEOUT=2000;QSQLITE_OPEN_READONLY"_s
                                                            : u"QSQLITE_BUSY_TIMEOUT=2000"_s);
    if (!m_database.open()) {
        fail(m_database.lastError());
        return;
    }
}

void JournalDatabase::prepareToWrite()
{
    if (const QString mode = value(u"PRAGMA journal_mode=WAL"_s).toString(); !m_problem && mode != "wal"_L1) {
        fail(JournalProblem::Kind::Failed, u"journal_mode is %1"_s.arg(mode));
    }
    run(u"PRAGMA synchronous=FULL"_s);
    // Without these, a commit stays in the drive's cache on macOS. They change nothing elsewhere.
    run(u"PRAGMA fullfsync=ON"_s);
    run(u"PRAGMA checkpoint_fullfsync=ON"_s);
    run(u"PRAGMA foreign_keys=ON"_s);
    if (const QString found = value(u"PRAGMA quick_check(1)"_s).toString(); !m_problem && found != "ok"_L1) {
        fail(JournalProblem::Kind::Damaged, found);
    }
    m_stamp = fileStamp(m_file);
    m_logStamp = fileStamp(logOf(m_file));
    m_lastEvent = latestEventIn(*this);
    m_isWatched = true;
}

void JournalDatabase::begin()
{
    run(u"BEGIN IMMEDIATE"_s);
    m_isWriting = !m_problem;
}

std::optional<JournalProblem> JournalDatabase::commit()
{
    run(u"COMMIT"_s);
    // The file may have been removed while the transaction was written.
    if (!m_problem) {
        m_problem = findLoss();
    }
    std::optional<JournalProblem> problem = m_problem;
    if (problem) {
        rollback();
    } else {
        m_lastEvent = latestEventIn(*this);
        acceptOwnWrites();
    }
    return problem;
}

void JournalDatabase::rollback()
{
    m_problem.reset();
    QSqlQuery(m_database).exec(u"ROLLBACK"_s); // fails if SQLite has already rolled back
    acceptOwnWrites();
}

void JournalDatabase::copyLogIntoFile()
{
    m_isWriting = !m_problem;
    static_cast<void>(value(u"PRAGMA wal_checkpoint(PASSIVE)"_s));
    static_cast<void>(takeProblem());
    acceptOwnWrites();
}

// Also after a failure, which may have left a part of the transaction in the log.
void JournalDatabase::acceptOwnWrites()
{
    if (!std::exchange(m_isWriting, false)) {
        return;
    }
    for (auto [stamp, path] : {std::pair(&m_stamp, m_file), std::pair(&m_logStamp, logOf(m_file))}) {
        if (const FileStamp now = fileStamp(path); now.identity == stamp->identity) {
            *stamp = now;
        }
    }
}

std::optional<JournalProblem> JournalDatabase::findInterference()
{
    if (!m_isWatched || m_isWriting) {
        return std::nullopt;
    }
    auto found = findLoss();
    return found ? found : findForeignContent();
}

// A shorter file is a loss even if the log still has its pages, for these are not all.
std::optional<JournalProblem> JournalDatabase::findLoss()
{
    for (const auto &[stamp, path] : {std::pair(m_stamp, m_file), std::pair(m_logStamp, logOf(m_file))}) {
        if (stamp.identity.isEmpty() || fileStamp(path).identity != stamp.identity) {
            return problemOf(JournalProblem::Kind::Moved, u"%1 is no longer found under its name"_s.arg(path));
        }
    }
    if (const qint64 size = fileStamp(m_file).size; !m_alteration && size < m_stamp.size) {
        m_alteration =
            problemOf(JournalProblem::Kind::Altered, u"%1 bytes instead of %2"_s.arg(size).arg(m_stamp.size));
    }
    return m_alteration;
}

// Not every foreign write does harm: a tool may have moved the log's content into the file, or changed its time. A
// second connection reads from the disk what this one may have in memory.
std::optional<JournalProblem> JournalDatabase::findForeignContent()
{
    const FileStamp now = fileStamp(m_file);
    const FileStamp log = fileStamp(logOf(m_file));
    if (now == m_stamp && log == m_logStamp) {
        return std::nullopt;
    }
    JournalDatabase fresh(m_file, Access::ReadOnly);
    const QString found = fresh.value(u"PRAGMA quick_check(1)"_s).toString();
    const qint64 last = fresh.problem() ? 0 : latestEventIn(fresh);
    if (const auto &problem = fresh.problem(); problem && problem->kind == JournalProblem::Kind::InUse) {
        return problem;
    }
    if (fresh.problem() || found != "ok"_L1 || last < m_lastEvent) {
        const QString detail = fresh.problem() ? fresh.problem()->detail : found;
        m_alteration = problemOf(JournalProblem::Kind::Altered,
                                 u"%1, event %2 instead of %3"_s.arg(detail).arg(last).arg(m_lastEvent));
        return m_alteration;
    }
    m_stamp = now;
    m_logStamp = log;
    return std::nullopt;
}

void JournalDatabase::run(const QString &statement, std::initializer_list<QVariant> values)
{
    const QSqlQuery query = execute(statement, values);
    if (query.isActive()) {
        m_lastId = query.lastInsertId().toLongLong();
    }
}

void JournalDatabase::change(const QString &statement, std::initializer_list<QVariant> values)
{
    const QSqlQuery query = execute(statement, values);
    if (query.isActive() && query.numRowsAffected() < 1) {
        fail(JournalProblem::Kind::Damaged, u"nothing to change: %1"_s.arg(statement));
    }
}

QSqlQuery JournalDatabase::select(const QString &statement, std::initializer_list<QVariant> values)
{
    return execute(statement, values);
}

QVariant JournalDatabase::value(const QString &statement, std::initializer_list<QVariant> values)
{
    QSqlQuery query = execute(statement, values);
    const QVariant result = next(query) ? query.value(0) : QVariant();
    while (next(query)) {
        // A statement that writes reports its errors after its last row.
    }
    return result;
}

bool JournalDatabase::next(QSqlQuery &rows)
{
    if (m_problem || !rows.isActive()) {
        return false;
    }
    const bool isThere = rows.next();
    if (!isThere && rows.lastError().isValid()) {
        fail(rows.lastError());
    }
    return isThere;
}

std::optional<JournalProblem> JournalDatabase::takeProblem()
{
    return std::exchange(m_problem, std::nullopt);
}

QSqlQuery JournalDatabase::execute(const QString &statement, std::initializer_list<QVariant> values)
{
    QSqlQuery query(m_database);
    if (!m_problem) {
        m_problem = findInterference();
    }
    if (m_problem) {
        return query;
    }
    query.setForwardOnly(true);
    bool done = query.prepare(statement);
    if (done) {
        for (const QVariant &value : values) {
            query.addBindValue(withExtraMark(value));
        }
        done = query.exec();
    }
    if (!done) {
        fail(query.lastError());
    }
    return query;
}

JournalProblem JournalDatabase::problemOf(JournalProblem::Kind kind, const QString &detail) const
{
    return {.kind = kind, .path = m_file, .detail = detail};
}

void JournalDatabase::fail(JournalProblem::Kind kind, const QString &detail)
{
    m_problem = problemOf(kind, detail);
}

void JournalDatabase::fail(const QSqlError &error)
{
    fail(kindOf(error), u"%1 (%2)"_s.arg(error.text(), error.nativeErrorCode()));
}

} // namespace sealdesk
