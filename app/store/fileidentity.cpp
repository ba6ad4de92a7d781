// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/fileidentity.h"

#include <QFile>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

namespace sealdesk
{

QByteArray fileIdentity(const QString &path)
{
#ifdef Q_OS_UNIX
    struct stat facts = {};
    if (stat(QFile::encodeName(path).constData(), &facts) != 0) {
        return {};
    }
    return QByteArray::number(static_cast<qulonglong>(facts.st_dev)) + ':' +
           QByteArray::number(static_cast<qulonglong>(facts.st_ino));
#else
    return QFile::exists(path) ? QByteArrayLiteral("present") : QByteArray();
#endif
}

} // namespace sealdesk
