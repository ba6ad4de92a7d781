// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QProxyStyle>

class QStyleOptionButton;

namespace sealdesk
{

//! The platform's style, except for what can't be seen in it: the focus of a button is a ring, the default button does
//! not look like the focused one, check boxes have an outline on dark windows, what is disabled looks disabled, the
//! buttons of dialogs carry no icons (they are drawn for light windows), and what clears a field is the program's own
//! drawing (the desktop's is looked for in its icon themes, a tenth of the program's start).
class ProgramStyle final : public QProxyStyle
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProgramStyle)

public:
    //! \a base is the key of the style that does the rest.
    explicit ProgramStyle(const QString &base);
    ~ProgramStyle() override = default;

    using QProxyStyle::polish;
    void polish(QPalette &palette) override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returned) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    QIcon standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const override;

private:
    void drawButton(const QStyleOptionButton &option, QPainter *painter, const QWidget *widget) const;
};

} // namespace sealdesk
