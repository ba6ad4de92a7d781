// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

namespace sealdesk
{

//! Identifies the file at \a path: the value stays the same as long as it is the same file; empty if there is none. On
//! Windows a file can't be deleted while it is open, so it is enough that the file exists.
[[nodiscard]] QByteArray fileIdentity(const QString &path);
//! Shows whether a file is still the same and whether anybody wrote to it.
struct FileStamp {
    QByteArray identity;
    qint64 size = -1;
    //! When it was last written, in nanoseconds. Always 0 on Windows, where it may change some time after a write.
    qint64 modified = 0;

    friend bool operator==(const FileStamp &, const FileStamp &) = default;
};
//! Returns the stamp of the file at \a path; without an identity if there is none.
[[nodiscard]] FileStamp fileStamp(const QString &path);

//! Identifies an open file, even if it was moved.
[[nodiscard]] QByteArray fileIdentity(const QFile &open);

} // namespace sealdesk
