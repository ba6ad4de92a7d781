// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/record/recoverypage.h"

#include "tables/filetableview.h"
#include "tables/outcomebar.h"
#include "tables/runview.h"
#include "widgets/bannerstack.h"
#include "widgets/journalbanner.h"
#include "widgets/pagelayout.h"
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
    , m_headline(new QLabel(this))
    , m_text(new QLabel(this))
    , m_run(new QLabel(this))
    , m_files(new RunView(m_ledger, u"recoveryTable"_s, this))
    , m_phase(new QLabel(this))
    , m_wait(new WaitLabel(clock, this))
    , m_lookAgain(new QPushButton(this))
    , m_retry(new QPushButton(this))
    , m_leave(new QPushButton(this))
{
    setObjectName(u"recoveryPage"_s);
    build();
    connect(m_banners, &BannerStack::helpRequested, this, &RecoveryPage::helpRequested);
    connect(&m_ledger, &TerminationLedger::changed, this, &RecoveryPage::refreshLater);
    connect(m_lookAgain, &QPushButton::clicked, this, &RecoveryPage::look);
    connect(m_retry, &QPushButton::clicked, this, &RecoveryPage::retry);
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
    m_run->setTextFormat(Qt::PlainText);
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
    buildFooter(layout);
}

void RecoveryPage::buildFooter(QBoxLayout &layout)
{
    m_phase->setObjectName(u"recoveryPhase"_s);
    m_phase->setWordWrap(true);
    m_lookAgain->setObjectName(u"recoveryLook"_s);
    m_retry->setObjectName(u"recoveryRetry"_s);
    m_leave->setObjectName(u"recoveryLeave"_s);
    auto *footer = new QHBoxLayout;
    footer->setSpacing(theme::spacing);
    footer->addWidget(m_phase, 1);
    footer->addWidget(m_wait);
    footer->addWidget(m_lookAgain);
    footer->addWidget(m_retry);
    footer->addWidget(m_leave);
    layout.addLayout(footer);
}

void RecoveryPage::setSession(Session *session)
{
    m_session = session;
    m_recovery.reset();
    m_hasJournalProblem = false;
    m_look = {0, 0};
    m_wait->stop();
    m_banners->clearAll();
    m_ledger.load({});
    if (session && hasUnsettledFiles(*session)) {
        m_recovery = std::make_unique<Recovery>(*session, m_ledger);
        connectRecovery();
        m_recovery->start();
    }
    refresh();
}

void RecoveryPage::connectRecovery()
{
    Recovery *recovery = m_recovery.get();
    connect(recovery, &Recovery::loaded, this, &RecoveryPage::showFiles);
    connect(recovery, &Recovery::waiting, m_wait, &WaitLabel::start);
    connect(recovery, &Recovery::sighted, this, &RecoveryPage::sighted);
    connect(recovery, &Recovery::lookStarted, this, [this](int number, int total) {
        m_look = {number, total};
        m_wait->stop();
        refresh();
    });
    connect(recovery, &Recovery::lookFailed, this,
            [this](const ApiError &error) { m_banners->showError(lookErrorBanner, error); });
    connect(recovery, &Recovery::journalFailed, this, &RecoveryPage::showJournalProblem);
    connect(recovery, &Recovery::finished, this, [this] {
        m_wait->stop();
        refresh();
        Q_EMIT settled();
    });
}

void RecoveryPage::showFiles()
{
    refresh();
    m_files->table().setFocus(Qt::OtherFocusReason);
}

bool RecoveryPage::isRunning() const
{
    return m_recovery && m_recovery->isRunning();
}

// Assistive programs can press the buttons of a hidden page, also when there is nothing to recover.
void RecoveryPage::look()
{
    if (!m_recovery || !isVisible()) {
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
    }
    refresh();
}

// In reading order, whichever parts are visible.
bool RecoveryPage::focusNextPrevChild(bool next)
{
    setTabOrderOfParts({m_banners, m_run, &m_files->outcomes(), &m_files->table(), m_lookAgain, m_retry, m_leave});
    return QWidget::focusNextPrevChild(next);
}

int RecoveryPage::unknownCount() const
{
    return m_recovery ? m_recovery->unknownCount() : 0;
}

// Returns whether the journal could not be read.
bool RecoveryPage::isJournalUnreadable() const
{
    return m_hasJournalProblem && m_ledger.isEmpty();
}

QString RecoveryPage::headlineText() const
{
    if (isJournalUnreadable()) {
        return tr("Before anything else: what earlier runs left open can't be read.");
    }
    const int unknown = unknownCount();
    return unknown > 0 ? tr("Before anything else: what happened to %Ln file(s)?", nullptr, unknown)
                       : tr("Every file of the earlier runs has its outcome.");
}

QString RecoveryPage::explanation() const
{
    if (isJournalUnreadable()) {
        return {};
    }
    if (unknownCount() > 0) {
        return tr("A termination ended before the outcome of every file was known. Nothing is sent now: the "
                  "service is asked for each file, several times, because it may show a change late.");
    }
    return runToRetry() ? tr("The outcomes are in the history. Files that were not terminated can be terminated now, "
                             "after a new confirmation.")
                        : tr("The outcomes are in the history.");
}

QString RecoveryPage::phaseText() const
{
    if (isRunning()) {
        return m_look.first == 0
                   ? tr("Asking the service what happened…")
                   : tr("Asking the service what happened (look %1 of %2)…").arg(m_look.first).arg(m_look.second);
    }
    if (unknownCount() > 0 || isJournalUnreadable()) {
        return tr("Nothing can be terminated with this connection before this is settled.");
    }
    return {};
}

QString RecoveryPage::runText() const
{
    QStringList lines;
    if (m_recovery) {
        for (const StoredRun &run : m_recovery->runs()) {
            lines += tr("Run of %1 (UTC+8), operator %2, reason: %3")
                         .arg(BeijingTime::fromInstant(run.summary.startedAt).text(), run.summary.operatorId.text(),
                              run.summary.reason);
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
    m_lookAgain->setText(tr("Look again"));
    m_lookAgain->setVisible(!isRunning() && (unknownCount() > 0 || isJournalUnreadable()));
    m_retry->setText(tr("Terminate the files that were not…"));
    m_retry->setVisible(!isRunning() && runToRetry());
    m_leave->setText(tr("Go to the files"));
}

} // namespace sealdesk
