// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/record/recoverypage.h"

#include "flows/record/leavequestion.h"
#include "tables/filetableview.h"
#include "tables/outcomebar.h"
#include "tables/runview.h"
#include "text/servicetext.h"
#include "widgets/bannerstack.h"
#include "widgets/journalbanner.h"
#include "widgets/pagelayout.h"
#include "widgets/plainlabel.h"
#include "widgets/taborder.h"
#include "widgets/theme.h"
#include "widgets/waitlabel.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto lookErrorBanner = "look-error"_L1;

} // namespace

RecoveryPage::RecoveryPage(Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_banners(new BannerStack(this))
    , m_headline(new PlainLabel(this))
    , m_text(new PlainLabel(this))
    , m_run(new PlainLabel(this))
    , m_files(new RunView(m_ledger, u"recoveryTable"_s, this))
    , m_phase(new PlainLabel(this))
    , m_wait(new WaitLabel(clock, this))
    , m_lookAgain(new QPushButton(this))
    , m_retry(new QPushButton(this))
    , m_close(new QPushButton(this))
    , m_question(new LeaveQuestion(this))
    , m_leave(new QPushButton(this))
{
    setObjectName(u"recoveryPage"_s);
    build();
    connect(m_banners, &BannerStack::helpRequested, this, &RecoveryPage::helpRequested);
    connect(&m_ledger, &TerminationLedger::changed, this, &RecoveryPage::refreshLater);
    connect(m_lookAgain, &QPushButton::clicked, this, &RecoveryPage::look);
    connect(m_retry, &QPushButton::clicked, this, &RecoveryPage::retry);
    connect(m_close, &QPushButton::clicked, this, &RecoveryPage::askToLeaveUnknown);
    connect(m_question, &LeaveQuestion::confirmed, this, &RecoveryPage::leaveUnknown);
    connect(m_question, &LeaveQuestion::dismissed, this, &RecoveryPage::dismissQuestion);
    connect(m_leave, &QPushButton::clicked, this, &RecoveryPage::leaveRequested);
    refresh();
}

// The view reads the ledger, which is destroyed before the children are.
RecoveryPage::~RecoveryPage()
{
    delete m_files;
}

void RecoveryPage::build()
{
    m_headline->setObjectName(u"recoveryHeadline"_s);
    m_headline->setFont(headlineFont(font()));
    m_text->setObjectName(u"recoveryText"_s);
    m_run->setObjectName(u"recoveryRun"_s);
    m_run->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    for (QLabel *label : {m_headline, m_text, m_run}) {
        label->setWordWrap(true);
    }
    QBoxLayout &layout = addScrollingColumn(*this, u"recoveryScroll"_s);
    layout.addWidget(m_banners);
    layout.addWidget(m_headline);
    layout.addWidget(m_text);
    layout.addWidget(m_run);
    layout.addWidget(m_files, 1);
    layout.addWidget(m_question);
    buildFooter(layout);
}

void RecoveryPage::buildFooter(QBoxLayout &layout)
{
    m_phase->setObjectName(u"recoveryPhase"_s);
    m_phase->setWordWrap(true);
    m_lookAgain->setObjectName(u"recoveryLook"_s);
    m_retry->setObjectName(u"recoveryRetry"_s);
    m_close->setObjectName(u"recoveryClose"_s);
    m_leave->setObjectName(u"recoveryLeave"_s);
    auto *footer = new QHBoxLayout;
    footer->setSpacing(theme::spacing);
    footer->addWidget(m_phase, 1);
    footer->addWidget(m_wait);
    footer->addWidget(m_lookAgain);
    footer->addWidget(m_retry);
    footer->addWidget(m_close);
    footer->addWidget(m_leave);
    layout.addLayout(footer);
}

void RecoveryPage::setSession(Session *session)
{
    m_session = session;
    m_recovery.reset();
    m_hasJournalProblem = false;
    m_wait->stop();
    m_question->hide();
    m_banners->clearAll();
    m_ledger.load({});
    if (session && hasOpenFiles(*session)) {
        m_recovery = std::make_unique<Recovery>(*session, m_ledger);
        m_recovery->setPace(isVisible() ? OutcomeResolver::Pace::Foreground : OutcomeResolver::Pace::Background);
        connectRecovery();
        m_recovery->start();
    }
    refresh();
}

void RecoveryPage::connectRecovery()
{
    Recovery *recovery = m_recovery.get();
    connect(recovery, &Recovery::loaded, this, &RecoveryPage::showFiles);
    connect(recovery, &Recovery::loaded, this, [this, recovery] {
        // From then on files may be left as unknown, whatever the looks do.
        m_session->client().clock().after(HttpRequest().deadline, recovery, [this] { refresh(); });
    });
    connect(recovery, &Recovery::waiting, m_wait, &WaitLabel::start);
    connect(recovery, &Recovery::sighted, this, &RecoveryPage::sighted);
    connect(recovery, &Recovery::lookStarted, this, [this] {
        m_wait->stop();
        refresh();
    });
    connect(recovery, &Recovery::lookFailed, this,
            [this](const ApiError &error) { m_banners->showError(lookErrorBanner, error); });
    connect(recovery, &Recovery::journalFailed, this, &RecoveryPage::showJournalProblem);
    connect(recovery, &Recovery::looked, this, [this] {
        refresh();
        Q_EMIT looked();
    });
}

void RecoveryPage::showFiles()
{
    refresh();
    m_files->table().setFocus(Qt::OtherFocusReason);
}

// Assistive programs can press the buttons of a hidden page, also when there is nothing to recover.
void RecoveryPage::look()
{
    const bool isPossible = openCount() > 0 || isJournalUnreadable();
    if (!m_recovery || !isVisible() || !isPossible) {
        return;
    }
    m_banners->clear(lookErrorBanner);
    m_banners->clear(journalBanner);
    m_hasJournalProblem = false;
    m_recovery->start();
    refresh();
}

void RecoveryPage::retry()
{
    if (const StoredRun *run = isVisible() ? runToRetry() : nullptr) {
        Q_EMIT retryRequested(retryRequest(*run, m_ledger));
    }
}

void RecoveryPage::askToLeaveUnknown()
{
    if (isVisible() && m_recovery && m_recovery->mayLeaveUnknown()) {
        m_question->ask(unknownCount());
    }
}

void RecoveryPage::leaveUnknown(const QString &person)
{
    if (m_recovery && m_recovery->leaveUnknown(person)) {
        dismissQuestion();
        refresh();
        Q_EMIT looked();
    }
}

void RecoveryPage::dismissQuestion()
{
    m_question->hide();
    m_files->table().setFocus(Qt::OtherFocusReason);
}

void RecoveryPage::showJournalProblem(const JournalProblem &problem)
{
    m_hasJournalProblem = true;
    m_banners->showBanner(journalBanner, [problem] { return bannerOf(problem); });
}

void RecoveryPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        refresh();
    }
}

// The offered files may have been confirmed since.
void RecoveryPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_recovery) {
        m_recovery->refreshRetries();
        m_recovery->setPace(OutcomeResolver::Pace::Foreground);
    }
    refresh();
}

void RecoveryPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (m_recovery) {
        m_recovery->setPace(OutcomeResolver::Pace::Background);
    }
}

// In reading order, whichever parts are visible.
bool RecoveryPage::focusNextPrevChild(bool next)
{
    setTabOrderOfParts({m_banners, m_run, &m_files->outcomes(), &m_files->table(), m_question, m_lookAgain, m_retry,
                        m_close, m_leave});
    return QWidget::focusNextPrevChild(next);
}

int RecoveryPage::unknownCount() const
{
    return m_recovery ? m_recovery->unknownCount() : 0;
}

int RecoveryPage::openCount() const
{
    return m_recovery ? m_recovery->openCount() : 0;
}

bool RecoveryPage::isJournalUnreadable() const
{
    return m_hasJournalProblem && m_ledger.isEmpty();
}

QString RecoveryPage::headlineText() const
{
    if (isJournalUnreadable()) {
        return tr("The open outcomes of earlier runs can't be read.");
    }
    if (const int unknown = unknownCount(); unknown > 0) {
        return tr("First: find out what happened to %Ln file(s)", nullptr, unknown);
    }
    if (const int accepted = openCount(); accepted > 0) {
        return tr("%Ln file(s) accepted by the service are being confirmed", nullptr, accepted);
    }
    if (const int left = m_ledger.count(OutcomeState::LeftUnknown); left > 0) {
        return tr("The outcome of %Ln file(s) stays unknown.", nullptr, left);
    }
    return tr("The outcome of every file of the earlier runs is known.");
}

QString RecoveryPage::explanation() const
{
    if (isJournalUnreadable()) {
        return {};
    }
    if (openCount() > 0) {
        return tr("A termination ended before the outcome of every file was known. Nothing is sent now: the service is "
                  "queried for each file until it is certain what happened. That a file was not terminated is certain "
                  "only after minutes without a change, because the service may act or show it late.");
    }
    return runToRetry() ? tr("The outcomes are in the history. Files that were not terminated can be terminated now, "
                             "after a new confirmation.")
                        : tr("The outcomes are in the history.");
}

QString RecoveryPage::phaseText() const
{
    if (m_recovery && m_recovery->isLooking()) {
        return tr("Asking the service what happened…");
    }
    if (openCount() > 0) {
        return tr("These files can't be terminated again before their outcome is known. Others can.");
    }
    return {};
}

QString RecoveryPage::runText() const
{
    QStringList lines;
    if (m_recovery) {
        for (const StoredRun &run : m_recovery->runs()) {
            lines += tr("Run of %1 (UTC+8), operator %2, reason: %3")
                         .arg(BeijingTime::fromInstant(run.summary.startedAt).text(),
                              ServiceText(run.summary.operatorId.text()).isolated(),
                              ServiceText(run.summary.reason).isolated());
        }
    }
    return lines.join(u'\n');
}

// Refreshes once for all outcomes of a look, because each refresh counts all files.
void RecoveryPage::refreshLater()
{
    if (!std::exchange(m_isRefreshPending, true)) {
        QMetaObject::invokeMethod(this, &RecoveryPage::refresh, Qt::QueuedConnection);
    }
}

void RecoveryPage::refresh()
{
    m_isRefreshPending = false;
    m_files->outcomes().setVisible(!m_ledger.isEmpty());
    m_headline->setText(headlineText());
    m_text->setText(explanation());
    m_text->setVisible(!m_text->text().isEmpty());
    m_run->setText(runText());
    m_run->setAccessibleName(tr("The runs"));
    m_phase->setText(phaseText());
    const bool isLooking = m_recovery && m_recovery->isLooking();
    m_lookAgain->setText(tr("Check now"));
    m_lookAgain->setVisible(openCount() > 0 || isJournalUnreadable());
    const bool lookedByHand = m_lookAgain->hasFocus();
    m_lookAgain->setEnabled(!isLooking);
    if (lookedByHand && isLooking) {
        m_files->table().setFocus(Qt::OtherFocusReason); // not the next button, which leaves files as unknown
    }
    m_retry->setText(tr("Terminate the remaining files…"));
    m_retry->setVisible(runToRetry());
    m_close->setText(tr("Leave as unknown…"));
    m_close->setVisible(unknownCount() > 0);
    const bool mayClose = m_recovery && m_recovery->mayLeaveUnknown();
    m_close->setEnabled(mayClose);
    const auto seconds =
        static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(HttpRequest().deadline).count());
    m_close->setToolTip(mayClose ? QString()
                                 : tr("Possible %Ln second(s) after the program began to look", nullptr, seconds));
    if (unknownCount() == 0) {
        m_question->hide();
    }
    m_question->setCount(unknownCount());
    if (!m_recovery || !m_recovery->isActive()) {
        m_wait->stop();
    }
    m_leave->setText(tr("Go to the files"));
}

} // namespace sealdesk
