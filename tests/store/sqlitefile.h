// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

namespace sealdesk::test
{

//! A database file as opened by any other program.
class SqliteFile final
{
    Q_DISABLE_COPY_MOVE(SqliteFile)

public:
    explicit SqliteFile(const QString &path)
        : m_name(QStringLiteral("sqlitefile ") + path)
        , m_database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name))
    {
        m_database.setDatabaseName(path);
        if (!m_database.open()) {
            qFatal("cannot open a database of the test");
        }
    }
    ~SqliteFile()
    {
        m_database.close();
        m_database = {};
        QSqlDatabase::removeDatabase(m_name);
    }

    //! Runs statements, one per line. A failure ends the test program.
    void run(const QString &script)
    {
        for (const QString &line : script.split(u'\n', Qt::SkipEmptyParts)) {
            QSqlQuery query(m_database);
            if (!line.startsWith(QStringLiteral("--")) && !query.exec(line)) {
                qFatal("%s: %s", qPrintable(line), qPrintable(query.lastError().text()));
            }
        }
    }
    [[nodiscard]] QVariant value(const QString &statement)
    {
        QSqlQuery query(m_database);
        return query.exec(statement) && query.next() ? query.value(0) : QVariant();
    }

private:
    const QString m_name;
    QSqlDatabase m_database;
};

} // namespace sealdesk::test
