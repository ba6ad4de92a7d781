// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.h"
#include "store/audit/auditverify.h"

#include <QFuture>
#include <QString>

namespace sealdesk
{

//! What verification found, or in the system's words why the file can't be read.
using TrailCheck = Result<AuditVerdict, QString>;

//! Verifies the first \a bytes of the audit trail in \a file beside the caller's thread: a hundred thousand records
//! take seconds, and others may be appended meanwhile. See verifyAudit().
[[nodiscard]] QFuture<TrailCheck> checkTrail(const QString &file, qint64 bytes,
                                             const std::optional<QByteArray> &knownHead);

} // namespace sealdesk
