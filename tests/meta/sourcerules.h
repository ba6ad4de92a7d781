// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <QStringList>

namespace sealdesk::meta
{

// The functions that return a list check one rule and return its violations as "line: what". Lines are counted from 1.

//! A file begins with the two SPDX lines, after a #! line if there is one.
[[nodiscard]] QStringList licenceProblems(const QString &text);

//! There are no notes about unfinished work.
[[nodiscard]] QStringList unfinishedWork(const QString &text);

//! There are no decorative lines.
[[nodiscard]] QStringList banners(const QString &text);

//! Tests don't wait for a fixed time, which makes them slow and unreliable. The only exception is to check that nothing
//! more happens; then the line above gives the reason and begins with "// Waits ".
[[nodiscard]] QStringList sleeps(const QString &text);

//! Continuations of futures have no context; whenFinished() is for that (see there).
[[nodiscard]] QStringList contextContinuations(const QString &text);

//! QObject classes disable copying and moving.
[[nodiscard]] QStringList copyableObjects(const QString &header);

//! Types at namespace level in a header have a //! sentence above them.
[[nodiscard]] QStringList undocumentedTypes(const QString &header);

//! Returns the names of the types that a header defines, including nested types and aliases.
[[nodiscard]] QStringList definedTypes(const QString &header);

//! Returns the classes, other than Qt's, of which a source defines member functions, each once.
[[nodiscard]] QStringList implementedClasses(const QString &source);

//! Lines end with LF and contain neither tabs nor trailing blanks, and a file ends with one line feed.
[[nodiscard]] QStringList untidyLines(const QString &text);

//! Returns the path of the first #include, without its delimiters.
[[nodiscard]] QString firstInclude(const QString &source);

//! Returns the number of lines.
[[nodiscard]] qsizetype lineCount(const QString &text);

} // namespace sealdesk::meta
