// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "widgets/theme.h"

#include <QPushButton>

namespace sealdesk
{

//! The primary button of a page or dialog, filled with the accent colour, or with red if its action can't be undone.
//! It paints itself, because styles lighten the colour that they are given, or ignore it. The focus is shown as a ring
//! around the fill, with a gap between them.
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
    bool m_isApplyingColours = false;
};

} // namespace sealdesk
