// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <QStringList>

namespace sealdesk
{

//! Where the records of what was terminated are kept, a folder for each connection in it: "records" in \a dataDir, or,
//! when that is empty, where the system keeps a user's data of this program.
[[nodiscard]] QString recordsFolder(const QString &dataDir);
//! The audit trails in such a folder, sorted.
[[nodiscard]] QStringList auditFilesIn(const QString &recordsFolder);

} // namespace sealdesk
