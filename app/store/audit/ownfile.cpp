// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/audit/ownfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto ownFolder = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
constexpr auto ownFile = QFile::ReadOwner | QFile::WriteOwner;

std::optional<QString> whyALink(const QString &path)
{
    return isLink(path) ? std::optional(u"%1 is a link"_s.arg(path)) : std::nullopt;
}

std::optional<QString> restricted(const QString &path, QFile::Permissions permissions)
{
    return QFile::setPermissions(path, permissions) ? std::nullopt
                                                    : std::optional(u"%1 can't be restricted to its owner"_s.arg(path));
}

} // namespace

bool isLink(const QString &path)
{
    const QFileInfo info(path);
    return info.isSymbolicLink() || info.isJunction();
}

std::optional<QString> makeMissingFolders(const QString &path)
{
    const QString folder = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    if (QFileInfo(folder).isDir()) {
        return std::nullopt;
    }
    const QString parent = QFileInfo(folder).path();
    if (parent == folder) {
        return u"%1 does not exist"_s.arg(folder);
    }
    if (auto failure = makeMissingFolders(parent)) {
        return failure;
    }
    // Another process may create it at the same time.
    return QDir().mkdir(folder, ownFolder) || QFileInfo(folder).isDir()
               ? std::nullopt
               : std::optional(u"the folder %1 can't be created"_s.arg(folder));
}

std::optional<QString> makeOwnFolder(const QString &path)
{
    if (auto link = whyALink(path)) {
        return link;
    }
    if (auto failure = makeMissingFolders(path)) {
        return failure;
    }
    return restricted(path, ownFolder);
}

std::optional<QString> makeOwnFile(const QString &path)
{
    if (auto link = whyALink(path)) {
        return link;
    }
    if (const QFileInfo info(path); info.exists()) {
        return info.isFile() ? restricted(path, ownFile) : std::optional(u"%1 is no regular file"_s.arg(path));
    }
    QFile file(path);
    return file.open(QFile::WriteOnly | QFile::NewOnly, ownFile)
               ? std::nullopt
               : std::optional(u"%1 can't be created: %2"_s.arg(path, file.errorString()));
}

} // namespace sealdesk
