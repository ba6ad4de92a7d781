// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "tables/outcomedelegate.h"

#include "widgets/icons.h"
#include "widgets/theme.h"

using namespace Qt::StringLiterals;

namespace sealdesk
{

namespace
{

OutcomeState outcomeOf(const QVariant &value)
{
    return value.metaType() == QMetaType::fromType<OutcomeState>() ? value.value<OutcomeState>()
                                                                   : static_cast<OutcomeState>(value.toInt());
}

} // namespace

OutcomeDelegate::OutcomeDelegate(int outcomeRole, QObject *parent)
    : CellDelegate(parent)
    , m_outcomeRole(outcomeRole)
{
}

void OutcomeDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    CellDelegate::initStyleOption(option, index);
    const OutcomeState state = outcomeOf(index.data(m_outcomeRole));
    const QColor color = theme::outcomeColor(state, option->palette);
    const QColor selected = option->palette.color(QPalette::HighlightedText);
    const int extent = theme::iconExtent(option->fontMetrics);
    const QString key = iconFileName(outcomeIcon(state)) + color.name() + selected.name();
    auto icon = m_icons.constFind(key);
    if (icon == m_icons.constEnd()) {
        icon = m_icons.insert(key, tintedIcon(outcomeIcon(state), color, selected));
    }
    option->icon = *icon;
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = {extent, extent};
}

} // namespace sealdesk
