// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/banner.h"

#include "text/servicetext.h"
#include "widgets/flowlayout.h"
#include "widgets/icons.h"
#include "widgets/plainlabel.h"

#include <QAccessible>
#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace sealdesk
{

namespace
{

constexpr int barWidth = 4;

IconName iconOf(theme::Tone tone)
{
    switch (tone) {
    case theme::Tone::Neutral:
    case theme::Tone::Info:
    case theme::Tone::Review:
    case theme::Tone::Seal:
        return IconName::Info;
    case theme::Tone::Success:
        return IconName::Success;
    case theme::Tone::Warning:
        return IconName::Warning;
    case theme::Tone::Danger:
        return IconName::Error;
    }
    Q_UNREACHABLE();
}

} // namespace

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_icon(new PlainLabel{this})
    , m_sentence(new PlainLabel{this})
    , m_advice(new PlainLabel{this})
    , m_actionRow(new QWidget{this})
    , m_close(new QToolButton{this})
{
    setObjectName(u"banner"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    buildTexts();
    new FlowLayout{m_actionRow, theme::spacing, theme::spacingTight};
    m_close->setObjectName(u"closeBanner"_s);
    m_close->setIcon(paletteIcon(IconName::Close, tintOf(QPalette::WindowText)));
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::StrongFocus);
    connect(m_close, &QToolButton::clicked, this, &Banner::dismissed);
    auto *grid = new QGridLayout{this};
    grid->setContentsMargins(theme::margin + barWidth, theme::spacing, theme::spacing, theme::spacing);
    grid->setHorizontalSpacing(theme::spacing);
    grid->setVerticalSpacing(theme::spacingTight);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_icon, 0, 0, Qt::AlignTop);
    grid->addWidget(m_sentence, 0, 1);
    grid->addWidget(m_close, 0, 2, Qt::AlignTop);
    grid->addWidget(m_advice, 1, 1, 1, 2);
    grid->addWidget(m_actionRow, 2, 1, 1, 2);
    retranslate();
}

void Banner::buildTexts()
{
    m_sentence->setObjectName(u"bannerSentence"_s);
    m_advice->setObjectName(u"bannerAdvice"_s);
    for (QLabel *label : {m_sentence, m_advice}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    QFont strong = m_sentence->font();
    strong.setWeight(QFont::DemiBold);
    m_sentence->setFont(strong);
}

void Banner::setContent(const BannerContent &content)
{
    m_content = content;
    m_sentence->setText(content.sentence);
    m_advice->setText(content.advice);
    m_advice->setVisible(!content.advice.isEmpty());
    m_close->setVisible(content.dismissal == Dismissal::Allowed);
    setAccessibleName(content.advice.isEmpty() ? content.sentence : content.sentence + u' ' + content.advice);
    rebuildActions();
    tint();
    updateGeometry();
    QAccessibleEvent alert{this, QAccessible::Alert};
    QAccessible::updateAccessibility(&alert);
}

void Banner::rebuildActions()
{
    while (QLayoutItem *item = m_actionRow->layout()->takeAt(0)) {
        item->widget()->setParent(nullptr);
        item->widget()->deleteLater(); // not deleted at once: this may run inside its clicked() signal
        delete item;
    }
    for (const BannerAction &action : m_content.actions) {
        addButton(action);
    }
    if (!m_content.details.isEmpty()) {
        addButton({.name = u"copyDetails"_s, .text = tr("Copy details"), .run = [this] { copyDetails(); }});
    }
    m_actionRow->setVisible(m_actionRow->layout()->count() > 0);
}

void Banner::addButton(const BannerAction &action)
{
    auto *button = new QPushButton{action.text, m_actionRow};
    button->setObjectName(action.name);
    button->setAutoDefault(false);
    m_actionRow->layout()->addWidget(button);
    // Run a copy: the action may replace this banner's content, and with it the function that is running.
    connect(button, &QPushButton::clicked, this, [run = action.run] {
        const auto copy = run;
        copy();
    });
    button->show();
}

void Banner::copyDetails()
{
    QGuiApplication::clipboard()->setText(ServiceText(m_content.details).exported());
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF body = QRectF{rect()}.adjusted(0.5, 0.5, -0.5, -0.5);
    const QColor strong = theme::text(m_content.tone, palette());
    const QColor fill = theme::fill(m_content.tone, palette());
    painter.setPen(theme::mixed(fill, strong, 0.3));
    painter.setBrush(fill);
    painter.drawRoundedRect(body, theme::spacingTight, theme::spacingTight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(strong);
    painter.drawRoundedRect(QRectF{body.left(), body.top(), barWidth, body.height()}, barWidth / 2.0, barWidth / 2.0);
}

void Banner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        rebuildActions();
    } else if (event->type() == QEvent::PaletteChange) {
        tint();
    }
    QFrame::changeEvent(event);
}

void Banner::retranslate()
{
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setToolTip(tr("Close this message"));
}

void Banner::tint()
{
    const int extent = theme::iconExtent(fontMetrics());
    m_icon->setPixmap(
        tintedPixmap(iconOf(m_content.tone), theme::text(m_content.tone, palette()), extent, devicePixelRatio()));
    update();
}

} // namespace sealdesk
