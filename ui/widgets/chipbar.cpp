// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/chipbar.h"

#include "text/servicetext.h"
#include "widgets/elidinglabel.h"
#include "widgets/flowlayout.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace sealdesk
{

namespace
{

//! The background of a chip.
class ChipFrame final : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter{this};
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF body = QRectF{rect()}.adjusted(0.5, 0.5, -0.5, -0.5);
        painter.setPen(theme::separator(palette()));
        painter.setBrush(theme::fill(theme::Tone::Info, palette()));
        painter.drawRoundedRect(body, theme::spacingTight, theme::spacingTight);
    }
};

} // namespace

ChipBar::ChipBar(QWidget *parent)
    : QWidget(parent)
    , m_clearAll(new QPushButton{this})
{
    setObjectName(u"chipBar"_s);
    auto *flow = new FlowLayout{this, theme::spacingTight, theme::spacingTight};
    m_clearAll->setObjectName(u"clearAllFilters"_s);
    m_clearAll->setFlat(true);
    m_clearAll->setAutoDefault(false);
    flow->addWidget(m_clearAll);
    connect(m_clearAll, &QPushButton::clicked, this, &ChipBar::allRemoved);
    rebuild();
}

void ChipBar::setChips(const std::vector<Chip> &chips)
{
    m_chips = chips;
    rebuild();
}

QWidget *ChipBar::makeChip(const Chip &chip)
{
    auto *frame = new ChipFrame{this};
    frame->setObjectName(u"chip%1"_s.arg(chip.id));
    auto *label = new ElidingLabel{chip.text, frame};
    label->setMaximumWidth(fontMetrics().averageCharWidth() * 48);
    auto *close = new QToolButton{frame};
    close->setObjectName(u"removeChip%1"_s.arg(chip.id));
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::StrongFocus);
    const int extent = theme::iconExtent(fontMetrics()) * 3 / 4;
    close->setIconSize({extent, extent});
    close->setIcon(paletteIcon(IconName::Close, tintOf(QPalette::WindowText)));
    //: %1 is an active filter, for example "State: Completed".
    close->setAccessibleName(tr("Remove the filter “%1”").arg(chip.text));
    close->setToolTip(ServiceText(close->accessibleName()).toolTip());
    connect(close, &QToolButton::clicked, this, [this, id = chip.id] { Q_EMIT removed(id); });
    auto *layout = new QHBoxLayout{frame};
    layout->setContentsMargins(theme::spacing, 1, 1, 1);
    layout->setSpacing(theme::spacingTight);
    layout->addWidget(label);
    layout->addWidget(close);
    return frame;
}

void ChipBar::rebuild()
{
    const bool hadFocus = isAncestorOf(focusWidget()) && focusWidget()->hasFocus();
    for (QWidget *widget : m_widgets) {
        widget->setParent(nullptr);
        widget->deleteLater(); // not deleted at once: this may run inside its clicked() signal
    }
    m_widgets.clear();
    while (layout()->count() > 0) {
        delete layout()->takeAt(0);
    }
    for (const Chip &chip : m_chips) {
        QWidget *widget = makeChip(chip);
        layout()->addWidget(widget);
        widget->show();
        m_widgets.push_back(widget);
    }
    m_clearAll->setText(tr("Clear all", "all active filters"));
    m_clearAll->setVisible(m_chips.size() > 1);
    layout()->addWidget(m_clearAll);
    for (const QWidget *widget : m_widgets) {
        setTabOrder(widget->findChild<QToolButton *>(), m_clearAll);
    }
    setVisible(!m_chips.empty());
    if (hadFocus && !m_widgets.empty()) {
        m_widgets.front()->findChild<QToolButton *>()->setFocus(Qt::OtherFocusReason);
    }
    setAccessibleName(tr("Active filters"));
    updateGeometry();
}

void ChipBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        rebuild();
    }
    QWidget::changeEvent(event);
}

} // namespace sealdesk
