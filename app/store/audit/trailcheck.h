// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "store/audit/auditverify.h"

namespace sealdesk
{

//! The former names of AuditFileVerdict and verifyAuditFileInWorker().
//! @{
using TrailCheck = AuditFileVerdict;
[[nodiscard]] inline QFuture<TrailCheck> checkTrail(const QString &file, qint64 bytes,
                                                    const std::optional<QByteArray> &knownHead)
{
    return verifyAuditFileInWorker(file, knownHead, bytes);
}
//! @}

} // namespace sealdesk
