// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QCommandLineOption>
#include <QList>
#include <QString>
#include <QStringList>
#include <QTextStream>

#include <span>

namespace sealdesk
{

//! What `sealdesk --verify-audit` ends with.
enum class VerifyAuditStatus {
    Intact = 0,
    Broken = 1,     //!< A break in a chain, or the known head is missing.
    NotChecked = 2, //!< Bad usage, a file that can't be read, or none to check.
};

//! The options that only verification has, for the help of the program.
[[nodiscard]] QList<QCommandLineOption> verifyAuditOptions();
//! Whether the words that the system hands to main() ask for verification; then nothing needs a screen.
[[nodiscard]] bool asksToVerifyAudit(std::span<char *const> words);
//! The audit trails of this computer's user, or those below the folder that the command line names with --data.
[[nodiscard]] QStringList defaultAuditFiles(const QStringList &arguments);

//! Carries out `sealdesk --verify-audit [FILE] [--head HASH] [--data DIR]`, of which \a arguments has all words, and
//! checks \a defaultFiles when there is no FILE. Writes one fact a line for people to \a out, and what went wrong to
//! \a err. Returns a VerifyAuditStatus for the system.
[[nodiscard]] int verifyAuditCommand(const QStringList &arguments, QTextStream &out, QTextStream &err,
                                     const QStringList &defaultFiles);

} // namespace sealdesk
