// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace sealdesk::json
{

//! \a text with what JSON allows and simdjson refuses replaced: an escaped half of a surrogate pair (a name cut in the
//! middle of an emoji) by U+FFFD, a whole number of twenty digits and more by a fraction, which nobody takes for an id.
//! One such name must not hide a page of files. What is no JSON stays none.
[[nodiscard]] QByteArray mended(QByteArrayView text);

} // namespace sealdesk::json
