// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <QStringList>

namespace sealdesk::meta
{

// Each function names what breaks one rule in one text, as "line: what"; lines are counted from 1.

//! The two SPDX lines, after a #! line if there is one.
[[nodiscard]] QStringList licenceProblems(const QString &text);

//! Notes of unfinished work.
[[nodiscard]] QStringList unfinishedWork(const QString &text);

//! Lines that are decoration.
[[nodiscard]] QStringList banners(const QString &text);

//! Waiting by the clock, which makes tests slow and wrong. That nothing more comes can be seen in no other way: the
//! line above then gives the reason, beginning with "// Waits ".
[[nodiscard]] QStringList sleeps(const QString &text);

//! Continuations of futures with a context, which whenFinished() is for (see there).
[[nodiscard]] QStringList contextContinuations(const QString &text);

//! QObject classes of a header that can be copied or moved by mistake.
[[nodiscard]] QStringList copyableObjects(const QString &header);

//! Types of a header at namespace level without a //! sentence above them.
[[nodiscard]] QStringList undocumentedTypes(const QString &header);

//! The names of the types that a header defines, nested ones and aliases included.
[[nodiscard]] QStringList definedTypes(const QString &header);

//! Text is written with LF line ends, without tabs and blanks at line ends, and ends with one line feed.
[[nodiscard]] QStringList untidyLines(const QString &text);

//! What the first #include names, without its quotes or brackets.
[[nodiscard]] QString firstInclude(const QString &source);

//! The number of lines.
[[nodiscard]] qsizetype lineCount(const QString &text);

} // namespace sealdesk::meta
