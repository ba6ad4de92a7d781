// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/pagelayout.h"

#include "widgets/theme.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace sealdesk
{

QScrollArea *wrapInScrollArea(QWidget *content, const QString &objectName)
{
    auto *scroll = new QScrollArea;
    scroll->setObjectName(objectName);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setMinimumHeight(content->fontMetrics().lineSpacing() * 5);
    return scroll;
}

QBoxLayout &addScrollingColumn(QWidget &page, const QString &scrollName)
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(theme::margin, theme::margin, theme::margin, theme::margin);
    column->setSpacing(theme::spacing);
    auto *around = new QVBoxLayout(&page);
    around->setContentsMargins({});
    around->addWidget(wrapInScrollArea(content, scrollName));
    return *column;
}

QFont headlineFont(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 1.25);
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace sealdesk
