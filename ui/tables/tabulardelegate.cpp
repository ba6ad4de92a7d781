// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "tables/tabulardelegate.h"

#include "widgets/theme.h"

namespace sealdesk
{

TabularDelegate::TabularDelegate(QObject *parent)
    : CellDelegate(parent)
    , m_tabularFont(theme::tabularFont(m_baseFont))
{
}

void TabularDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    CellDelegate::initStyleOption(option, index);
    if (option->font != m_baseFont) {
        m_baseFont = option->font;
        m_tabularFont = theme::tabularFont(m_baseFont);
    }
    option->font = m_tabularFont;
    option->fontMetrics = QFontMetrics{m_tabularFont};
}

} // namespace sealdesk
