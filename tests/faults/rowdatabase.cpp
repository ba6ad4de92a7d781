// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "rowdatabase.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

namespace sealdesk::test
{

using namespace Qt::StringLiterals;

namespace
{

// The driver returns extended codes, which contain the primary code in their lowest byte.
int primaryCode(const QSqlError &error)
{
    return error.nativeErrorCode().toInt() & 0xff;
}

} // namespace

Connection::Connection(const QString &path, const Mode &mode)
    : m_name(QUuid::createUuid().toString())
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    database.setDatabaseName(path);
    if (!database.open()) {
        m_error = primaryCode(database.lastError());
        return;
    }
    // Set this first, because changing the journal mode writes to the database.
    m_isOpen = run(u"PRAGMA synchronous="_s + mode.synchronous) && run(u"PRAGMA journal_mode="_s + mode.journal) &&
               run(u"PRAGMA wal_autocheckpoint=%1"_s.arg(mode.checkpointPages)) &&
               run(u"CREATE TABLE IF NOT EXISTS row (id INTEGER PRIMARY KEY, text TEXT)"_s);
}

Connection::~Connection()
{
    QSqlDatabase::removeDatabase(m_name);
}

bool Connection::run(const QString &sql)
{
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    const bool isDone = query.exec(sql);
    m_error = isDone ? 0 : primaryCode(query.lastError());
    return isDone;
}

bool Connection::commit(int id)
{
    return run(u"INSERT INTO row VALUES (%1, hex(zeroblob(%2)))"_s.arg(id).arg(id * 577 % 6000));
}

int Connection::rowCount() const
{
    return value(u"SELECT count(*) FROM row"_s).toInt();
}

int Connection::lastId() const
{
    return value(u"SELECT max(id) FROM row"_s).toInt();
}

QString Connection::integrity() const
{
    return value(u"PRAGMA integrity_check"_s);
}

QString Connection::value(const QString &sql) const
{
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    return query.exec(sql) && query.next() ? query.value(0).toString() : query.lastError().text();
}

Survivors::Survivors(const QString &path, const Mode &mode)
{
    const Connection connection(path, mode);
    rows = connection.rowCount();
    lastId = connection.lastId();
    integrity = connection.integrity();
}

} // namespace sealdesk::test
