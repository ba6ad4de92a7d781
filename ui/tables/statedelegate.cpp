// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "tables/statedelegate.h"

#include "widgets/icons.h"
#include "widgets/theme.h"

using namespace Qt::StringLiterals;

namespace sealdesk
{

namespace
{

FileState stateOf(const QVariant &value)
{
    return value.metaType() == QMetaType::fromType<FileState>() ? value.value<FileState>()
                                                                : FileState{value.toString()};
}

} // namespace

StateDelegate::StateDelegate(int stateRole, QObject *parent)
    : CellDelegate(parent)
    , m_stateRole(stateRole)
{
}

void StateDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    CellDelegate::initStyleOption(option, index);
    const FileState state = stateOf(index.data(m_stateRole));
    const QColor color = theme::stateColor(state, option->palette);
    const QColor selected = option->palette.color(QPalette::HighlightedText);
    const int extent = theme::iconExtent(option->fontMetrics);
    const QString key = iconFileName(stateIcon(state)) + color.name() + selected.name();
    auto icon = m_icons.constFind(key);
    if (icon == m_icons.constEnd()) {
        icon = m_icons.insert(key, tintedIcon(stateIcon(state), color, selected));
    }
    option->icon = *icon;
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = {extent, extent};
}

} // namespace sealdesk
