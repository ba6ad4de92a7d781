// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>

#include <array>
#include <map>
#include <optional>
#include <span>

struct sqlite3_file;

namespace sealdesk::test
{

//! Holds the unsynced writes to a file in memory until flush(). While nothing is pending, it passes everything to the
//! file on the disk, which may then change independently. All functions return SQLite's result codes; \a disk is one of
//! possibly several open handles of the file on the disk.
class FileOverlay final
{
public:
    //! Like xRead: fills \a into with zeros beyond the end of the file and then returns SQLITE_IOERR_SHORT_READ.
    [[nodiscard]] int read(sqlite3_file &disk, std::span<char> into, qint64 offset) const;
    [[nodiscard]] int write(sqlite3_file &disk, std::span<const char> bytes, qint64 offset);
    [[nodiscard]] int truncate(sqlite3_file &disk, qint64 size);
    [[nodiscard]] int size(sqlite3_file &disk, qint64 &result) const;
    //! Writes everything pending to the file on the disk, without syncing it.
    [[nodiscard]] int flush(sqlite3_file &disk);

    //! Returns the size of the file if anything is pending.
    [[nodiscard]] std::optional<qint64> pendingSize() const;

private:
    static constexpr qint64 blockSize = 4096;
    using Block = std::array<char, blockSize>;

    struct Pending {
        qint64 size;
        qint64 kept; //!< How many bytes of the disk are still valid: the smallest size since the last flush().
    };

    [[nodiscard]] int begin(sqlite3_file &disk);
    [[nodiscard]] int readDisk(sqlite3_file &disk, std::span<char> into, qint64 offset) const;
    [[nodiscard]] int blockAt(sqlite3_file &disk, qint64 index, Block *&result);

    std::optional<Pending> m_pending;
    std::map<qint64, Block>
        m_blocks; //!< By offset / blockSize. Complete, including the unchanged bytes around the written ones.
};

} // namespace sealdesk::test
