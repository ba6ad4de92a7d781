// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/audit/fileidentity.h"

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
