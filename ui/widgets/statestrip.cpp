// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/statestrip.h"

#include "text/servicetext.h"
#include "widgets/flowlayout.h"
#include "widgets/icons.h"
#include "widgets/pillbutton.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QToolButton>
#include <QWheelEvent>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace sealdesk
{

StateStrip::StateStrip(QWidget *parent)
    : QWidget(parent)
    , m_viewport(new QWidget{this})
    , m_content(new QWidget{m_viewport})
    , m_back(new QToolButton{this})
    , m_forward(new QToolButton{this})
{
    setObjectName(u"stateStrip"_s);
    QSizePolicy policy{QSizePolicy::Preferred, QSizePolicy::Preferred};
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    new FlowLayout{m_content, theme::spacingTight, theme::spacingTight};
    m_content->installEventFilter(this);
    buildScrolling();
    retranslate();
}

// The buttons are for the mouse only; the arrow keys reach every pill.
void StateStrip::buildScrolling()
{
    m_back->setObjectName(u"scrollStatesBack"_s);
    m_forward->setObjectName(u"scrollStatesForward"_s);
    m_back->setArrowType(Qt::LeftArrow);
    m_forward->setArrowType(Qt::RightArrow);
    for (QToolButton *button : {m_back, m_forward}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::NoFocus);
        button->hide();
    }
    connect(m_back, &QToolButton::clicked, this, [this] { scrollBy(-m_viewport->width() / 2); });
    connect(m_forward, &QToolButton::clicked, this, [this] { scrollBy(m_viewport->width() / 2); });
}

void StateStrip::setRows(Rows rows)
{
    if (rows != std::exchange(m_rows, rows)) {
        m_scrolled = 0;
        updateGeometry();
        layoutPills();
    }
}

int StateStrip::heightForWidth(int width) const
{
    const QLayout &flow = *m_content->layout();
    return m_rows == Rows::One ? flow.minimumSize().height() : flow.heightForWidth(width);
}

QSize StateStrip::sizeHint() const
{
    const int width = m_content->layout()->sizeHint().width();
    return {width, heightForWidth(width)};
}

QSize StateStrip::minimumSizeHint() const
{
    return m_content->layout()->minimumSize();
}

void StateStrip::layoutPills()
{
    const int needed = m_content->layout()->sizeHint().width();
    const bool scrolls = m_rows == Rows::One && needed > width();
    const int button = scrolls ? m_forward->sizeHint().width() : 0;
    const int room = width() - 2 * button;
    m_scrolled = std::clamp(m_scrolled, 0, scrolls ? needed - room : 0);
    m_viewport->setGeometry(0, 0, room, height());
    m_content->setGeometry(-m_scrolled, 0, scrolls ? needed : room, height());
    m_back->setGeometry(room, 0, button, height());
    m_forward->setGeometry(room + button, 0, button, height());
    m_back->setVisible(scrolls);
    m_forward->setVisible(scrolls);
    m_back->setEnabled(m_scrolled > 0);
    m_forward->setEnabled(m_scrolled < needed - room);
}

void StateStrip::scrollBy(int distance)
{
    m_scrolled += distance;
    layoutPills();
}

void StateStrip::scrollTo(const QWidget &pill)
{
    const QRect spot = pill.geometry().translated(-m_scrolled, 0);
    if (spot.left() < 0) {
        scrollBy(spot.left());
    } else if (spot.right() >= m_viewport->width()) {
        scrollBy(spot.right() - m_viewport->width() + 1);
    }
}

void StateStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layoutPills();
}

void StateStrip::wheelEvent(QWheelEvent *event)
{
    const QPoint turned = event->angleDelta();
    scrollBy(-(turned.x() != 0 ? turned.x() : turned.y()) / 2);
    event->accept();
}

StateStrip::Pill StateStrip::takeOrCreatePill(const FileState &state)
{
    const auto present = std::ranges::find(m_pills, state, &Pill::state);
    if (present != m_pills.end()) {
        const Pill pill = *present;
        m_pills.erase(present);
        return pill;
    }
    auto *button = new PillButton{stateIcon(state), theme::stateTone(state), m_content};
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
        Pill pill = takeOrCreatePill(entry.state);
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
            left.button->deleteLater(); // not deleted at once: this may run inside its clicked() signal
        }
    }
    m_pills = std::move(pills);
    QLayout &flow = *m_content->layout();
    while (flow.count() > 0) {
        delete flow.takeAt(0);
    }
    for (const Pill &pill : m_pills) {
        flow.addWidget(pill.button);
        pill.button->show();
    }
    updateCounts();
    setActive(m_active);
}

void StateStrip::updateCounts()
{
    for (const Pill &pill : m_pills) {
        pill.button->setContent(pill.label, locale().toString(pill.count));
        pill.button->setToolTip(pill.button->isElided() ? ServiceText(pill.label).toolTip() : QString());
    }
    updateGeometry();
    layoutPills();
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
    moveTabStop(tabStop);
}

void StateStrip::choose(const FileState &state)
{
    setActive(m_active == state ? std::nullopt : std::optional{state});
    Q_EMIT stateChosen(m_active);
}

void StateStrip::moveTabStop(const PillButton *button)
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
    moveTabStop(target->button);
    target->button->setFocus(Qt::OtherFocusReason);
    return true;
}

bool StateStrip::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && moveFocus(watched, static_cast<QKeyEvent *>(event)->key())) {
        return true;
    }
    if (event->type() == QEvent::FocusIn && watched != m_content) {
        scrollTo(*static_cast<QWidget *>(watched));
    } else if (event->type() == QEvent::LayoutRequest && watched == m_content) {
        updateGeometry(); // m_content is in no layout that would pass it on
        layoutPills();
    }
    return QWidget::eventFilter(watched, event);
}

void StateStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::LocaleChange) {
        updateCounts();
    }
    QWidget::changeEvent(event);
}

void StateStrip::retranslate()
{
    for (const auto &[button, name] :
         {std::pair{m_back, tr("Show the states before")}, {m_forward, tr("Show the states after")}}) {
        button->setAccessibleName(name);
        button->setToolTip(ServiceText(name).toolTip());
    }
    setAccessibleName(tr("Count of each state; a click shows that state alone"));
}

} // namespace sealdesk
