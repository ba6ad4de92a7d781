// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "widgets/theme.h"

#include <QPushButton>

namespace sealdesk
{

//! The one button of a place that does what the place is for: filled in the accent colour, or in red where the act
//! can't be undone. It paints itself: styles pale the colour that they are given, or ignore it. The focus is a ring at
//! a distance from the fill.
class AccentButton final : public QPushButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccentButton)

public:
    enum class Emphasis { Accent, Danger };

    explicit AccentButton(Emphasis emphasis = Emphasis::Accent, QWidget *parent = nullptr);
    ~AccentButton() override = default;

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void applyColours();
    [[nodiscard]] QColor fillColour() const;

    Emphasis m_emphasis;
    bool m_applying = false;
};

} // namespace sealdesk
