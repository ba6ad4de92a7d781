// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArrayView>
#include <QFile>
#include <QString>

#include <optional>

// The few things that an append-only file needs of the operating system and Qt doesn't offer.

namespace sealdesk
{

//! Why bytes didn't get into a file.
struct WriteFailure {
    enum class Kind { DiskFull, Other };
    Kind kind = Kind::Other;
    QString detail; //!< Developer text.
};

//! Writes at the end of \a file, wherever it was read before. The file is open for writing, without a buffer. On a
//! failure a part may be written.
[[nodiscard]] std::optional<WriteFailure> writeAtEnd(QFile &file, QByteArrayView bytes);
//! Waits until the disk has what was written; false: it may not have it.
[[nodiscard]] bool syncFile(QFile &file);
//! The same for the names in a folder, after a file was made in it. Always true where the system has no such thing.
[[nodiscard]] bool syncFolder(const QString &folder);

} // namespace sealdesk
