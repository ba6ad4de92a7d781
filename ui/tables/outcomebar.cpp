// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "tables/outcomebar.h"

#include "text/outcometext.h"
#include "widgets/flowlayout.h"
#include "widgets/pillbutton.h"
#include "widgets/theme.h"

#include <QButtonGroup>
#include <QEvent>
#include <QLocale>

#include <numeric>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

QString buttonName(OutcomeState state)
{
    switch (state) {
    case OutcomeState::Waiting:
        return u"outcomeWaiting"_s;
    case OutcomeState::Sending:
        return u"outcomeSending"_s;
    case OutcomeState::Accepted:
        return u"outcomeAccepted"_s;
    case OutcomeState::Terminated:
        return u"outcomeTerminated"_s;
    case OutcomeState::Failed:
        return u"outcomeFailed"_s;
    case OutcomeState::Skipped:
        return u"outcomeSkipped"_s;
    case OutcomeState::NotSent:
        return u"outcomeNotSent"_s;
    case OutcomeState::Unknown:
        return u"outcomeUnknown"_s;
    case OutcomeState::LeftUnknown:
        return u"outcomeLeftUnknown"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

OutcomeBar::OutcomeBar(QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_all(new PillButton(IconName::Document, theme::Tone::Neutral, this))
{
    setObjectName(u"outcomeBar"_s);
    new FlowLayout(this, theme::spacing, theme::spacingTight);
    add(m_all, u"outcomeAll"_s, std::nullopt);
    m_all->setChecked(true);
    for (size_t i = 0; i < allOutcomeStates.size(); ++i) {
        const OutcomeState state = allOutcomeStates[i];
        m_buttons[i] = new PillButton(outcomeIcon(state), theme::outcomeTone(state), this);
        add(m_buttons[i], buttonName(state), state);
    }
    retranslate();
}

void OutcomeBar::add(PillButton *button, const QString &objectName, std::optional<OutcomeState> outcome)
{
    button->setObjectName(objectName);
    m_group->addButton(button);
    layout()->addWidget(button);
    connect(button, &PillButton::clicked, this, [this, outcome] { choose(outcome); });
}

void OutcomeBar::setCounts(const Counts &counts)
{
    m_counts = counts;
    retranslate();
}

void OutcomeBar::reset()
{
    m_all->setChecked(true);
    choose(std::nullopt);
}

void OutcomeBar::choose(std::optional<OutcomeState> outcome)
{
    if (m_chosen != outcome) {
        m_chosen = outcome;
        Q_EMIT outcomeChosen(outcome);
        retranslate();
    }
}

void OutcomeBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void OutcomeBar::retranslate()
{
    const QLocale locale;
    const int total = std::accumulate(m_counts.begin(), m_counts.end(), 0);
    m_all->setContent(tr("All", "all files of the run"), locale.toString(total));
    m_all->setToolTip(tr("Show all files"));
    for (size_t i = 0; i < m_buttons.size(); ++i) {
        const OutcomeState state = allOutcomeStates[i];
        PillButton *button = m_buttons[i];
        button->setContent(outcomeLabel(state), locale.toString(m_counts[i]));
        button->setToolTip(tr("Show only these files"));
        // Keep a chosen outcome visible when its last file leaves it, because it explains the empty table.
        button->setVisible(m_counts[i] > 0 || m_chosen == state);
    }
}

} // namespace sealdesk
