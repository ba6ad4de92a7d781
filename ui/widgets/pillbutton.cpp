// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/pillbutton.h"

#include "text/servicetext.h"

#include <QEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace sealdesk
{

namespace
{
constexpr int widestLabelChars = 32; // of the label, in average characters
} // namespace

PillButton::PillButton(IconName icon, theme::Tone tone, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(icon)
    , m_tone(tone)
{
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void PillButton::setContent(const QString &label, const QString &number)
{
    if (label == m_label && number == m_number) {
        return;
    }
    m_label = label;
    m_number = number;
    setText(ServiceText(label).buttonText());
    //: Screen reader: the name of a state, and how many files are in it.
    setAccessibleName(tr("%1: %2").arg(label, number));
    updateGeometry();
    update();
}

QString PillButton::shownLabel() const
{
    const QFontMetrics metrics = fontMetrics();
    return metrics.elidedText(ServiceText(m_label).isolated(), Qt::ElideRight,
                              metrics.averageCharWidth() * widestLabelChars);
}

bool PillButton::isElided() const
{
    return shownLabel() != ServiceText(m_label).isolated();
}

QFont PillButton::numberFont() const
{
    QFont result = theme::tabularFont(font());
    result.setWeight(QFont::DemiBold);
    return result;
}

int PillButton::sidePadding() const
{
    return fontMetrics().height() * 2 / 3;
}

QSize PillButton::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    const int width = 2 * sidePadding() + theme::iconExtent(metrics) + theme::spacingTight +
                      metrics.horizontalAdvance(shownLabel()) + theme::spacing +
                      QFontMetrics{numberFont()}.horizontalAdvance(m_number);
    return {width, metrics.height() + metrics.height() * 3 / 4 + 4};
}

void PillButton::paintBackground(QPainter &painter) const
{
    const QRectF body = QRectF{rect()}.adjusted(3, 3, -3, -3);
    const QColor tone = theme::text(m_tone, palette());
    QColor background = isChecked() ? theme::fill(m_tone, palette()) : palette().color(QPalette::Base);
    if (isDown() || (underMouse() && isEnabled())) {
        background = theme::mixed(background, tone, isDown() ? 0.12 : 0.05);
    }
    painter.setBrush(background);
    painter.setPen(isChecked() ? QPen{tone, 1.5} : QPen{theme::separator(palette()), 1.0});
    painter.drawRoundedRect(body, body.height() / 2, body.height() / 2);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen{theme::accent(palette()), 2.0});
        const QRectF ring = QRectF{rect()}.adjusted(1, 1, -1, -1);
        painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2);
    }
}

void PillButton::paintEvent(QPaintEvent *)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    paintBackground(painter);

    const int extent = theme::iconExtent(fontMetrics());
    if (m_pixmap.isNull() || !qFuzzyCompare(m_pixmap.devicePixelRatio(), devicePixelRatio())) {
        m_pixmap = tintedPixmap(m_icon, theme::text(m_tone, palette()), extent, devicePixelRatio());
    }
    QRect area = rect().adjusted(sidePadding(), 0, -sidePadding(), 0);
    painter.drawPixmap(area.left(), (height() - extent) / 2, m_pixmap);
    area.setLeft(area.left() + extent + theme::spacingTight);
    painter.setPen(isEnabled() ? palette().color(QPalette::WindowText) : theme::secondaryText(palette()));
    painter.drawText(area, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft), shownLabel());
    painter.setFont(numberFont());
    painter.drawText(area, static_cast<int>(Qt::AlignVCenter | Qt::AlignRight), m_number);
}

void PillButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m_pixmap = {};
        updateGeometry();
    }
    QAbstractButton::changeEvent(event);
}

} // namespace sealdesk
