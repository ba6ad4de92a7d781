// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/audit/fileidentity.h"

#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

namespace sealdesk
{

namespace
{

#ifdef Q_OS_UNIX
QByteArray identityFrom(const struct stat &facts)
{
    return QByteArray::number(static_cast<qulonglong>(facts.st_dev)) + ':' +
           QByteArray::number(static_cast<qulonglong>(facts.st_ino));
}

qint64 nanosecondsOf(const struct stat &facts)
{
    constexpr qint64 perSecond = 1'000'000'000;
#ifdef Q_OS_DARWIN
    const timespec &time = facts.st_mtimespec;
#else
    const timespec &time = facts.st_mtim;
#endif
    return time.tv_sec * perSecond + time.tv_nsec;
}
#else
QByteArray identityIf(bool present)
{
    return present ? QByteArrayLiteral("present") : QByteArray();
}
#endif

} // namespace

QByteArray fileIdentity(const QString &path)
{
#ifdef Q_OS_UNIX
    struct stat facts = {};
    return stat(QFile::encodeName(path).constData(), &facts) == 0 ? identityFrom(facts) : QByteArray();
#else
    return identityIf(QFile::exists(path));
#endif
}

FileStamp fileStamp(const QString &path)
{
#ifdef Q_OS_UNIX
    struct stat facts = {};
    if (stat(QFile::encodeName(path).constData(), &facts) != 0) {
        return {};
    }
    return {.identity = identityFrom(facts), .size = facts.st_size, .modified = nanosecondsOf(facts)};
#else
    const QFileInfo info(path);
    return info.exists() ? FileStamp{.identity = fileIdentity(path), .size = info.size()} : FileStamp();
#endif
}

QByteArray fileIdentity(const QFile &open)
{
#ifdef Q_OS_UNIX
    struct stat facts = {};
    return fstat(open.handle(), &facts) == 0 ? identityFrom(facts) : QByteArray();
#else
    return identityIf(open.isOpen());
#endif
}

} // namespace sealdesk
