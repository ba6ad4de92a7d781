// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/localizedtext.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace sealdesk
{

//! The options of the command line.
struct StartOptions {
    enum class With { PreviousSession, Sandbox };
    With with = With::PreviousSession;
    qint64 sandboxFiles = 2000;
    std::optional<UiLanguage> language; //!< For this start; nullopt: as set, otherwise that of the system.
    QString settingsFile;               //!< Empty: the user's default file.
    QString dataDir;                    //!< Where the records are kept; empty: the user's default folder.
};

//! What the command line asks for instead of a start: a text to print, after which the program ends.
struct PrintAndEnd {
    enum class Status {
        Done = 0,      //!< Help or version, to standard output.
        WrongUsage = 2 //!< The mistake, to standard error.
    };
    Status status = Status::Done;
    QString text;
};

//! Returns the language that \a arguments, the whole command line, name for this start; nullopt if they name none.
[[nodiscard]] std::optional<UiLanguage> languageIn(const QStringList &arguments);

//! Reads \a arguments, the whole command line. Options of Qt itself, such as -platform, are let through. Texts are in
//! the language that is installed. Needs an application object, but no screen.
[[nodiscard]] std::variant<StartOptions, PrintAndEnd> parseCommandLine(const QStringList &arguments);

} // namespace sealdesk
