// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <QStringList>

namespace sealdesk::meta
{

//! Returns the text of a source file, by its path from the root. Fails the current test if it can't be read.
[[nodiscard]] QString readSource(const QString &path);

//! Returns the files under \a folders whose names match one of the wildcards \a names, as sorted paths from the root.
[[nodiscard]] QStringList sourcesUnder(const QStringList &folders, const QStringList &names);

//! Returns the absolute path of a file in the source tree.
[[nodiscard]] QString sourcePath(const QString &path);

//! Fails the current test once for each problem, so that all are reported.
void failForEach(const QStringList &problems);

} // namespace sealdesk::meta
