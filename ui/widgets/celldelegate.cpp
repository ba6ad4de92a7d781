// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/celldelegate.h"

#include "text/servicetext.h"
#include "widgets/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QToolTip>

namespace sealdesk
{

CellDelegate::CellDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.rwidth() += theme::spacingWide;
    size.setHeight(std::max(size.height(), theme::rowHeight(option.fontMetrics)));
    return size;
}

void CellDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (option->features.testFlag(QStyleOptionViewItem::HasCheckIndicator) && theme::isDark(option->palette)) {
        // Fusion draws the outline of check boxes slightly darker than the window, which is invisible on dark rows.
        option->palette.setColor(QPalette::Window, theme::boxOutline(option->palette));
    }
}

// Not the base class's text of a string: it replaces line breaks.
QString CellDelegate::displayText(const QVariant &value, const QLocale &locale) const
{
    const bool isText = value.metaType() == QMetaType::fromType<QString>();
    return ServiceText(isText ? value.toString() : QStyledItemDelegate::displayText(value, locale)).cell();
}

bool CellDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                             const QModelIndex &index)
{
    if (event->type() == QEvent::ToolTip && index.isValid()) {
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        const QRect text = view->style()->subElementRect(QStyle::SE_ItemViewItemText, &item, view);
        if (item.fontMetrics.horizontalAdvance(item.text) + theme::spacingTight <= text.width()) {
            QToolTip::hideText();
        } else {
            QToolTip::showText(event->globalPos(), ServiceText(index.data().toString()).toolTip(), view);
        }
        return true;
    }
    return QStyledItemDelegate::helpEvent(event, view, option, index);
}

} // namespace sealdesk
