// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

namespace sealdesk
{

//! Tells whether \a path still leads to the file that it led to before: equal as long as it does, empty when nothing is
//! there. On Windows a file can't be deleted while it is open, so its presence suffices.
[[nodiscard]] QByteArray fileIdentity(const QString &path);
//! The same of a file that is open, wherever it is now.
[[nodiscard]] QByteArray fileIdentity(const QFile &open);

} // namespace sealdesk
