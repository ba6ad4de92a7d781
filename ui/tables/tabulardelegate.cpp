// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "tables/tabulardelegate.h"

#include "widgets/theme.h"

namespace sealdesk
{

TabularDelegate::TabularDelegate(QObject *parent)
    : CellDelegate(parent)
    , m_tabular(theme::tabularFont(m_asked))
{
}

void TabularDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    CellDelegate::initStyleOption(option, index);
    if (option->font != m_asked) {
        m_asked = option->font;
        m_tabular = theme::tabularFont(m_asked);
    }
    option->font = m_tabular;
    option->fontMetrics = QFontMetrics{m_tabular};
}

} // namespace sealdesk
