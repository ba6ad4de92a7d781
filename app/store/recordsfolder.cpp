// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/recordsfolder.h"

#include <QDir>
#include <QStandardPaths>

namespace sealdesk
{

using namespace Qt::StringLiterals;

QString recordsFolder(const QString &dataDir)
{
    const QString base =
        dataDir.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) : dataDir;
    return QDir(base).absoluteFilePath(u"records"_s);
}

QStringList auditFilesIn(const QString &recordsFolder)
{
    const QDir records(recordsFolder);
    QStringList files;
    for (const QString &name : records.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden, QDir::Name)) {
        if (const QString file = records.filePath(name + u"/audit.log"_s); QFileInfo::exists(file)) {
            files.append(file);
        }
    }
    return files;
}

} // namespace sealdesk
