// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sourcetree.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace sealdesk::meta
{

QString sourcePath(const QString &path)
{
    return QStringLiteral(SEALDESK_SOURCE_DIR "/") + path;
}

QString readSource(const QString &path)
{
    QFile file(sourcePath(path));
    if (!file.open(QIODevice::ReadOnly)) {
        QTest::qFail(qPrintable(u"%1 can't be read: %2"_s.arg(path, file.errorString())), __FILE__, __LINE__);
    }
    return QString::fromUtf8(file.readAll());
}

QStringList sourcesUnder(const QStringList &folders, const QStringList &names)
{
    const QDir root(QStringLiteral(SEALDESK_SOURCE_DIR));
    QStringList paths;
    for (const QString &folder : folders) {
        QDirIterator files(root.filePath(folder), names, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            paths.append(root.relativeFilePath(files.next()));
        }
    }
    paths.sort();
    return paths;
}

void failForEach(const QStringList &problems)
{
    for (const QString &problem : problems) {
        QTest::qFail(qPrintable(problem), __FILE__, __LINE__);
    }
}

} // namespace sealdesk::meta
