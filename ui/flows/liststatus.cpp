// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/liststatus.h"

#include "flows/listtexts.h"
#include "widgets/elidinglabel.h"
#include "widgets/theme.h"
#include "widgets/waitlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

namespace sealdesk
{

using namespace Qt::StringLiterals;

ListStatus::ListStatus(Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_loaded(new QLabel(this))
    , m_shown(new QLabel(this))
    , m_completeness(new QLabel(this))
    , m_pages(new ElidingLabel(this))
    , m_budget(new ElidingLabel(this))
    , m_wait(new WaitLabel(clock, this))
    , m_busy(new QProgressBar(this))
    , m_stop(new QPushButton(this))
{
    buildLayout();
    connect(m_stop, &QPushButton::clicked, this, &ListStatus::stopRequested);
    retranslate();
}

void ListStatus::buildLayout()
{
    m_loaded->setObjectName(u"loadedCount"_s);
    m_shown->setObjectName(u"shownCount"_s);
    m_completeness->setObjectName(u"completeness"_s);
    m_pages->setObjectName(u"pageCount"_s);
    m_budget->setObjectName(u"requestBudget"_s);
    m_wait->setObjectName(u"listWait"_s);
    m_busy->setObjectName(u"listProgress"_s);
    m_stop->setObjectName(u"stopButton"_s);
    m_stop->setAutoDefault(false);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedWidth(fontMetrics().averageCharWidth() * 16);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::spacingWide);
    for (QLabel *label : std::initializer_list<QLabel *>{m_loaded, m_shown, m_completeness, m_pages}) {
        layout->addWidget(label);
    }
    layout->addWidget(m_busy);
    layout->addWidget(m_stop);
    layout->addWidget(m_wait);
    layout->addStretch(1);
    layout->addWidget(m_budget);
}

void ListStatus::setCounts(Counts counts)
{
    m_counts = counts;
    retranslate();
}

void ListStatus::follow(const ListController &controller)
{
    m_phase = controller.phase();
    m_progress = controller.progress();
    m_summary = controller.summary();
    RateGate *gate =
        controller.session() ? &controller.session()->client().gate(Endpoint::QuerySignatureFiles) : nullptr;
    if (gate != m_gate) {
        if (m_gate) {
            disconnect(m_gate, nullptr, this, nullptr);
        }
        m_gate = gate;
        if (gate) {
            connect(gate, &RateGate::changed, this, &ListStatus::retranslateBudget);
        }
    }
    if (m_phase != ListController::Phase::Loading) {
        m_wait->stop();
    }
    retranslate();
}

void ListStatus::showWait(Wait wait)
{
    m_wait->start(wait);
}

void ListStatus::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void ListStatus::retranslate()
{
    const bool connected = m_phase != ListController::Phase::NotConnected;
    const bool loading = m_phase == ListController::Phase::Loading;
    m_loaded->setText(tr("%Ln loaded", nullptr, m_counts.loaded));
    m_shown->setText(tr("%Ln shown", nullptr, m_counts.shown));
    m_completeness->setText(completenessText(m_summary));
    m_pages->setText(m_progress.step == ListingProgress::Step::Closing
                         ? tr("Checking what changed meanwhile…")
                         : tr("%Ln page(s) read", nullptr, m_progress.pages));
    m_stop->setText(tr("Stop"));
    m_stop->setToolTip(tr("Stop loading and keep what arrived (Esc)"));
    m_busy->setAccessibleName(tr("Loading"));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_loaded, m_shown, m_completeness}) {
        widget->setVisible(connected);
    }
    for (QWidget *widget : std::initializer_list<QWidget *>{m_pages, m_busy, m_stop}) {
        widget->setVisible(loading);
    }
    retranslateBudget();
}

void ListStatus::retranslateBudget()
{
    m_budget->setVisible(m_gate);
    if (m_gate) {
        m_budget->setText(
            tr("%Ln of %L1 requests left this minute", nullptr, m_gate->available()).arg(m_gate->capacity()));
    }
}

} // namespace sealdesk
