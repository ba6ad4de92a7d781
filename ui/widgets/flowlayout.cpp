// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/flowlayout.h"

#include <QStyle>
#include <QWidget>

namespace sealdesk
{

FlowLayout::FlowLayout(QWidget *parent, int horizontalGap, int verticalGap)
    : QLayout(parent)
    , m_horizontalGap(horizontalGap)
    , m_verticalGap(verticalGap)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
    invalidate();
}

int FlowLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<size_t>(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count()) {
        return nullptr;
    }
    const auto position = m_items.begin() + index;
    QLayoutItem *item = position->release();
    m_items.erase(position);
    invalidate();
    return item;
}

template <class Place>
int FlowLayout::walk(const QRect &rect, Place place) const
{
    const QRect area = rect.marginsRemoved(contentsMargins());
    int x = 0;
    int y = 0;
    int lineHeight = 0;
    std::vector<std::pair<QLayoutItem *, QRect>> line;
    const auto finishLine = [&] {
        for (const auto &[item, spot] : line) {
            place(item, spot.translated(0, (lineHeight - spot.height()) / 2));
        }
        line.clear();
    };
    for (const auto &item : m_items) {
        if (item->isEmpty()) {
            continue;
        }
        const QSize size = item->sizeHint().boundedTo({area.width(), QLAYOUTSIZE_MAX}).expandedTo(item->minimumSize());
        if (x > 0 && x + size.width() > area.width()) {
            finishLine();
            x = 0;
            y += lineHeight + m_verticalGap;
            lineHeight = 0;
        }
        line.push_back({item.get(), QRect{area.topLeft() + QPoint{x, y}, size}});
        x += size.width() + m_horizontalGap;
        lineHeight = std::max(lineHeight, size.height());
    }
    finishLine();
    return y + lineHeight + contentsMargins().top() + contentsMargins().bottom();
}

int FlowLayout::heightForWidth(int width) const
{
    return walk(QRect{0, 0, width, 0}, [](QLayoutItem *, const QRect &) {});
}

QSize FlowLayout::sizeHint() const
{
    int width = 0;
    for (const auto &item : m_items) {
        width += item->isEmpty() ? 0 : item->sizeHint().width() + m_horizontalGap;
    }
    const QMargins margins = contentsMargins();
    width += margins.left() + margins.right();
    return {width, heightForWidth(width)};
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto &item : m_items) {
        size = size.expandedTo(item->minimumSize());
    }
    return size.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    const Qt::LayoutDirection direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    walk(rect,
         [&](QLayoutItem *item, const QRect &place) { item->setGeometry(QStyle::visualRect(direction, rect, place)); });
}

} // namespace sealdesk
