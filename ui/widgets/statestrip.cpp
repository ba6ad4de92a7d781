// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/statestrip.h"

#include "widgets/flowlayout.h"
#include "widgets/icons.h"
#include "widgets/pillbutton.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sealdesk
{

StateStrip::StateStrip(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"stateStrip"_s);
    new FlowLayout{this, theme::spacingTight, theme::spacingTight};
    retranslate();
}

StateStrip::Pill StateStrip::take(const FileState &state)
{
    const auto present = std::ranges::find(m_pills, state, &Pill::state);
    if (present != m_pills.end()) {
        const Pill pill = *present;
        m_pills.erase(present);
        return pill;
    }
    auto *button = new PillButton{stateIcon(state), theme::stateTone(state), this};
    button->setObjectName(u"statePill_"_s + state.name());
    button->setFocusPolicy(Qt::ClickFocus);
    button->installEventFilter(this);
    connect(button, &QAbstractButton::clicked, this, [this, state] { choose(state); });
    return {.state = state, .label = {}, .count = 0, .button = button};
}

void StateStrip::setCounts(const std::vector<StatePill> &counts)
{
    std::vector<Pill> pills;
    for (const StatePill &entry : counts) {
        Pill pill = take(entry.state);
        pill.count = entry.count;
        pill.label = entry.label;
        pills.push_back(pill);
    }
    for (Pill &left : m_pills) {
        if (left.state == m_active) {
            left.count = 0;
            pills.push_back(left);
        } else {
            left.button->setParent(nullptr);
            left.button->deleteLater(); // not at once: it may be in the middle of telling that it was clicked
        }
    }
    m_pills = std::move(pills);
    while (layout()->count() > 0) {
        delete layout()->takeAt(0);
    }
    for (const Pill &pill : m_pills) {
        layout()->addWidget(pill.button);
        pill.button->show();
    }
    showNumbers();
    setActive(m_active);
}

void StateStrip::showNumbers()
{
    for (const Pill &pill : m_pills) {
        pill.button->setContent(pill.label, locale().toString(pill.count));
    }
    updateGeometry();
}

void StateStrip::setActive(std::optional<FileState> state)
{
    m_active = std::move(state);
    const PillButton *tabStop = m_pills.empty() ? nullptr : m_pills.front().button;
    for (const Pill &pill : m_pills) {
        pill.button->setChecked(pill.state == m_active);
        if (pill.state == m_active || (!m_active && pill.button->hasFocus())) {
            tabStop = pill.button;
        }
    }
    giveTabStopTo(tabStop);
}

void StateStrip::choose(const FileState &state)
{
    setActive(m_active == state ? std::nullopt : std::optional{state});
    Q_EMIT stateChosen(m_active);
}

void StateStrip::giveTabStopTo(const PillButton *button)
{
    for (const Pill &pill : m_pills) {
        pill.button->setFocusPolicy(pill.button == button ? Qt::StrongFocus : Qt::ClickFocus);
    }
}

bool StateStrip::moveFocus(const QObject *from, int key)
{
    const auto current =
        std::ranges::find(m_pills, from, [](const Pill &pill) -> const QObject * { return pill.button; });
    if (current == m_pills.end()) {
        return false;
    }
    auto target = current;
    if (key == Qt::Key_Left || key == Qt::Key_Up) {
        target = current == m_pills.begin() ? current : current - 1;
    } else if (key == Qt::Key_Right || key == Qt::Key_Down) {
        target = current + 1 == m_pills.end() ? current : current + 1;
    } else if (key == Qt::Key_Home) {
        target = m_pills.begin();
    } else if (key == Qt::Key_End) {
        target = m_pills.end() - 1;
    } else {
        return false;
    }
    giveTabStopTo(target->button);
    target->button->setFocus(Qt::OtherFocusReason);
    return true;
}

bool StateStrip::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && moveFocus(watched, static_cast<QKeyEvent *>(event)->key())) {
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void StateStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::LocaleChange) {
        showNumbers();
    }
    QWidget::changeEvent(event);
}

void StateStrip::retranslate()
{
    setAccessibleName(tr("Count of each state; a click shows that state alone"));
}

} // namespace sealdesk
