// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace sealdesk::test
{

//! How a test opens its database: the journal mode, the synchronous mode, and the number of pages in the log at which
//! SQLite starts a checkpoint.
struct Mode {
    QString journal;
    QString synchronous;
    int checkpointPages = 1000;
};

//! A connection of Qt's driver to a database with a table of IDs. The destructor closes it.
class Connection final
{
    Q_DISABLE_COPY_MOVE(Connection)

public:
    Connection(const QString &path, const Mode &mode);
    ~Connection();

    //! Returns whether the database could be opened and has its table.
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    //! Returns SQLite's primary result code of the last operation.
    [[nodiscard]] int error() const { return m_error; }

    bool run(const QString &sql);
    //! Inserts a row whose length depends on \a id. Some rows don't fit on a page.
    bool commit(int id);

    [[nodiscard]] int rowCount() const;
    [[nodiscard]] int lastId() const;
    //! Returns "ok", or what is broken.
    [[nodiscard]] QString integrity() const;

private:
    [[nodiscard]] QString value(const QString &sql) const;

    const QString m_name;
    bool m_isOpen = false;
    int m_error = 0;
};

//! The content of a database after a power cut.
struct Survivors {
    int rows;
    int lastId;
    QString integrity;

    Survivors(const QString &path, const Mode &mode);
};

} // namespace sealdesk::test
