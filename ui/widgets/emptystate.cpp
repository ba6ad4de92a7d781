// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/emptystate.h"

#include "widgets/accentbutton.h"
#include "widgets/plainlabel.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace sealdesk
{

namespace
{
constexpr int textStretch = 1000;
} // namespace

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_icon(new PlainLabel{this})
    , m_title(new PlainLabel{this})
    , m_text(new PlainLabel{this})
    , m_action(new AccentButton{AccentButton::Emphasis::Accent, this})
    , m_otherAction(new QPushButton{this})
{
    setObjectName(u"emptyState"_s);
    m_title->setObjectName(u"emptyTitle"_s);
    m_text->setObjectName(u"emptyText"_s);
    m_action->setObjectName(u"emptyAction"_s);
    m_action->setAutoDefault(false);
    m_otherAction->setObjectName(u"emptyOtherAction"_s);
    m_otherAction->setAutoDefault(false);
    m_icon->setAlignment(Qt::AlignCenter);
    auto *layout = new QVBoxLayout{this};
    layout->setSpacing(theme::spacing);
    layout->addStretch(2);
    layout->addWidget(m_icon);
    layout->addSpacing(theme::spacing);
    for (QLabel *label : {m_title, m_text}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        auto *row = new QHBoxLayout; // centres the text, whose maximum width keeps the lines short
        row->addStretch(1);
        row->addWidget(label, textStretch);
        row->addStretch(1);
        layout->addLayout(row);
    }
    layout->addSpacing(theme::spacing);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addWidget(m_otherAction, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    connect(m_otherAction, &QPushButton::clicked, this, &EmptyState::otherActionTriggered);
    applyFonts();
    setContent({});
}

void EmptyState::setContent(const EmptyContent &content)
{
    m_content = content;
    m_title->setText(content.title);
    m_text->setText(content.text);
    m_text->setVisible(!content.text.isEmpty());
    m_action->setText(content.action);
    m_action->setVisible(!content.action.isEmpty());
    m_otherAction->setText(content.otherAction);
    m_otherAction->setVisible(!content.otherAction.isEmpty());
    setAccessibleName(content.title);
    setAccessibleDescription(content.text);
    tint();
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        tint();
    } else if (event->type() == QEvent::FontChange) {
        applyFonts();
    }
    QWidget::changeEvent(event);
}

void EmptyState::applyFonts()
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    const int measure = fontMetrics().averageCharWidth() * 64;
    m_title->setMaximumWidth(measure);
    m_text->setMaximumWidth(measure);
}

void EmptyState::tint()
{
    const int extent = 3 * theme::iconExtent(fontMetrics());
    const QColor quiet = theme::secondaryText(palette());
    m_icon->setPixmap(tintedPixmap(m_content.icon, quiet, extent, devicePixelRatio()));
    QPalette soft = palette();
    soft.setColor(QPalette::WindowText, quiet);
    m_text->setPalette(soft);
}

} // namespace sealdesk
