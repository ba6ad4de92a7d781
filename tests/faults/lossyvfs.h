// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>

#include <memory>

namespace sealdesk::test
{

//! What happens to a write before it is synced.
enum class WriteBack {
    Never,     //!< Nothing reaches the disk without a sync: the greatest possible loss.
    Sometimes, //!< Some writes do, in any order and some of them torn, as if the system wrote back early.
};

//! Why a write fails.
enum class Failure {
    Full,       //!< SQLITE_FULL
    Io,         //!< SQLITE_IOERR_WRITE
    ReadOnly,   //!< SQLITE_READONLY
    CannotOpen, //!< SQLITE_CANTOPEN; opening fails too
};

//! A file system for SQLite that loses unsynced writes. Normally a killed process loses no writes, because the system
//! has them. This class keeps the writes to databases, journals and write-ahead logs in the process until SQLite syncs
//! them, so that killing the process has the effect of a power cut. A sync only passes them to the system.
//!
//! The object is SQLite's default VFS during its lifetime, also for QSqlDatabase if Qt's driver uses the system's
//! library. Connections that are still open at its end keep working. There can be only one object at a time.
//!
//! Temporary files are passed through, and so is the shared memory of a log, which SQLite recreates from the log.
//! Creating and deleting a file takes effect at once. There is no memory mapping. A file must not be open in two
//! processes: each would see only its own writes.
class LossyVfs final
{
    Q_DISABLE_COPY_MOVE(LossyVfs)

public:
    //! \a seed determines what WriteBack::Sometimes writes back.
    explicit LossyVfs(WriteBack writeBack = WriteBack::Never, quint32 seed = 0);
    ~LossyVfs();

    //! Simulates a power cut: unsynced writes are lost, and all files that are open now fail with SQLITE_IOERR. No file
    //! can be opened or deleted until these are closed. Call this before closing the connections, because the last
    //! connection to a write-ahead log syncs everything when it closes.
    void loseUnsynced();

    //! Lets all writes fail from the \a nthWrite on; 1 is the next write.
    void failFrom(int nthWrite, Failure failure);
    //! Lets writes succeed again.
    void heal();

    //! Return the number of writes to and syncs of databases, journals and logs, including failed writes.
    [[nodiscard]] int writes() const;
    [[nodiscard]] int syncs() const;

private:
    struct State;
    struct File;

    std::shared_ptr<State> m_state; //!< Shared with the open files.
};

} // namespace sealdesk::test
