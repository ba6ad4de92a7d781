// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/connection.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace sealdesk
{

//! Shows the connection in use, with a permanent badge for the sandbox.
class ListHeader final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListHeader)

public:
    enum class Badge { None, Sandbox };

    explicit ListHeader(QWidget *parent = nullptr);

    void setConnection(const std::optional<Connection> &connection, Badge badge);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void applyPalette();

    std::optional<Connection> m_connection;
    QLabel *m_name;
    QLabel *m_service;
    QLabel *m_badge;
};

} // namespace sealdesk
