// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDir>
#include <QTemporaryDir>

namespace sealdesk::test
{

//! A temporary folder, in memory if possible, because these tests write so often that a disk would slow them down.
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
