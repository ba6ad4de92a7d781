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

//! The exit status of `sealdesk --verify-audit`.
enum class VerifyAuditStatus {
    Intact = 0,
    Broken = 1,     //!< A chain has a break, or the known head is missing.
    NotChecked = 2, //!< Wrong usage, an unreadable file, or no file to check.
};

//! Returns the options of verification, for the program's help.
[[nodiscard]] QList<QCommandLineOption> verifyAuditOptions();
//! Returns true if the arguments of main() request verification, which needs no screen.
[[nodiscard]] bool asksToVerifyAudit(std::span<char *const> words);
//! Returns the audit trails of the current user, or those in the folder that --data names on the command line.
[[nodiscard]] QStringList defaultAuditFiles(const QStringList &arguments);

//! Runs `sealdesk --verify-audit [FILE] [--head HASH] [--data DIR]`; \a arguments is the whole command line. Checks
//! \a defaultFiles if there is no FILE. Writes a readable report to \a out, one fact per line, and errors to \a err.
//! Returns a VerifyAuditStatus as the exit status.
[[nodiscard]] int verifyAuditCommand(const QStringList &arguments, QTextStream &out, QTextStream &err,
                                     const QStringList &defaultFiles);

} // namespace sealdesk
