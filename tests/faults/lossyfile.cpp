// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "lossystate.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sealdesk::test
{

LossyVfs::File::File(std::shared_ptr<State> theState, std::shared_ptr<FileOverlay> theOverlay)
    : sqlite3_file{&methods()}
    , state(std::move(theState))
    , overlay(std::move(theOverlay))
    , powerCut(state->powerCuts)
{
}

sqlite3_file &LossyVfs::File::diskBehind(void *memory)
{
    void *behind = static_cast<char *>(memory) + sizeof(File);
    return *static_cast<sqlite3_file *>(behind);
}

template <auto method, typename... Arguments>
auto LossyVfs::File::forward(sqlite3_file *file, Arguments... arguments)
{
    sqlite3_file &disk = of(file).disk();
    return (disk.pMethods->*method)(&disk, arguments...);
}

// Locks and shared memory are forwarded to the system. Version 2 has no memory mapping, which would bypass the overlay.
const sqlite3_io_methods &LossyVfs::File::methods()
{
    static const sqlite3_io_methods table = {
        .iVersion = 2,
        .xClose = close,
        .xRead = read,
        .xWrite = write,
        .xTruncate = truncate,
        .xSync = sync,
        .xFileSize = size,
        .xLock = forward<&sqlite3_io_methods::xLock>,
        .xUnlock = forward<&sqlite3_io_methods::xUnlock>,
        .xCheckReservedLock = forward<&sqlite3_io_methods::xCheckReservedLock>,
        .xFileControl = control,
        .xSectorSize = forward<&sqlite3_io_methods::xSectorSize>,
        .xDeviceCharacteristics = characteristics,
        .xShmMap = forward<&sqlite3_io_methods::xShmMap>,
        .xShmLock = forward<&sqlite3_io_methods::xShmLock>,
        .xShmBarrier = forward<&sqlite3_io_methods::xShmBarrier>,
        .xShmUnmap = unmapShared,
        .xFetch = nullptr,
        .xUnfetch = nullptr,
    };
    return table;
}

int LossyVfs::File::close(sqlite3_file *file)
{
    File &self = of(file);
    const std::shared_ptr<State> state = self.state; // keeps it alive until the end
    const std::scoped_lock lock(state->mutex);
    --state->openFiles;
    if (self.isLost()) {
        --state->lostFiles;
    }
    const int code = self.disk().pMethods->xClose(&self.disk());
    self.~File();
    return code;
}

int LossyVfs::File::read(sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset)
{
    File &self = of(file);
    const std::scoped_lock lock(self.state->mutex);
    const std::span<char> into(static_cast<char *>(bytes), static_cast<std::size_t>(length));
    return self.isLost() ? SQLITE_IOERR_READ : self.overlay->read(self.disk(), into, offset);
}

int LossyVfs::File::write(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
    File &self = of(file);
    const std::scoped_lock lock(self.state->mutex);
    if (self.isLost()) {
        return SQLITE_IOERR_WRITE;
    }
    if (const int code = self.state->passWrite(); code != SQLITE_OK) {
        return code;
    }
    const std::span<const char> written(static_cast<const char *>(bytes), static_cast<std::size_t>(length));
    const int code = self.overlay->write(self.disk(), written, offset);
    return code == SQLITE_OK ? self.writeEarly(written, offset) : code;
}

int LossyVfs::File::writeEarly(std::span<const char> bytes, qint64 offset)
{
    constexpr qint64 sector = 512;
    const Fate fate = state->nextFate();
    const auto length = static_cast<qint64>(bytes.size());
    for (qint64 done = 0; fate != Fate::Held && done < length;) {
        const qint64 part = fate == Fate::Whole ? length : std::min(length - done, sector - (offset + done) % sector);
        if (fate == Fate::Whole || std::bernoulli_distribution{0.5}(state->random)) {
            const int code =
                disk().pMethods->xWrite(&disk(), bytes.data() + done, static_cast<int>(part), offset + done);
            if (code != SQLITE_OK) {
                return code;
            }
        }
        done += part;
    }
    return SQLITE_OK;
}

int LossyVfs::File::truncate(sqlite3_file *file, sqlite3_int64 size)
{
    File &self = of(file);
    const std::scoped_lock lock(self.state->mutex);
    if (self.isLost()) {
        return SQLITE_IOERR_TRUNCATE;
    }
    const int code = self.overlay->truncate(self.disk(), size);
    const bool isEarly = code == SQLITE_OK && self.state->nextFate() == Fate::Whole;
    return isEarly ? self.disk().pMethods->xTruncate(&self.disk(), size) : code;
}

// Doesn't sync the disk itself: the system keeps the writes of a killed process, and waiting for the disk would take
// most of a test's time.
int LossyVfs::File::sync(sqlite3_file *file, int)
{
    File &self = of(file);
    const std::scoped_lock lock(self.state->mutex);
    if (self.isLost()) {
        return SQLITE_IOERR_FSYNC;
    }
    ++self.state->syncs;
    return self.overlay->flush(self.disk());
}

int LossyVfs::File::size(sqlite3_file *file, sqlite3_int64 *result)
{
    File &self = of(file);
    const std::scoped_lock lock(self.state->mutex);
    if (self.isLost()) {
        return SQLITE_IOERR_FSTAT;
    }
    qint64 size = 0;
    const int code = self.overlay->size(self.disk(), size);
    *result = size;
    return code;
}

// Forwards only operations that don't access the content: a size hint would extend the file on the disk, and a mapping
// would read it.
int LossyVfs::File::control(sqlite3_file *file, int operation, void *argument)
{
    constexpr std::array harmless = {
        SQLITE_FCNTL_LOCKSTATE,    SQLITE_FCNTL_LAST_ERRNO, SQLITE_FCNTL_PERSIST_WAL,        SQLITE_FCNTL_TEMPFILENAME,
        SQLITE_FCNTL_LOCK_TIMEOUT, SQLITE_FCNTL_HAS_MOVED,  SQLITE_FCNTL_POWERSAFE_OVERWRITE};
    if (std::ranges::find(harmless, operation) == harmless.end()) {
        return SQLITE_NOTFOUND;
    }
    return forward<&sqlite3_io_methods::xFileControl>(file, operation, argument);
}

// Hides atomic and ordered writes, which some file systems guarantee but the overlay doesn't.
int LossyVfs::File::characteristics(sqlite3_file *file)
{
    return forward<&sqlite3_io_methods::xDeviceCharacteristics>(file) & SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

// After a power cut nothing may be deleted, so keep the shared memory.
int LossyVfs::File::unmapShared(sqlite3_file *file, int deleteFlag)
{
    File &self = of(file);
    const std::scoped_lock lock(self.state->mutex);
    return self.disk().pMethods->xShmUnmap(&self.disk(), self.isLost() ? 0 : deleteFlag);
}

} // namespace sealdesk::test
