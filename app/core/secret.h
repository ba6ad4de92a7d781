// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

#include <utility>

namespace sealdesk
{

//! A text that must not be printed: it has no stream or debug operator, and is read by a name that stands out.
class Secret final
{
public:
    Secret() = default;
    explicit Secret(QString text)
        : m_text(std::move(text))
    {
    }

    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    //! For the request alone.
    [[nodiscard]] const QString &reveal() const { return m_text; }

private:
    QString m_text;
};

} // namespace sealdesk
