// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/list/liststatus.h"

#include "flows/list/listtexts.h"
#include "service/session.h"
#include "widgets/elidinglabel.h"
#include "widgets/plainlabel.h"
#include "widgets/theme.h"
#include "widgets/waitlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>

namespace sealdesk
{

using namespace Qt::StringLiterals;

ListStatus::ListStatus(Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_loaded(new PlainLabel(this))
    , m_shown(new PlainLabel(this))
    , m_completeness(new PlainLabel(this))
    , m_pages(new ElidingLabel(this))
    , m_budget(new ElidingLabel(this))
    , m_wait(new WaitLabel(clock, this))
    , m_busy(new QProgressBar(this))
    , m_stop(new QPushButton(this))
    , m_resume(new QPushButton(this))
{
    buildLayout();
    connect(m_stop, &QPushButton::clicked, this, &ListStatus::stopRequested);
    connect(m_resume, &QPushButton::clicked, this, &ListStatus::resumeRequested);
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
    m_resume->setObjectName(u"resumeButton"_s);
    for (QPushButton *button : {m_stop, m_resume}) {
        button->setAutoDefault(false);
    }
    m_busy->setTextVisible(false);
    m_busy->setFixedWidth(fontMetrics().averageCharWidth() * 12);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::spacingWide);
    for (QLabel *label : std::initializer_list<QLabel *>{m_loaded, m_shown, m_completeness, m_pages}) {
        layout->addWidget(label);
    }
    layout->addWidget(m_busy);
    layout->addWidget(m_stop);
    layout->addWidget(m_resume);
    layout->addWidget(m_wait);
    layout->addStretch(1);
    layout->addWidget(m_budget);
}

void ListStatus::setCounts(Counts counts)
{
    m_counts = counts;
    retranslate();
}

void ListStatus::updateFrom(const ListController &controller)
{
    const bool wasLoading = m_phase == ListController::Phase::Loading;
    m_phase = controller.phase();
    m_rest = controller.canResume() ? Rest::Open : Rest::None;
    if (!wasLoading) {
        m_startedAt = m_clock.monotonic();
        m_pagesBefore = controller.progress().pages;
    }
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
    m_completeness->setText(m_summary ? completenessText(*m_summary) : QString());
    m_stop->setText(tr("Stop"));
    m_stop->setToolTip(tr("Stop loading and keep what arrived (Esc)"));
    m_resume->setText(tr("Continue"));
    m_resume->setToolTip(tr("Load the rest of the list (F5)"));
    m_busy->setAccessibleName(tr("Loading"));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_loaded, m_shown}) {
        widget->setVisible(connected);
    }
    m_completeness->setVisible(
        m_summary.has_value()); // while loading, the bar shows this, and the time left needs the room
    for (QWidget *widget : std::initializer_list<QWidget *>{m_pages, m_busy, m_stop}) {
        widget->setVisible(loading);
    }
    m_resume->setVisible(m_rest == Rest::Open);
    retranslateProgress();
    retranslateBudget();
}

// Shows how much of the list was read, or a busy bar if the total is unknown.
void ListStatus::showProgress()
{
    const bool isKnown = m_progress.step == ListingProgress::Step::Walking && m_progress.expectedPages.has_value();
    const int pages = isKnown ? *m_progress.expectedPages : 0;
    m_busy->setRange(0, pages);
    m_busy->setValue(std::min(m_progress.pages, pages));
}

void ListStatus::retranslateProgress()
{
    showProgress();
    switch (m_progress.step) {
    case ListingProgress::Step::Walking: {
        const QString rest = remainingText();
        const QString pages = tr("%Ln page(s) read", nullptr, m_progress.pages);
        m_pages->setText(rest.isEmpty() ? pages : tr("%1, %2", "pages read, time left").arg(pages, rest));
        return;
    }
    case ListingProgress::Step::Closing:
        m_pages->setText(tr("Checking what changed meanwhile…"));
        return;
    case ListingProgress::Step::Changes:
        m_pages->setText(tr("Asking what changed since…"));
        return;
    }
    Q_UNREACHABLE();
}

QString ListStatus::remainingText() const
{
    const int read = m_progress.pages - m_pagesBefore;
    if (!m_gate || read <= 0 || !m_progress.expectedPages || *m_progress.expectedPages <= m_progress.pages) {
        return {};
    }
    // Leave out the waits between bursts: remainingTime() adds those.
    const int bursts = 1 + read / m_gate->capacity();
    const auto waited = (bursts - 1) * std::chrono::milliseconds{RateGate::window};
    const auto each = std::max(std::chrono::milliseconds{0}, m_clock.monotonic() - m_startedAt - waited) / read;
    const auto left = m_gate->estimatedTime(*m_progress.expectedPages - m_progress.pages, each);
    if (left < std::chrono::minutes{1}) {
        return tr("less than a minute left");
    }
    const auto minutes = std::chrono::round<std::chrono::minutes>(left);
    return tr("about %Ln minute(s) left", nullptr, static_cast<int>(minutes.count()));
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
