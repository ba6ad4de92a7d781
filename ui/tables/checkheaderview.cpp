// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "tables/checkheaderview.h"

#include "text/servicetext.h"
#include "widgets/theme.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOptionHeader>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sealdesk
{

namespace
{
constexpr int boxSection = 0;
} // namespace

CheckHeaderView::CheckHeaderView(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setObjectName(u"fileTableHeader"_s);
    setSectionsClickable(true);
    setSectionsMovable(true);
    setHighlightSections(false);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(this, &QHeaderView::sectionClicked, this,
            [this](int section) { Q_EMIT sortRequested(section, m_clickModifiers); });
    retranslate();
}

void CheckHeaderView::setCheckState(Qt::CheckState state)
{
    if (state != m_state) {
        m_state = state;
        viewport()->update(boxRect());
    }
}

void CheckHeaderView::setNote(const QString &note)
{
    m_note = note;
    retranslate();
}

QString CheckHeaderView::boxToolTip() const
{
    const QString action =
        m_state == Qt::Checked ? tr("Uncheck all files that are shown") : tr("Check all files that are shown");
    return m_note.isEmpty() ? action : action + u'\n' + m_note;
}

void CheckHeaderView::setSortMarks(std::vector<SortMark> marks)
{
    m_marks = std::move(marks);
    viewport()->update();
}

QSize CheckHeaderView::boxSize() const
{
    return {style()->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, this),
            style()->pixelMetric(QStyle::PM_IndicatorHeight, nullptr, this)};
}

QRect CheckHeaderView::boxRectIn(const QRect &section) const
{
    // The same inset as that of check boxes in cells, so that they are aligned.
    const int inset = style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, this) + 1;
    const QSize size = boxSize();
    const QRect box{section.left() + inset, section.top() + (section.height() - size.height()) / 2, size.width(),
                    size.height()};
    return QStyle::visualRect(layoutDirection(), section, box);
}

QRect CheckHeaderView::boxRect() const
{
    if (count() <= boxSection || isSectionHidden(boxSection)) {
        return {};
    }
    return boxRectIn({sectionViewportPosition(boxSection), 0, sectionSize(boxSection), viewport()->height()});
}

void CheckHeaderView::paintBox(QPainter &painter, const QRect &section) const
{
    QStyleOptionButton box;
    box.initFrom(this);
    box.rect = boxRectIn(section);
    box.state &= ~QStyle::State_HasFocus;
    if (theme::isDark(palette())) {
        box.palette.setColor(QPalette::Window, theme::boxOutline(palette()));
    }
    switch (m_state) {
    case Qt::Unchecked:
        box.state |= QStyle::State_Off;
        break;
    case Qt::PartiallyChecked:
        box.state |= QStyle::State_NoChange;
        break;
    case Qt::Checked:
        box.state |= QStyle::State_On;
        break;
    }
    box.state.setFlag(QStyle::State_Sunken, m_boxPressed);
    style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, &painter, this);
}

int CheckHeaderView::paintSortMark(QPainter &painter, QStyleOptionHeader &option, int logicalIndex) const
{
    const auto mark = std::ranges::find(m_marks, logicalIndex, &SortMark::section);
    if (mark == m_marks.end()) {
        option.sortIndicator = QStyleOptionHeader::None;
        return 0;
    }
    // Qt's names are inverted: SortDown is the arrow for ascending order.
    option.sortIndicator =
        mark->order == Qt::AscendingOrder ? QStyleOptionHeader::SortDown : QStyleOptionHeader::SortUp;
    const QRect arrow = style()->subElementRect(QStyle::SE_HeaderArrow, &option, this);
    QStyleOptionHeader arrowOption = option;
    arrowOption.rect = arrow;
    style()->drawPrimitive(QStyle::PE_IndicatorHeaderArrow, &arrowOption, &painter, this);
    if (m_marks.size() < 2) {
        return 0;
    }
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.8);
    painter.setFont(small);
    const QString rank = locale().toString(static_cast<int>(mark - m_marks.begin()) + 1);
    const int width = QFontMetrics{small}.horizontalAdvance(rank) + theme::spacingTight;
    const QRect place{arrow.left() - width, option.rect.top(), width, option.rect.height()};
    painter.setPen(theme::secondaryText(palette()));
    painter.drawText(place, static_cast<int>(Qt::AlignCenter), rank);
    painter.setFont(font());
    return width;
}

void CheckHeaderView::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    if (!rect.isValid()) {
        return;
    }
    QStyleOptionHeaderV2 option;
    initStyleOption(&option);
    option.rect = rect;
    initStyleOptionForIndex(&option, logicalIndex);
    painter->save();
    painter->setClipRect(rect);
    style()->drawControl(QStyle::CE_HeaderSection, &option, painter, this);
    const int numberWidth = paintSortMark(*painter, option, logicalIndex);
    QStyleOptionHeaderV2 label = option;
    label.rect = style()->subElementRect(QStyle::SE_HeaderLabel, &option, this);
    label.rect.setRight(label.rect.right() - numberWidth);
    if (logicalIndex == boxSection) {
        const int taken = boxRectIn(rect).right() + theme::spacingTight - label.rect.left();
        label.rect.setLeft(label.rect.left() + std::max(taken, 0));
        paintBox(*painter, rect);
    }
    label.text = label.fontMetrics.elidedText(label.text, Qt::ElideRight, label.rect.width() - 2);
    style()->drawControl(QStyle::CE_HeaderLabel, &label, painter, this);
    painter->restore();
}

QSize CheckHeaderView::sectionSizeFromContents(int logicalIndex) const
{
    QSize size = QHeaderView::sectionSizeFromContents(logicalIndex);
    if (logicalIndex == boxSection) {
        size.rwidth() += boxSize().width() + 2 * theme::spacingTight;
    }
    size.setHeight(std::max(size.height(), theme::rowHeight(fontMetrics())));
    return size;
}

void CheckHeaderView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && boxRect().contains(event->position().toPoint())) {
        m_boxPressed = true;
        viewport()->update(boxRect());
        return;
    }
    QHeaderView::mousePressEvent(event);
}

void CheckHeaderView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_boxPressed) {
        QHeaderView::mouseMoveEvent(event);
    }
}

void CheckHeaderView::mouseReleaseEvent(QMouseEvent *event)
{
    m_clickModifiers = event->modifiers();
    if (!m_boxPressed) {
        QHeaderView::mouseReleaseEvent(event);
        return;
    }
    m_boxPressed = false;
    viewport()->update(boxRect());
    if (boxRect().contains(event->position().toPoint())) {
        Q_EMIT toggled(m_state == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    }
}

bool CheckHeaderView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (boxRect().contains(help->pos())) {
            QToolTip::showText(help->globalPos(), ServiceText(boxToolTip()).toolTip(), viewport(), boxRect());
            return true;
        }
    }
    return QHeaderView::viewportEvent(event);
}

void CheckHeaderView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QHeaderView::changeEvent(event);
}

void CheckHeaderView::retranslate()
{
    setAccessibleName(tr("Column headers"));
    setAccessibleDescription(boxToolTip());
}

} // namespace sealdesk
