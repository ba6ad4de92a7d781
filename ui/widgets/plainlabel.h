// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLabel>

namespace sealdesk
{

//! A label that never takes its text for rich text. A word of any length can't make the window wide.
class PlainLabel : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlainLabel)

public:
    explicit PlainLabel(QWidget *parent = nullptr);
    explicit PlainLabel(const QString &text, QWidget *parent = nullptr);
    ~PlainLabel() override = default;

    [[nodiscard]] QSize minimumSizeHint() const override;
};

} // namespace sealdesk
