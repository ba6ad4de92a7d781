// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/audit/syncfile.h"

#ifdef Q_OS_WIN
#include <io.h>
#include <windows.h>
#else
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace sealdesk
{

#ifdef Q_OS_WIN

namespace
{

std::optional<WriteFailure> writeAll(QFile &file, QByteArrayView bytes)
{
    if (file.write(bytes.data(), bytes.size()) == bytes.size()) {
        return std::nullopt;
    }
    const bool isFull = file.error() == QFileDevice::ResourceError;
    return WriteFailure{.kind = isFull ? WriteFailure::Kind::DiskFull : WriteFailure::Kind::Other,
                        .detail = file.errorString()};
}

HANDLE handleOf(const QFile &file)
{
    return reinterpret_cast<HANDLE>(_get_osfhandle(file.handle()));
}

} // namespace

bool syncFile(QFile &file)
{
    return FlushFileBuffers(handleOf(file)) != 0;
}

bool syncFolder(const QString &)
{
    return true;
}

#else

namespace
{

WriteFailure failureOf(int code)
{
    const bool isFull = code == ENOSPC || code == EDQUOT || code == EFBIG;
    return {.kind = isFull ? WriteFailure::Kind::DiskFull : WriteFailure::Kind::Other, .detail = qt_error_string(code)};
}

bool sync(int descriptor)
{
#ifdef Q_OS_DARWIN
    // fsync() leaves the bytes in the drive's cache here; not every file system supports F_FULLFSYNC.
    if (::fcntl(descriptor, F_FULLFSYNC) == 0) {
        return true;
    }
#endif
    return ::fsync(descriptor) == 0;
}

// QFile::write() detects a full disk, but neither an exhausted quota nor a size limit.
std::optional<WriteFailure> writeAll(QFile &file, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(file.handle(), bytes.data(), static_cast<size_t>(bytes.size()));
        if (written < 0 && errno != EINTR) {
            return failureOf(errno);
        }
        bytes = bytes.sliced(qMax(ssize_t{0}, written));
    }
    return std::nullopt;
}

} // namespace

bool syncFile(QFile &file)
{
    return sync(file.handle());
}

bool syncFolder(const QString &folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) {
        return false;
    }
    // EINVAL: the file system has nothing to sync for folders.
    const bool isSynced = sync(descriptor) || errno == EINVAL;
    ::close(descriptor);
    return isSynced;
}

#endif

// On Windows, opening a file for appending only moves to its end once, and reading moves away from there.
std::optional<WriteFailure> writeAtEnd(QFile &file, QByteArrayView bytes)
{
    if (!file.seek(file.size())) {
        return WriteFailure{.kind = WriteFailure::Kind::Other, .detail = file.errorString()};
    }
    return writeAll(file, bytes);
}

} // namespace sealdesk
