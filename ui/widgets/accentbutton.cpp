// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/accentbutton.h"

#include <QApplication>
#include <QEvent>
#include <QPainter>
#include <QStyleOptionButton>

namespace sealdesk
{

namespace
{
constexpr int bodyInset = theme::focusWidth + theme::focusGap;
constexpr double hoverShade = 0.10;
constexpr double pressedShade = 0.25;
constexpr double disabledShade = 0.10;
} // namespace

AccentButton::AccentButton(Emphasis emphasis, QWidget *parent)
    : QPushButton(parent)
    , m_emphasis(emphasis)
{
    applyColours();
}

QSize AccentButton::sizeHint() const
{
    const QSize size = QPushButton::sizeHint();
    return {size.width() + 2 * theme::spacing, size.height() + bodyInset};
}

bool AccentButton::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::ParentChange) {
        applyColours();
    }
    return QPushButton::event(event);
}

void AccentButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        applyColours();
    }
    QPushButton::changeEvent(event);
}

// Hover and press only darken the fill, so that white text stays readable.
QColor AccentButton::fillColour() const
{
    if (!isEnabled()) {
        return theme::mixed(palette().color(QPalette::Window), palette().color(QPalette::WindowText), disabledShade);
    }
    const QColor fill = palette().color(QPalette::Button);
    return theme::mixed(fill, Qt::black, isDown() ? pressedShade : underMouse() ? hoverShade : 0.0);
}

void AccentButton::paintEvent(QPaintEvent *)
{
    QStyleOptionButton option;
    initStyleOption(&option);
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect body = rect().adjusted(bodyInset, bodyInset, -bodyInset, -bodyInset);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fillColour());
    painter.drawRoundedRect(body, theme::focusGap, theme::focusGap);
    if (hasFocus()) {
        theme::drawRing(painter, rect(), palette().color(QPalette::WindowText), theme::focusWidth);
    }
    const bool hidesKeys = style()->styleHint(QStyle::SH_UnderlineShortcut, &option, this) == 0;
    const int flags = Qt::AlignCenter | (hidesKeys ? Qt::TextHideMnemonic : Qt::TextShowMnemonic);
    style()->drawItemText(&painter, body, flags, palette(), isEnabled(), text(), QPalette::ButtonText);
}

void AccentButton::applyColours()
{
    if (m_isApplyingColours) {
        return; // setPalette() below sends a PaletteChange
    }
    m_isApplyingColours = true;
    const QPalette base = parentWidget() ? parentWidget()->palette() : QApplication::palette(this);
    const QColor wanted = m_emphasis == Emphasis::Danger ? theme::solid(theme::Tone::Danger) : theme::solidAccent(base);
    QPalette own;
    for (const auto group : {QPalette::Active, QPalette::Inactive}) {
        own.setColor(group, QPalette::Button, wanted);
        own.setColor(group, QPalette::ButtonText, Qt::white);
    }
    setPalette(own);
    setAttribute(Qt::WA_Hover);
    m_isApplyingColours = false;
}

} // namespace sealdesk
