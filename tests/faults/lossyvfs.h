// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>

#include <memory>

namespace sealdesk::test
{

//! What happens to a write before it is synced.
enum class WriteBack {
    Never,     //!< Nothing reaches the disk without a sync: the most that a power cut may take.
    Sometimes, //!< Some writes do, some of them torn, in any order: the system wrote back early.
};

//! Why a write fails.
enum class Failure {
    Full,       //!< SQLITE_FULL
    Io,         //!< SQLITE_IOERR_WRITE
    ReadOnly,   //!< SQLITE_READONLY
    CannotOpen, //!< SQLITE_CANTOPEN; opening fails too
};

//! A file system for SQLite that forgets what was not synced. A killed process loses no write, because the system still
//! has it; this keeps the writes to databases, journals and write-ahead logs in the process until SQLite syncs them, so
//! that killing the process is a power cut. A sync takes them to the system and no further. While it lives it is
//! SQLite's default, also for QSqlDatabase where Qt's driver uses the system's library; connections that are open when
//! it ends keep working. Only one lives at a time.
//!
//! Temporary files go through, and so does the shared memory beside a log: SQLite makes it anew from the log, whatever
//! is left of it. Creating and deleting a file takes effect at once. There is no memory mapping. Files that are open
//! in two processes are not supported: each would see its own writes only.
class LossyVfs final
{
    Q_DISABLE_COPY_MOVE(LossyVfs)

public:
    //! \a seed chooses what WriteBack::Sometimes writes back.
    explicit LossyVfs(WriteBack writeBack = WriteBack::Never, quint32 seed = 0);
    ~LossyVfs();

    //! Cuts the power: what is not synced is gone, and each file that is open now fails with SQLITE_IOERR. Nothing can
    //! be opened or deleted until all of them are closed. Cut first and close the connections then: the last connection
    //! to a write-ahead log syncs everything when it closes.
    void loseUnsynced();

    //! Each write fails from the \a nthWrite on, counted from now; 1 is the next.
    void failFrom(int nthWrite, Failure failure);
    //! Writes succeed again.
    void heal();

    //! How often SQLite wrote to and synced databases, journals and logs. Failed ones count.
    [[nodiscard]] int writes() const;
    [[nodiscard]] int syncs() const;

private:
    struct State;
    struct File;

    std::shared_ptr<State> m_state; //!< Shared with the open files.
};

} // namespace sealdesk::test
