// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace sealdesk::test
{

//! How a test opens its database: the journal mode, when SQLite syncs, and after how many pages in the log it writes
//! them into the database.
struct Mode {
    QString journal;
    QString synchronous;
    int checkpointPages = 1000;
};

//! A connection of Qt's driver to a database with a table of ids; closed in the end.
class Connection final
{
    Q_DISABLE_COPY_MOVE(Connection)

public:
    Connection(const QString &path, const Mode &mode);
    ~Connection();

    //! Whether it could be opened and has its table.
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    //! SQLite's primary code of what was done last, by opening or by run().
    [[nodiscard]] int error() const { return m_error; }

    bool run(const QString &sql);
    //! Inserts a row of a length that \a id tells; some do not fit on a page.
    bool commit(int id);

    [[nodiscard]] int rowCount() const;
    [[nodiscard]] int lastId() const;
    //! "ok", or what is broken.
    [[nodiscard]] QString integrity() const;

private:
    [[nodiscard]] QString value(const QString &sql) const;

    const QString m_name;
    bool m_isOpen = false;
    int m_error = 0;
};

//! What a database is after the power came back.
struct Survivors {
    int rows;
    int lastId;
    QString integrity;

    Survivors(const QString &path, const Mode &mode);
};

} // namespace sealdesk::test
