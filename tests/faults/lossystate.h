// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "fileoverlay.h"
#include "lossyvfs.h"

#include <sqlite3.h>

#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <span>
#include <string>
#include <unordered_map>

namespace sealdesk::test
{

//! Which part of a write reaches the disk before the sync.
enum class Fate { Held, Torn, Whole };

//! The state that all open files share. It is registered as SQLite's VFS.
struct LossyVfs::State final : sqlite3_vfs, std::enable_shared_from_this<State> {
    State(sqlite3_vfs &theSystem, WriteBack theWriteBack, quint32 seed);

    [[nodiscard]] static State &of(sqlite3_vfs *vfs) { return *static_cast<State *>(vfs); }
    static int open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *outFlags);
    static int remove(sqlite3_vfs *vfs, const char *path, int syncDirectory);
    static int access(sqlite3_vfs *vfs, const char *path, int flags, int *result);

    //! Returns the overlay of a file. It survives closing the file without a sync.
    [[nodiscard]] std::shared_ptr<FileOverlay> overlayOf(const std::string &path);
    [[nodiscard]] bool isFailing() const { return failure && writesUntilFailure == 0; }
    [[nodiscard]] int passWrite();
    [[nodiscard]] Fate nextFate();

    sqlite3_vfs &system;
    const WriteBack writeBack;

    mutable std::mutex mutex; //!< Guards everything below and the contents of the overlays.
    std::unordered_map<std::string, std::shared_ptr<FileOverlay>> overlays;
    int powerCuts = 0;
    int openFiles = 0;
    int lostFiles = 0; //!< Files open since before the last power cut. While there are any, the power is off.
    std::optional<Failure> failure;
    int writesUntilFailure = 0;
    int writes = 0;
    int syncs = 0;
    std::minstd_rand random;
};

//! An open file. SQLite allocates the memory; the system's file follows directly behind this object.
struct LossyVfs::File final : sqlite3_file {
    File(std::shared_ptr<State> theState, std::shared_ptr<FileOverlay> theOverlay);

    [[nodiscard]] static File &of(sqlite3_file *file) { return *static_cast<File *>(file); }
    [[nodiscard]] static sqlite3_file &diskBehind(void *memory);
    [[nodiscard]] static const sqlite3_io_methods &methods();
    [[nodiscard]] sqlite3_file &disk() { return diskBehind(this); }
    [[nodiscard]] bool isLost() const { return powerCut != state->powerCuts; }

    static int close(sqlite3_file *file);
    template <auto method, typename... Arguments>
    static auto forward(sqlite3_file *file, Arguments... arguments);
    static int read(sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset);
    static int write(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset);
    static int truncate(sqlite3_file *file, sqlite3_int64 size);
    static int sync(sqlite3_file *file, int flags);
    static int size(sqlite3_file *file, sqlite3_int64 *result);
    static int control(sqlite3_file *file, int operation, void *argument);
    static int characteristics(sqlite3_file *file);
    static int unmapShared(sqlite3_file *file, int deleteFlag);

    //! Writes a part of \a bytes to the disk before the sync, depending on the fate of the write.
    [[nodiscard]] int writeEarly(std::span<const char> bytes, qint64 offset);

    const std::shared_ptr<State> state;
    const std::shared_ptr<FileOverlay> overlay;
    const int powerCut; //!< The number of power cuts when the file was opened.
};

} // namespace sealdesk::test
