// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/programstyle.h"

#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace sealdesk
{

namespace
{

constexpr double disabledShare = 0.5; // of the window colour in disabled text
constexpr double outlineShare = 0.5;  // of the text colour in the outline of a default button

// Fusion draws the outline of check boxes slightly darker than the window, which is invisible on dark windows.
QPalette withVisibleOutline(QPalette palette)
{
    if (theme::isDark(palette)) {
        palette.setColor(QPalette::Window, theme::boxOutline(palette));
    }
    return palette;
}

} // namespace

ProgramStyle::ProgramStyle(const QString &base)
    : QProxyStyle(base)
{
}

void ProgramStyle::polish(QPalette &palette)
{
    QProxyStyle::polish(palette);
    const QColor window = palette.color(QPalette::Active, QPalette::Window);
    palette.setColor(QPalette::Disabled, QPalette::Base, window);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role,
                         theme::mixed(palette.color(QPalette::Active, role), window, disabledShare));
    }
    palette.setColor(QPalette::Disabled, QPalette::PlaceholderText, palette.color(QPalette::Disabled, QPalette::Text));
}

int ProgramStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                            QStyleHintReturn *returned) const
{
    return hint == SH_DialogButtonBox_ButtonsHaveIcons ? 0 : QProxyStyle::styleHint(hint, option, widget, returned);
}

void ProgramStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (element == CE_PushButton && button) {
        drawButton(*button, painter, widget);
    } else {
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void ProgramStyle::drawButton(const QStyleOptionButton &option, QPainter *painter, const QWidget *widget) const
{
    const bool isDefault = option.features.testFlag(QStyleOptionButton::DefaultButton);
    const bool hasFocus = option.state.testFlag(State_HasFocus);
    QStyleOptionButton plain = option;
    plain.features.setFlag(QStyleOptionButton::DefaultButton, false);
    plain.state.setFlag(State_HasFocus, false);
    QProxyStyle::drawControl(CE_PushButton, &plain, painter, widget);
    if (!isDefault && !hasFocus) {
        return;
    }
    const QColor outline =
        theme::mixed(option.palette.color(QPalette::Window), option.palette.color(QPalette::WindowText), outlineShare);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    theme::drawRing(*painter, option.rect, hasFocus ? theme::accent(option.palette) : outline,
                    hasFocus ? theme::focusWidth : 1);
    painter->restore();
}

void ProgramStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                 const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (element == PE_IndicatorCheckBox && button) {
        QStyleOptionButton outlined = *button;
        outlined.palette = withVisibleOutline(button->palette);
        QProxyStyle::drawPrimitive(element, &outlined, painter, widget);
    } else {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

QIcon ProgramStyle::standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const
{
    return icon == SP_LineEditClearButton ? paletteIcon(IconName::Close, theme::secondaryText)
                                          : QProxyStyle::standardIcon(icon, option, widget);
}

} // namespace sealdesk
