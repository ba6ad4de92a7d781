// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "main/appearance.h"

#include "widgets/icons.h"
#include "widgets/programstyle.h"
#include "widgets/resources.h"

#include <QApplication>
#include <QStyle>

namespace sealdesk
{

namespace
{

// Uses the platform's style with better contrast. The native style of Windows has no dark mode in Qt 6.4, so a dark
// Windows gets Fusion.
void chooseStyle()
{
    QString base = QApplication::style()->name();
#ifdef Q_OS_WIN
    const QPalette palette = QApplication::palette();
    if (palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness()) {
        base = QStringLiteral("Fusion");
    }
#endif
    QApplication::setStyle(new ProgramStyle(base)); // takes ownership
}

} // namespace

void setUpAppearance()
{
    initResources();
    QApplication::setWindowIcon(applicationIcon());
    chooseStyle();
}

} // namespace sealdesk
