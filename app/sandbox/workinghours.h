// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>

//! A time scale on which only office hours pass: Monday to Friday, 9 to 18 o'clock at UTC+8. Files change only then.
//! Both scales count seconds; the other one starts at 1970-01-01 00:00:00 UTC.
namespace sealdesk::sandbox::workinghours
{

//! A working day.
inline constexpr qint64 day = 9 * 60 * 60;

//! Converts a time to the office time that has passed.
[[nodiscard]] qint64 fromUnix(qint64 seconds);
//! Converts back. Strictly increasing.
[[nodiscard]] qint64 toUnix(qint64 working);

} // namespace sealdesk::sandbox::workinghours
