// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace sealdesk::json
{

//! Returns \a text with replacements for what JSON allows and simdjson rejects: U+FFFD for an escaped unpaired
//! surrogate (a name cut in the middle of an emoji), and a fraction, which is never read as an id, for an integer of
//! twenty or more digits. One such value must not hide a page of files. Invalid JSON stays invalid.
[[nodiscard]] QByteArray mended(QByteArrayView text);

} // namespace sealdesk::json
