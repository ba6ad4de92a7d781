// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <QtGlobal>

#include <optional>

namespace sealdesk
{

//! Why a RecordLock can't be taken.
struct LockFailure {
    enum class Kind {
        Held, //!< By another process, or by another lock in this one.
        Other,
    };
    Kind kind = Kind::Other;
    QString detail; //!< Developer text; names the holder.
};

//! Makes sure that one process at a time uses a record. The operating system holds the lock and releases it when the
//! process ends, however it ends. The file stays and means nothing without a holder, so that there is neither a stale
//! lock nor a moment in which a kill could leave one.
class RecordLock final
{
    Q_DISABLE_COPY_MOVE(RecordLock)

public:
    //! Uses \a file, which is created in an existing folder.
    explicit RecordLock(const QString &file);
    ~RecordLock();

    //! Takes the lock without waiting, and writes this process into the file for others to name.
    [[nodiscard]] std::optional<LockFailure> lock();

private:
    QString m_file;
    qintptr m_handle = -1; // a file descriptor, or a HANDLE on Windows
};

} // namespace sealdesk
