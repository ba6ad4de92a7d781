// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/clock.h"

#include <QString>

#include <optional>

namespace sealdesk
{

class RecordBook;

//! Why the records on this computer can't be erased.
struct EraseObstacle {
    enum class Kind {
        Unsettled,  //!< A run has files whose outcome is not settled.
        InUse,      //!< Another process has a record open.
        Unreadable, //!< A record can't be read, so it is unknown whether it is settled.
        NotDeleted, //!< A file could not be deleted.
    };
    Kind kind;
    QString path;

    friend bool operator==(const EraseObstacle &, const EraseObstacle &) = default;
};

//! Returns the first reason against erasing the records in \a recordsFolder; std::nullopt if there is none. \a openHere
//! is the record that this process has open, if any; the others are opened for the check, with their heads in
//! \a headsFolder.
[[nodiscard]] std::optional<EraseObstacle> obstacleToErasing(const QString &recordsFolder, const Clock &clock,
                                                             RecordBook *openHere = nullptr,
                                                             const QString &headsFolder = {});

//! Deletes all journals and audit trails, and their heads in \a headsFolder, unless obstacleToErasing() returns a
//! reason against it. None of them may be open. This can't be undone.
[[nodiscard]] std::optional<EraseObstacle> eraseRecords(const QString &recordsFolder, const Clock &clock,
                                                        const QString &headsFolder = {});

//! How many audit trails were copied.
struct AuditCopies {
    int copied = 0;
    int failed = 0;
};
//! Copies every audit trail into \a folder, named after its record. Existing files are not overwritten.
[[nodiscard]] AuditCopies copyAuditTrails(const QString &recordsFolder, const QString &folder);

} // namespace sealdesk
