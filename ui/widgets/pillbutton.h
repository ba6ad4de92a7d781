// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QAbstractButton>
#include <QPixmap>

namespace sealdesk
{

//! A rounded, checkable button with an icon in the colour of its tone, a label and a number. The label may be
//! anybody's: it makes no shortcut, and a long one is elided.
class PillButton final : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PillButton)

public:
    PillButton(IconName icon, theme::Tone tone, QWidget *parent = nullptr);
    ~PillButton() override = default;

    //! \a number has to be formatted for the locale.
    void setContent(const QString &label, const QString &number);
    [[nodiscard]] const QString &number() const { return m_number; }
    //! Whether the label is too long to be shown whole.
    [[nodiscard]] bool isElided() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void paintBackground(QPainter &painter) const;
    [[nodiscard]] QFont numberFont() const;
    [[nodiscard]] int sidePadding() const;
    [[nodiscard]] QString shownLabel() const;

    IconName m_icon;
    theme::Tone m_tone;
    QString m_label; // the text has it with && for &
    QString m_number;
    QPixmap m_pixmap; // cached until colours or fonts change
};

} // namespace sealdesk
