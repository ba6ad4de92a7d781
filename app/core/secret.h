// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

#include <utility>

namespace sealdesk
{

//! A text that must not be printed. It has no stream or debug operator, and its getter has a conspicuous name.
class Secret final
{
public:
    Secret() = default;
    explicit Secret(QString text)
        : m_text(std::move(text))
    {
    }

    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    //! Only for use in the request.
    [[nodiscard]] const QString &reveal() const { return m_text; }

private:
    QString m_text;
};

} // namespace sealdesk
