// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/journalproblem.h"
#include "core/result.h"
#include "store/audit/fileidentity.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <initializer_list>
#include <optional>
#include <utility>

namespace sealdesk
{

//! An SQLite file in WAL mode whose commits survive a power cut (synchronous=FULL). It is readable by its owner alone,
//! -wal and -shm included. The first error sticks: later statements do nothing until the transaction has ended. Once
//! prepareToWrite() was called, every transaction and every statement outside of one first looks whether another
//! program has removed, replaced, shortened or overwritten the file.
class JournalDatabase final
{
    Q_DISABLE_COPY_MOVE(JournalDatabase)

public:
    enum class Access {
        ReadWrite, //!< Creates the file if it doesn't exist; its folder must exist.
        ReadOnly,  //!< Neither changes nor creates a file; another connection may write meanwhile.
    };

    //! Opens \a file; check problem() afterwards. The content of an existing file is not changed.
    explicit JournalDatabase(const QString &file, Access access = Access::ReadWrite);
    ~JournalDatabase();

    [[nodiscard]] const std::optional<JournalProblem> &problem() const { return m_problem; }

    //! Checks the file and switches it to WAL mode. To be called once, before the first begin(), when the file is known
    //! to be a journal.
    void prepareToWrite();
    //! Starts a write transaction. Fails if the file is not the one that was opened: SQLite would continue to write to
    //! a file that nobody can find again, or mix its pages with foreign ones.
    void begin();
    //! Ends the transaction. Returns std::nullopt if all its changes are on the disk; otherwise none of them is.
    [[nodiscard]] std::optional<JournalProblem> commit();
    //! Ends the transaction without its changes and clears the error.
    void rollback();
    //! Moves what is only in the -wal into the file, so that it survives if the -wal is lost. A failure changes
    //! nothing.
    void copyLogIntoFile();

    //! Returns what another program has done to the file: Moved if it isn't found under its name, Altered if its
    //! content is another one. The latter is for good. std::nullopt as long as nothing was noticed.
    [[nodiscard]] std::optional<JournalProblem> findInterference();

    //! Runs one statement with \a values for its placeholders.
    void run(const QString &statement, std::initializer_list<QVariant> values = {});
    //! Runs an UPDATE that must change at least one row; otherwise the error is Damaged.
    void change(const QString &statement, std::initializer_list<QVariant> values);
    //! Runs a statement that returns rows. The query is inactive after an error.
    [[nodiscard]] QSqlQuery select(const QString &statement, std::initializer_list<QVariant> values = {});
    //! Moves to the next of \a rows. Returns false after the last row, and if the row can't be read, which sets the
    //! error.
    [[nodiscard]] bool next(QSqlQuery &rows);
    //! Returns the rowid of the last row that run() inserted.
    [[nodiscard]] qint64 lastId() const { return m_lastId; }
    //! Returns the first column of the first row; invalid if there is no row.
    [[nodiscard]] QVariant value(const QString &statement, std::initializer_list<QVariant> values = {});
    //! Removes and returns the error, so that the next statement runs again.
    [[nodiscard]] std::optional<JournalProblem> takeProblem();
    //! Returns \a value, which statements have read, or removes and returns their error.
    template <class Value>
    [[nodiscard]] Result<Value, JournalProblem> checked(Value value)
    {
        if (auto problem = takeProblem()) {
            return *std::move(problem);
        }
        return value;
    }

private:
    void open(Access access);
    void fail(JournalProblem::Kind kind, const QString &detail);
    [[nodiscard]] JournalProblem problemOf(JournalProblem::Kind kind, const QString &detail) const;
    void fail(const QSqlError &error);
    [[nodiscard]] QSqlQuery execute(const QString &statement, std::initializer_list<QVariant> values);
    [[nodiscard]] std::optional<JournalProblem> findLoss();
    [[nodiscard]] std::optional<JournalProblem> findForeignContent();
    void acceptOwnWrites();

    QString m_file;
    QString m_connection;
    QSqlDatabase m_database;
    bool m_isWatched = false; // from prepareToWrite()
    bool m_isWriting = false; // in a transaction
    FileStamp m_stamp;        // of the file after the latest own write
    FileStamp m_logStamp;     // of its -wal, which exists as long as the file is open
    qint64 m_lastEvent = 0;   // as of the latest commit
    std::optional<JournalProblem> m_alteration;
    std::optional<JournalProblem> m_problem;
    qint64 m_lastId = 0;
};

//! Returns the number of the latest event in a journal; 0 for a file that has no events yet.
[[nodiscard]] qint64 latestEventIn(JournalDatabase &database);

} // namespace sealdesk
