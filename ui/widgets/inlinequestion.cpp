// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/inlinequestion.h"

#include "widgets/icons.h"
#include "widgets/plainlabel.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace sealdesk
{

using namespace Qt::StringLiterals;

InlineQuestion::InlineQuestion(QWidget *parent)
    : QFrame(parent)
    , m_icon(new PlainLabel(this))
    , m_text(new PlainLabel(this))
    , m_first(new QPushButton(this))
    , m_second(new QPushButton(this))
{
    setObjectName(u"question"_s);
    m_text->setObjectName(u"questionText"_s);
    m_first->setObjectName(u"questionFirst"_s);
    m_second->setObjectName(u"questionSecond"_s);
    m_text->setWordWrap(true);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);

    auto *answers = new QHBoxLayout;
    answers->addStretch();
    answers->addWidget(m_first);
    answers->addWidget(m_second);
    auto *words = new QVBoxLayout;
    words->setSpacing(theme::spacing);
    words->addWidget(m_text);
    words->addLayout(answers);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme::margin, theme::margin, theme::margin, theme::margin);
    layout->setSpacing(theme::margin);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addLayout(words, 1);

    connect(m_first, &QPushButton::clicked, this, &InlineQuestion::firstChosen);
    connect(m_second, &QPushButton::clicked, this, &InlineQuestion::secondChosen);
    tint();
}

void InlineQuestion::setTexts(const Texts &texts)
{
    m_text->setText(texts.question);
    m_first->setText(texts.first);
    m_second->setText(texts.second);
    setAccessibleName(texts.question);
    m_first->setAccessibleDescription(texts.question);
    m_second->setAccessibleDescription(texts.question);
}

void InlineQuestion::ask()
{
    show();
    m_first->setFocus(Qt::OtherFocusReason);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void InlineQuestion::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationPaletteChange) {
        tint();
    }
}

void InlineQuestion::tint()
{
    const QPalette base = parentWidget() ? parentWidget()->palette() : palette();
    QPalette mine = base;
    mine.setColor(QPalette::Window, theme::fill(theme::Tone::Warning, base));
    setPalette(mine);
    m_icon->setPixmap(tintedPixmap(IconName::Warning, theme::text(theme::Tone::Warning, base),
                                   theme::iconExtent(fontMetrics()), devicePixelRatioF()));
}

} // namespace sealdesk
