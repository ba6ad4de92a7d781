// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/clock.h"

#include <QString>

#include <optional>

namespace sealdesk
{

class RecordBook;

//! Why the records on this computer can't be deleted.
struct EraseObstacle {
    enum class Kind {
        Unsettled,  //!< A run has files whose outcome is not settled.
        InUse,      //!< Another process has a record open.
        Unreadable, //!< A record can't be read, so nobody knows whether it is settled.
        NotDeleted, //!< Some file could not be deleted.
    };
    Kind kind;
    QString path;

    friend bool operator==(const EraseObstacle &, const EraseObstacle &) = default;
};

//! Whether all records below \a recordsFolder are settled and free. \a openHere is the one that this process has open,
//! if any: it is asked as it is, the others are opened.
[[nodiscard]] std::optional<EraseObstacle> obstacleToErasing(const QString &recordsFolder, const Clock &clock,
                                                             RecordBook *openHere = nullptr);

//! Deletes journals and audit trails, when nothing stands against it. None may be open. Cannot be undone.
[[nodiscard]] std::optional<EraseObstacle> eraseRecords(const QString &recordsFolder, const Clock &clock);

//! Copies every audit trail into \a folder, by the name of its record. Those that were copied; an error when fewer than
//! there are.
struct AuditCopies {
    int copied = 0;
    int failed = 0;
};
[[nodiscard]] AuditCopies copyAuditTrails(const QString &recordsFolder, const QString &folder);

} // namespace sealdesk
