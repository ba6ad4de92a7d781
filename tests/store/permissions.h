// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFile>
#include <QString>

#include <sys/stat.h>

namespace sealdesk::test
{

//! Lets everything that is created be accessible to everybody, as the umask 000 of some servers does.
class OpenUmask final
{
    Q_DISABLE_COPY_MOVE(OpenUmask)

public:
    OpenUmask()
        : m_previous(umask(0))
    {
    }
    ~OpenUmask() { umask(m_previous); }

private:
    mode_t m_previous;
};

//! Returns the permissions of \a path in octal, or "none" if it doesn't exist. Follows links.
inline QString permissionsOf(const QString &path)
{
    struct stat facts = {};
    if (stat(QFile::encodeName(path).constData(), &facts) != 0) {
        return QStringLiteral("none");
    }
    return QString::number(facts.st_mode & 07777, 8);
}

//! Sets the permissions of \a path.
inline void setPermissions(const QString &path, mode_t permissions)
{
    if (chmod(QFile::encodeName(path).constData(), permissions) != 0) {
        qFatal("cannot change the permissions of a file of the test");
    }
}

} // namespace sealdesk::test
