// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/recordlock.h"

#include "store/audit/fileidentity.h"

#include <QCoreApplication>
#include <QFile>
#include <QSysInfo>

#include <variant>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

using Opened = std::variant<qintptr, LockFailure>;

QByteArray thisProcess()
{
    return QByteArray::number(QCoreApplication::applicationPid()) + '\n' +
           QCoreApplication::applicationName().toUtf8() + '\n' + QSysInfo::machineHostName().toUtf8() + '\n';
}

// The holder writes its lines right after it has the lock, so they may be missing or those of its predecessor.
LockFailure heldBy(const QString &path)
{
    constexpr qint64 mostBytes = 4096;
    QFile file(path);
    const QByteArray content = file.open(QIODevice::ReadOnly) ? file.read(mostBytes) : QByteArray();
    const QStringList lines = QString::fromUtf8(content).split(u'\n');
    constexpr qsizetype facts = 3;
    const QString holder =
        lines.size() > facts ? u"process %1 (%2) on %3"_s.arg(lines[0], lines[1], lines[2]) : u"another process"_s;
    return {.kind = LockFailure::Kind::Held, .detail = u"held by "_s + holder};
}

#ifdef Q_OS_WIN

// Others may read the file but neither write nor delete it.
Opened openLocked(const QString &path)
{
    const HANDLE handle = CreateFileW(reinterpret_cast<const wchar_t *>(path.utf16()), GENERIC_READ | GENERIC_WRITE,
                                      FILE_SHARE_READ, nullptr, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (handle != INVALID_HANDLE_VALUE) {
        return reinterpret_cast<qintptr>(handle);
    }
    const DWORD code = GetLastError();
    return code == ERROR_SHARING_VIOLATION
               ? heldBy(path)
               : LockFailure{.detail = u"no lock can be made: "_s + qt_error_string(static_cast<int>(code))};
}

void replaceContent(qintptr lock, const QByteArray &content)
{
    const auto handle = reinterpret_cast<HANDLE>(lock);
    DWORD written = 0;
    SetEndOfFile(handle);
    WriteFile(handle, content.constData(), static_cast<DWORD>(content.size()), &written, nullptr);
}

void closeLocked(qintptr lock)
{
    CloseHandle(reinterpret_cast<HANDLE>(lock));
}

#else

LockFailure lockFailure(int code)
{
    return {.detail = u"no lock can be made: "_s + qt_error_string(code)};
}

bool isStillAt(int descriptor, const QString &path)
{
    QFile file;
    return file.open(descriptor, QIODevice::ReadOnly) && fileIdentity(file) == fileIdentity(path);
}

// Earlier versions remove the file when they release their lock, possibly between the two steps.
Opened openLocked(const QString &path)
{
    constexpr int maxAttempts = 100;
    const QByteArray name = QFile::encodeName(path);
    for (int attempt = 0; attempt < maxAttempts; ++attempt) {
        const int descriptor = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
        if (descriptor < 0) {
            return lockFailure(errno);
        }
        if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
            const int code = errno;
            ::close(descriptor);
            return code == EWOULDBLOCK ? heldBy(path) : lockFailure(code);
        }
        if (isStillAt(descriptor, path)) {
            return qintptr{descriptor};
        }
        ::close(descriptor);
    }
    return LockFailure{.detail = u"the lock file is removed again and again"_s};
}

void replaceContent(qintptr lock, const QByteArray &content)
{
    const auto descriptor = static_cast<int>(lock);
    ::fchmod(descriptor, S_IRUSR | S_IWUSR);
    QFile file;
    if (file.open(descriptor, QIODevice::WriteOnly | QIODevice::Unbuffered) && file.resize(0)) {
        file.write(content);
    }
}

void closeLocked(qintptr lock)
{
    ::close(static_cast<int>(lock));
}

#endif

} // namespace

RecordLock::RecordLock(const QString &file)
    : m_file(file)
{
}

RecordLock::~RecordLock()
{
    if (m_handle != -1) {
        closeLocked(m_handle);
    }
}

std::optional<LockFailure> RecordLock::lock()
{
    Opened opened = openLocked(m_file);
    if (auto *failure = std::get_if<LockFailure>(&opened)) {
        return std::move(*failure);
    }
    m_handle = std::get<qintptr>(opened);
    // If this fails, nobody is named, but the lock holds all the same.
    replaceContent(m_handle, thisProcess());
    return std::nullopt;
}

} // namespace sealdesk
