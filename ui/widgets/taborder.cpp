// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/taborder.h"

#include <QWidget>

#include <vector>

namespace sealdesk
{

namespace
{

//! Returns \a part and its descendants that are Tab stops, in the current tab order.
std::vector<QWidget *> stopsIn(QWidget *part)
{
    std::vector<QWidget *> stops;
    QWidget *window = part->window();
    QWidget *widget = window;
    do {
        const bool isInside = widget == part || part->isAncestorOf(widget);
        if (isInside && (widget->focusPolicy() & Qt::TabFocus) && widget->window() == window) {
            stops.push_back(widget);
        }
        widget = widget->nextInFocusChain();
    } while (widget != window);
    return stops;
}

} // namespace

void setTabOrderOfParts(std::initializer_list<QWidget *> parts)
{
    QWidget *last = nullptr;
    for (QWidget *part : parts) {
        for (QWidget *stop : stopsIn(part)) {
            if (last) {
                QWidget::setTabOrder(last, stop);
            }
            last = stop;
        }
    }
}

} // namespace sealdesk
