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

//! What was written to one file and not synced: lies over the file on the disk until flush(). With nothing pending it
//! is transparent, so that the file may change below. All results are SQLite's codes; \a disk is an open handle of the
//! file on the disk, of which there may be several.
class FileOverlay final
{
public:
    //! Like xRead: what is beyond the end reads as zeros and as SQLITE_IOERR_SHORT_READ.
    [[nodiscard]] int read(sqlite3_file &disk, std::span<char> into, qint64 offset) const;
    [[nodiscard]] int write(sqlite3_file &disk, std::span<const char> bytes, qint64 offset);
    [[nodiscard]] int truncate(sqlite3_file &disk, qint64 size);
    [[nodiscard]] int size(sqlite3_file &disk, qint64 &result) const;
    //! Brings what is pending to the disk, without syncing the disk.
    [[nodiscard]] int flush(sqlite3_file &disk);

    //! The size of the file, where it is not what the disk says.
    [[nodiscard]] std::optional<qint64> pendingSize() const;

private:
    static constexpr qint64 blockSize = 4096;
    using Block = std::array<char, blockSize>;

    struct Pending {
        qint64 size;
        qint64 kept; //!< How much of the disk's bytes still show: the smallest size that the file had.
    };

    [[nodiscard]] int begin(sqlite3_file &disk);
    [[nodiscard]] int readDisk(sqlite3_file &disk, std::span<char> into, qint64 offset) const;
    [[nodiscard]] int blockAt(sqlite3_file &disk, qint64 index, Block *&result);

    std::optional<Pending> m_pending;
    std::map<qint64, Block> m_blocks; //!< By offset / blockSize. Each is whole: with what the disk has around it.
};

} // namespace sealdesk::test
