// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QHash>

#include <optional>

namespace sealdesk::sandbox
{

//! The decoded parameters of a URL's query part, parsed as leniently as a web framework does.
//!
//! Values may be percent-encoded or bare, "+" is a space, a "%" without two hex digits is literal. The first of equal
//! names counts. An empty value counts as missing, since the service's own clients send both.
class QueryString final
{
public:
    //! \a encoded is the part of a request target after the "?".
    explicit QueryString(const QByteArray &encoded);

    //! The value in UTF-8; std::nullopt if the parameter is missing or empty.
    [[nodiscard]] std::optional<QByteArray> value(const QByteArray &name) const;

private:
    QHash<QByteArray, QByteArray> m_values;
};

} // namespace sealdesk::sandbox
