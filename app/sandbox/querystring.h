// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QHash>

#include <optional>

namespace sealdesk::sandbox
{

//! The decoded parameters of a URL's query part, read as leniently as a web framework does.
//!
//! Values may be percent-encoded or bare, "+" is a space, a "%" without two hex digits stands for itself. The first of
//! equal names counts. An empty value is the same as none: the service's own clients send both.
class QueryString final
{
public:
    //! Takes what follows the "?" of a request target.
    explicit QueryString(const QByteArray &encoded);

    //! The value as UTF-8 bytes; nothing when the parameter is missing or empty.
    [[nodiscard]] std::optional<QByteArray> value(const QByteArray &name) const;

private:
    QHash<QByteArray, QByteArray> m_values;
};

} // namespace sealdesk::sandbox
