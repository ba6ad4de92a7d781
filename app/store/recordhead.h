// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "store/audit/auditrecord.h"

#include <QString>

#include <optional>

namespace sealdesk
{

//! Returns the folder that holds the heads of this user's records: "sealdesk/heads" in $XDG_STATE_HOME or, if that is
//! not an absolute path, in ~/.local/state; on Windows and macOS "sealdesk-state/heads" beside the system's folder for
//! the user's data of this program. It is outside of every record, so that a backup of the records doesn't contain it.
[[nodiscard]] QString recordHeadsFolder();

//! The numbers of a record that was replaced by an earlier copy.
struct Rollback {
    qint64 known = 0; //!< The last record that the audit trail is known to have had.
    qint64 found = 0; //!< The last record that it had when it was opened.

    friend bool operator==(const Rollback &, const Rollback &) = default;
};

//! What is known about an audit trail outside of its folder.
struct RecordHeadState {
    AuditHead head;
    qint64 counter = 0;               //!< How often the head was stored.
    std::optional<Rollback> rollback; //!< Until a person acknowledges it.

    friend bool operator==(const RecordHeadState &, const RecordHeadState &) = default;
};

//! A small file that holds the head of one record's audit trail, accessible to its owner alone. It is replaced as a
//! whole, but not forced to the disk: after a power cut it may be older than the trail, which proves nothing.
class RecordHead final
{
public:
    //! Creates no file. \a headsFolder may be empty: nothing is read or stored then.
    RecordHead(const QString &headsFolder, const QString &recordFolder);

    //! Returns what was stored; std::nullopt if there is no file, or it is damaged.
    [[nodiscard]] std::optional<RecordHeadState> read() const;
    //! Stores \a state. Returns why it failed, as developer text; std::nullopt on success.
    std::optional<QString> write(const RecordHeadState &state) const;
    //! Deletes the file. Returns false if it is still there.
    [[nodiscard]] bool remove() const;
    //! Returns the path of the file; empty if nothing is stored.
    [[nodiscard]] const QString &file() const { return m_file; }

private:
    QString m_file;
};

} // namespace sealdesk
