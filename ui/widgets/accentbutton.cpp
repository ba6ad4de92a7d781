// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/accentbutton.h"

#include <QApplication>
#include <QEvent>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace sealdesk
{

namespace
{
constexpr double contrastUnderGradient = 9.0;
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
    return {size.width() + 2 * theme::spacing, size.height()};
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

void AccentButton::applyColours()
{
    if (m_applying) {
        return; // setPalette() reports itself as a change
    }
    m_applying = true;
    const QPalette base = parentWidget() ? parentWidget()->palette() : QApplication::palette(this);
    const QColor wanted = m_emphasis == Emphasis::Danger ? theme::solid(theme::Tone::Danger) : theme::solidAccent(base);
    // Fusion paints a gradient around a paler variant of the colour asked for.
    const bool isPaled = style()->name().compare("fusion"_L1, Qt::CaseInsensitive) == 0;
    const QColor fill = isPaled ? theme::readableOn(Qt::white, wanted, contrastUnderGradient) : wanted;
    QPalette own;
    for (const auto group : {QPalette::Active, QPalette::Inactive}) {
        own.setColor(group, QPalette::Button, fill);
        own.setColor(group, QPalette::ButtonText, Qt::white);
    }
    setPalette(own);
    m_applying = false;
}

} // namespace sealdesk
