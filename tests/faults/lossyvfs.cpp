// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "lossyvfs.h"

#include "lossystate.h"

#include <array>
#include <new>

namespace sealdesk::test
{

namespace
{

constexpr int coveredKinds =
    SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL;

int codeOf(Failure failure)
{
    switch (failure) {
    case Failure::Full:
        return SQLITE_FULL;
    case Failure::Io:
        return SQLITE_IOERR_WRITE;
    case Failure::ReadOnly:
        return SQLITE_READONLY;
    case Failure::CannotOpen:
        return SQLITE_CANTOPEN;
    }
    Q_UNREACHABLE();
}

} // namespace

// Copies the system's VFS, so that its functions still provide random numbers, the time and full path names. They use
// at most pAppData, which is copied too.
LossyVfs::State::State(sqlite3_vfs &theSystem, WriteBack theWriteBack, quint32 seed)
    : sqlite3_vfs(theSystem)
    , system(theSystem)
    , writeBack(theWriteBack)
    , random(seed)
{
    szOsFile += static_cast<int>(sizeof(File));
    pNext = nullptr;
    zName = "lossy";
    xOpen = open;
    xDelete = remove;
    xAccess = access;
}

int LossyVfs::State::open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *outFlags)
{
    State &self = of(vfs);
    file->pMethods = nullptr; // so that SQLite doesn't close a file that failed to open
    if (!path || !(flags & coveredKinds)) {
        return self.system.xOpen(&self.system, path, file, flags, outFlags);
    }
    const std::scoped_lock lock(self.mutex);
    if (self.lostFiles > 0 || (self.isFailing() && self.failure == Failure::CannotOpen)) {
        return SQLITE_CANTOPEN;
    }
    sqlite3_file &disk = File::diskBehind(file);
    disk.pMethods = nullptr;
    const int code = self.system.xOpen(&self.system, path, &disk, flags, outFlags);
    if (code == SQLITE_OK) {
        new (file) File(self.shared_from_this(), self.overlayOf(path));
        ++self.openFiles;
    } else if (disk.pMethods) {
        disk.pMethods->xClose(&disk);
    }
    return code;
}

int LossyVfs::State::remove(sqlite3_vfs *vfs, const char *path, int)
{
    constexpr int withoutSync = 0; // as in File::sync()
    State &self = of(vfs);
    const std::scoped_lock lock(self.mutex);
    if (self.lostFiles > 0) {
        return SQLITE_IOERR_DELETE;
    }
    self.overlays.erase(path);
    return self.system.xDelete(&self.system, path, withoutSync);
}

// SQLite treats an empty file as missing. So a journal that is empty only on the disk must be found, and one that is
// empty only in the overlay must not.
int LossyVfs::State::access(sqlite3_vfs *vfs, const char *path, int flags, int *result)
{
    State &self = of(vfs);
    const std::scoped_lock lock(self.mutex);
    const auto overlay = self.overlays.find(path);
    if (flags == SQLITE_ACCESS_EXISTS && overlay != self.overlays.end()) {
        if (const std::optional<qint64> size = overlay->second->pendingSize()) {
            *result = *size > 0;
            return SQLITE_OK;
        }
    }
    return self.system.xAccess(&self.system, path, flags, result);
}

std::shared_ptr<FileOverlay> LossyVfs::State::overlayOf(const std::string &path)
{
    std::shared_ptr<FileOverlay> &overlay = overlays[path];
    if (!overlay) {
        overlay = std::make_shared<FileOverlay>();
    }
    return overlay;
}

int LossyVfs::State::passWrite()
{
    ++writes;
    if (!failure) {
        return SQLITE_OK;
    }
    if (writesUntilFailure > 0) {
        --writesUntilFailure;
        return SQLITE_OK;
    }
    return codeOf(*failure);
}

Fate LossyVfs::State::nextFate()
{
    // Half of the writes wait for the sync, so that the file on the disk has gaps.
    constexpr std::array fates = {Fate::Held, Fate::Held, Fate::Torn, Fate::Whole};
    return writeBack == WriteBack::Never ? Fate::Held : fates[std::uniform_int_distribution<std::size_t>{0, 3}(random)];
}

LossyVfs::LossyVfs(WriteBack writeBack, quint32 seed)
{
    sqlite3_initialize();
    sqlite3_vfs *system = sqlite3_vfs_find(nullptr);
    Q_ASSERT(system);
    m_state = std::make_shared<State>(*system, writeBack, seed);
    sqlite3_vfs_register(m_state.get(), 1);
}

LossyVfs::~LossyVfs()
{
    sqlite3_vfs_unregister(m_state.get());
}

void LossyVfs::loseUnsynced()
{
    const std::scoped_lock lock(m_state->mutex);
    m_state->overlays.clear();
    m_state->lostFiles = m_state->openFiles;
    ++m_state->powerCuts;
}

void LossyVfs::failFrom(int nthWrite, Failure failure)
{
    const std::scoped_lock lock(m_state->mutex);
    m_state->failure = failure;
    m_state->writesUntilFailure = nthWrite - 1;
}

void LossyVfs::heal()
{
    const std::scoped_lock lock(m_state->mutex);
    m_state->failure.reset();
}

int LossyVfs::writes() const
{
    const std::scoped_lock lock(m_state->mutex);
    return m_state->writes;
}

int LossyVfs::syncs() const
{
    const std::scoped_lock lock(m_state->mutex);
    return m_state->syncs;
}

} // namespace sealdesk::test
