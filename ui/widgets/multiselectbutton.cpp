// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/multiselectbutton.h"

#include "text/servicetext.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QScreen>
#include <QStyleOptionButton>
#include <QStylePainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sealdesk
{

MultiSelectButton::MultiSelectButton(QWidget *parent)
    : QPushButton(parent)
{
    setAutoDefault(false);
    connect(this, &QPushButton::clicked, this, &MultiSelectButton::openPopup);
}

void MultiSelectButton::buildPopup()
{
    m_popup = new MultiSelectPopup{this};
    // The click that closes the list must not open it again.
    m_popup->setAttribute(Qt::WA_NoMouseReplay);
    connect(m_popup, &MultiSelectPopup::checkedKeysChanged, this, &MultiSelectButton::handlePopupChange);
    connect(m_popup, &MultiSelectPopup::keysTyped, this, &MultiSelectButton::addTyped);
    updatePopup();
}

void MultiSelectButton::setTitle(const QString &title)
{
    m_title = title;
    updatePopup();
    updateText();
}

void MultiSelectButton::setChoices(std::vector<Choice> choices)
{
    m_choices = std::move(choices);
    updatePopup();
    updateText();
}

void MultiSelectButton::allowTyping(const QString &placeholder)
{
    m_typingPlaceholder = placeholder;
    updatePopup();
}

void MultiSelectButton::setCheckedKeys(const QStringList &keys)
{
    m_checked = keys;
    updatePopup();
    updateText();
}

bool MultiSelectButton::isOpen() const
{
    return m_popup && m_popup->isVisible();
}

void MultiSelectButton::updatePopup()
{
    if (!m_popup) {
        return;
    }
    std::vector<Choice> choices = m_choices;
    for (const QString &key : std::as_const(m_checked)) {
        if (std::ranges::find(m_choices, key, &Choice::key) == m_choices.end()) {
            choices.push_back({.key = key, .label = key});
        }
    }
    m_popup->setTitle(m_title);
    if (m_typingPlaceholder) {
        m_popup->allowTyping(*m_typingPlaceholder);
    }
    m_popup->setChoices(choices, m_checked);
}

void MultiSelectButton::openPopup()
{
    if (!m_popup) {
        buildPopup();
    }
    m_popup->adjustSize();
    QPoint place = mapToGlobal(QPoint{0, height() + 1});
    const QRect room = screen()->availableGeometry();
    if (place.y() + m_popup->height() > room.bottom()) {
        place.setY(std::max(room.top(), mapToGlobal(QPoint{0, 0}).y() - m_popup->height() - 1));
    }
    place.setX(std::clamp(place.x(), room.left(), std::max(room.left(), room.right() - m_popup->width())));
    m_popup->move(place);
    m_popup->show();
    m_popup->focusFirstField();
}

void MultiSelectButton::handlePopupChange()
{
    m_checked = m_popup->checkedKeys();
    updateText();
    Q_EMIT checkedKeysChanged();
}

void MultiSelectButton::addTyped(const QStringList &keys)
{
    for (const QString &key : keys) {
        if (std::ranges::find(m_choices, key, &Choice::key) == m_choices.end()) {
            m_choices.push_back({.key = key, .label = key});
        }
        if (!m_checked.contains(key)) {
            m_checked.append(key);
        }
    }
    updatePopup();
    updateText();
    Q_EMIT checkedKeysChanged();
}

QString MultiSelectButton::labelOf(const QString &key) const
{
    const auto choice = std::ranges::find(m_choices, key, &Choice::key);
    return choice == m_choices.end() ? key : choice->label;
}

void MultiSelectButton::updateText()
{
    QStringList labels;
    for (const QString &key : std::as_const(m_checked)) {
        labels.append(labelOf(key));
    }
    if (labels.isEmpty()) {
        //: A filter that does not narrow, for example "State: any".
        setText(tr("%1: any").arg(m_title));
    } else if (labels.size() == 1) {
        //: A filter with its one value, for example "State: Completed".
        setText(tr("%1: %2", "one value").arg(m_title, ServiceText(labels.first()).buttonText()));
    } else {
        //: A filter with several values, for example "State: 3 chosen".
        setText(tr("%1: %n chosen", nullptr, static_cast<int>(labels.size())).arg(m_title));
    }
    setAccessibleName(text().replace(u"&&"_s, u"&"_s));
    setToolTip(ServiceText(labels.join(u'\n')).toolTip());
    updateGeometry();
}

QSize MultiSelectButton::sizeHint() const
{
    QStyleOptionButton option;
    initStyleOption(&option);
    const int arrow = style()->pixelMetric(QStyle::PM_MenuButtonIndicator, &option, this);
    const QFontMetrics metrics = fontMetrics();
    const int widest = metrics.averageCharWidth() * 32;
    const int text = std::min(metrics.horizontalAdvance(this->text()), widest);
    const QSize content{text + arrow + theme::spacingWide, metrics.height()};
    return style()->sizeFromContents(QStyle::CT_PushButton, &option, content, this);
}

QSize MultiSelectButton::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 10, sizeHint().height()};
}

void MultiSelectButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter{this};
    QStyleOptionButton option;
    initStyleOption(&option);
    option.features |= QStyleOptionButton::HasMenu;
    const int arrow = style()->pixelMetric(QStyle::PM_MenuButtonIndicator, &option, this);
    option.text = option.fontMetrics.elidedText(option.text, Qt::ElideRight, width() - arrow - theme::spacing);
    if (!m_checked.isEmpty()) {
        option.palette.setColor(QPalette::ButtonText, theme::readableOn(option.palette.color(QPalette::Button),
                                                                        theme::accent(option.palette)));
    }
    painter.drawControl(QStyle::CE_PushButton, option);
}

void MultiSelectButton::keyPressEvent(QKeyEvent *event)
{
    const bool opens = event->key() == Qt::Key_Down || event->key() == Qt::Key_F4 || event->key() == Qt::Key_Return ||
                       event->key() == Qt::Key_Enter;
    if (opens) {
        openPopup();
        event->accept();
        return;
    }
    QPushButton::keyPressEvent(event);
}

void MultiSelectButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        updateText();
    }
    QPushButton::changeEvent(event);
}

} // namespace sealdesk
