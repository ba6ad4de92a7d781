// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <QStringList>

namespace sealdesk::meta
{

//! The text of a file of the source tree, by its path from the root. Fails the running test if it can't be read.
[[nodiscard]] QString readSource(const QString &path);

//! The files under the given folders whose names match one of the wildcards, as sorted paths from the root.
[[nodiscard]] QStringList sourcesUnder(const QStringList &folders, const QStringList &names);

//! Where a file of the source tree is on this computer.
[[nodiscard]] QString sourcePath(const QString &path);

//! Fails the running test once for each problem, so that none hides another.
void failForEach(const QStringList &problems);

} // namespace sealdesk::meta
