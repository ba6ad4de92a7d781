// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDir>
#include <QTemporaryDir>

namespace sealdesk::test
{

//! A folder that goes with the object, in memory where the system offers that: these tests write far more often than
//! they would have to wait for a disk.
class ScratchFolder final
{
public:
    [[nodiscard]] QString path() const { return m_folder.path(); }

private:
    [[nodiscard]] static QString place()
    {
        const QString memory = QStringLiteral("/dev/shm");
        return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QStringLiteral("/sealdesk-faults-XXXXXX");
    }

    QTemporaryDir m_folder{place()};
};

} // namespace sealdesk::test
