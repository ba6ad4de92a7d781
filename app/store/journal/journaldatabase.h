// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/journalproblem.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <initializer_list>
#include <optional>

namespace sealdesk
{

//! An SQLite file in WAL mode whose commits survive a power cut (synchronous=FULL), readable by its owner alone, -wal
//! and -shm included. The first error sticks: what follows does nothing until the transaction is over.
class JournalDatabase final
{
    Q_DISABLE_COPY_MOVE(JournalDatabase)

public:
    enum class Access {
        ReadWrite, //!< Makes the file when there is none, in a folder that exists.
        ReadOnly,  //!< Changes nothing and makes nothing, beside another connection that writes.
    };

    //! See problem() for whether it worked. Changes nothing in a file that is there.
    explicit JournalDatabase(const QString &file, Access access = Access::ReadWrite);
    ~JournalDatabase();

    [[nodiscard]] const std::optional<JournalProblem> &problem() const { return m_problem; }

    //! Checks the file and switches it to WAL mode. Once, before the first begin(), when it is known to be a journal.
    void prepareToWrite();
    //! Starts a write transaction. Refuses when the file was deleted or replaced since it was opened: SQLite would go
    //! on writing to a file that nobody can find again.
    void begin();
    //! Ends it; nullopt when everything since begin() is on the disk, else nothing of it is.
    [[nodiscard]] std::optional<JournalProblem> commit();
    //! Ends it without a trace; forgets the error.
    void rollback();

    //! Runs one statement with \a values for its question marks.
    void run(const QString &statement, std::initializer_list<QVariant> values = {});
    //! The same for an UPDATE that must find at least one row; Damaged when it finds none.
    void change(const QString &statement, std::initializer_list<QVariant> values);
    //! The same for a statement that gives rows; inactive after an error.
    [[nodiscard]] QSqlQuery select(const QString &statement, std::initializer_list<QVariant> values = {});
    //! Goes to the next of \a rows. False after the last one, and when it can't be read: that is an error like others.
    [[nodiscard]] bool next(QSqlQuery &rows);
    //! The rowid of the last row that run() inserted.
    [[nodiscard]] qint64 lastId() const { return m_lastId; }
    //! The first column of the first row; invalid when there is none.
    [[nodiscard]] QVariant value(const QString &statement, std::initializer_list<QVariant> values = {});
    //! Takes the error, so that the next statement runs again.
    [[nodiscard]] std::optional<JournalProblem> takeProblem();

private:
    void open(Access access);
    void fail(JournalProblem::Kind kind, const QString &detail);
    void fail(const QSqlError &error);
    [[nodiscard]] QSqlQuery execute(const QString &statement, std::initializer_list<QVariant> values);
    [[nodiscard]] bool isStillThere() const;

    QString m_file;
    QString m_connection;
    QSqlDatabase m_database;
    QByteArray m_identity;    // of the file that was opened
    QByteArray m_logIdentity; // of its -wal, which is there as long as it is open
    std::optional<JournalProblem> m_problem;
    qint64 m_lastId = 0;
};

} // namespace sealdesk
