// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArrayView>
#include <QFile>
#include <QString>

#include <optional>

// What an append-only file needs from the operating system and Qt doesn't provide.

namespace sealdesk
{

//! Why bytes could not be written to a file.
struct WriteFailure {
    enum class Kind { DiskFull, Other };
    Kind kind = Kind::Other;
    QString detail; //!< Developer text.
};

//! Appends \a bytes to \a file, whatever its current position. The file must be open for writing, unbuffered. After a
//! failure a part of them may have been written.
[[nodiscard]] std::optional<WriteFailure> writeAtEnd(QFile &file, QByteArrayView bytes);
//! Waits until everything written is on the disk. Returns false if that can't be guaranteed.
[[nodiscard]] bool syncFile(QFile &file);
//! Does the same for the names in \a folder, after a file was created in it. Returns true where the system has no such
//! operation.
[[nodiscard]] bool syncFolder(const QString &folder);

} // namespace sealdesk
