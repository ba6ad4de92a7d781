// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "fileoverlay.h"

#include <sqlite3.h>

#include <algorithm>

namespace sealdesk::test
{

namespace
{

//! Calls \a piece for each block that \a length bytes from \a offset touch, with the index of the block, the start in
//! the block, the start in the bytes and the length. Stops at the first result other than SQLITE_OK and returns it.
template <typename Piece>
int forEachBlock(qint64 offset, qint64 length, qint64 blockSize, Piece piece)
{
    for (qint64 done = 0; done < length;) {
        const qint64 start = (offset + done) % blockSize;
        const qint64 part = std::min(length - done, blockSize - start);
        if (const int code = piece((offset + done) / blockSize, start, done, part); code != SQLITE_OK) {
            return code;
        }
        done += part;
    }
    return SQLITE_OK;
}

template <typename Char>
std::span<Char> section(std::span<Char> bytes, qint64 start, qint64 length)
{
    return bytes.subspan(static_cast<std::size_t>(start), static_cast<std::size_t>(length));
}

int diskSize(sqlite3_file &disk, qint64 &result)
{
    sqlite3_int64 size = 0;
    const int code = disk.pMethods->xFileSize(&disk, &size);
    result = size;
    return code;
}

} // namespace

int FileOverlay::read(sqlite3_file &disk, std::span<char> into, qint64 offset) const
{
    if (!m_pending) {
        return disk.pMethods->xRead(&disk, into.data(), static_cast<int>(into.size()), offset);
    }
    const auto length = static_cast<qint64>(into.size());
    const qint64 present = std::clamp<qint64>(m_pending->size - offset, 0, length);
    std::ranges::fill(section(into, present, length - present), '\0');
    const auto piece = [&](qint64 index, qint64 start, qint64 done, qint64 part) {
        const std::span<char> target = section(into, done, part);
        const auto block = m_blocks.find(index);
        if (block == m_blocks.end()) {
            return readDisk(disk, target, offset + done);
        }
        std::copy_n(block->second.begin() + start, part, target.begin());
        return SQLITE_OK;
    };
    const int code = forEachBlock(offset, present, blockSize, piece);
    return code == SQLITE_OK && present < length ? SQLITE_IOERR_SHORT_READ : code;
}

int FileOverlay::write(sqlite3_file &disk, std::span<const char> bytes, qint64 offset)
{
    if (const int code = begin(disk); code != SQLITE_OK) {
        return code;
    }
    const auto length = static_cast<qint64>(bytes.size());
    const auto piece = [&](qint64 index, qint64 start, qint64 done, qint64 part) {
        Block *block = nullptr;
        const int code = blockAt(disk, index, block);
        if (code == SQLITE_OK) {
            std::ranges::copy(section(bytes, done, part), block->begin() + start);
        }
        return code;
    };
    const int code = forEachBlock(offset, length, blockSize, piece);
    if (code == SQLITE_OK) {
        m_pending->size = std::max(m_pending->size, offset + length);
    }
    return code;
}

int FileOverlay::truncate(sqlite3_file &disk, qint64 size)
{
    if (const int code = begin(disk); code != SQLITE_OK) {
        return code;
    }
    m_pending->size = size;
    m_pending->kept = std::min(m_pending->kept, size);
    m_blocks.erase(m_blocks.lower_bound((size + blockSize - 1) / blockSize), m_blocks.end());
    if (const auto last = m_blocks.find(size / blockSize); last != m_blocks.end()) {
        std::fill(last->second.begin() + size % blockSize, last->second.end(), '\0');
    }
    return SQLITE_OK;
}

int FileOverlay::size(sqlite3_file &disk, qint64 &result) const
{
    if (!m_pending) {
        return diskSize(disk, result);
    }
    result = m_pending->size;
    return SQLITE_OK;
}

std::optional<qint64> FileOverlay::pendingSize() const
{
    return m_pending ? std::optional(m_pending->size) : std::nullopt;
}

int FileOverlay::flush(sqlite3_file &disk)
{
    if (!m_pending) {
        return SQLITE_OK;
    }
    qint64 present = 0;
    int code = diskSize(disk, present);
    if (code == SQLITE_OK && present > m_pending->kept) {
        code = disk.pMethods->xTruncate(&disk, m_pending->kept);
    }
    for (auto block = m_blocks.begin(); code == SQLITE_OK && block != m_blocks.end(); ++block) {
        const qint64 offset = block->first * blockSize;
        const auto length = static_cast<int>(std::min(blockSize, m_pending->size - offset));
        code = disk.pMethods->xWrite(&disk, block->second.data(), length, offset);
    }
    // The file may end with a hole without blocks.
    if (code == SQLITE_OK && m_pending->size > m_pending->kept) {
        code = disk.pMethods->xTruncate(&disk, m_pending->size);
    }
    if (code == SQLITE_OK) {
        m_blocks.clear();
        m_pending.reset();
    }
    return code;
}

int FileOverlay::begin(sqlite3_file &disk)
{
    if (m_pending) {
        return SQLITE_OK;
    }
    qint64 present = 0;
    const int code = diskSize(disk, present);
    if (code == SQLITE_OK) {
        m_pending = Pending{.size = present, .kept = present};
    }
    return code;
}

int FileOverlay::readDisk(sqlite3_file &disk, std::span<char> into, qint64 offset) const
{
    const auto length = static_cast<qint64>(into.size());
    const qint64 shown = std::clamp<qint64>(m_pending->kept - offset, 0, length);
    std::ranges::fill(section(into, shown, length - shown), '\0');
    if (shown == 0) {
        return SQLITE_OK;
    }
    const int code = disk.pMethods->xRead(&disk, into.data(), static_cast<int>(shown), offset);
    return code == SQLITE_IOERR_SHORT_READ ? SQLITE_OK : code;
}

int FileOverlay::blockAt(sqlite3_file &disk, qint64 index, Block *&result)
{
    const auto [position, isNew] = m_blocks.try_emplace(index);
    result = &position->second;
    const int code = isNew ? readDisk(disk, *result, index * blockSize) : SQLITE_OK;
    if (code != SQLITE_OK) {
        m_blocks.erase(position);
    }
    return code;
}

} // namespace sealdesk::test
