// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "shell/pages.h"

#include "flows/record/historypage.h"
#include "flows/record/recoverypage.h"
#include "service/terminationrequest.h"
#include "shell/terminationhost.h"
#include "widgets/webpage.h"

namespace sealdesk
{

Pages::Pages(Settings &settings, Clock &clock, QWidget *parent)
    : QStackedWidget(parent)
    , m_settings(settings)
    , m_clock(clock)
    , m_files(new FileListPage(settings, clock, this))
    , m_terminations(new TerminationHost(settings, this))
{
    addWidget(m_files);
    connect(m_files, &FileListPage::terminationRequested, m_terminations, &TerminationHost::open);
    connect(m_terminations, &TerminationHost::filesLeftOpen, this, &Pages::followOpenFiles);
    connect(m_files, &FileListPage::openOutcomesRequested, this, &Pages::showRecovery);
    connect(m_terminations, &TerminationHost::sighted, m_files, &FileListPage::merge);
    connect(m_terminations, &TerminationHost::opened, m_files,
            [this] { m_files->setLostChecks(FileListPage::LostChecks::Silent); });
    connect(m_terminations, &TerminationHost::closed, m_files,
            [this] { m_files->setLostChecks(FileListPage::LostChecks::Announced); });
    connect(this, &QStackedWidget::currentChanged, this, &Pages::pageChanged);
}

RecoveryPage &Pages::recovery()
{
    if (!m_recovery) {
        m_recovery = new RecoveryPage(m_clock, this);
        addWidget(m_recovery);
        connect(m_recovery, &RecoveryPage::leaveRequested, this, &Pages::showFiles);
        connect(m_recovery, &RecoveryPage::retryRequested, this, &Pages::retry);
        connect(m_recovery, &RecoveryPage::looked, this, &Pages::refreshHistory);
        connect(m_recovery, &RecoveryPage::looked, this,
                [this] { m_files->showOpenOutcomes(m_recovery->openCount()); });
        connect(m_recovery, &RecoveryPage::sighted, m_files, &FileListPage::mergeOutcomes);
        connect(m_recovery, &RecoveryPage::helpRequested, this, [this](const QUrl &url) { askToOpenPage(url, this); });
    }
    return *m_recovery;
}

HistoryPage &Pages::history()
{
    if (!m_history) {
        m_history = new HistoryPage(m_settings, this);
        addWidget(m_history);
        connect(m_history, &HistoryPage::leaveRequested, this, &Pages::showFiles);
        connect(m_history, &HistoryPage::retryRequested, this, &Pages::retry);
        connect(m_history, &HistoryPage::recoveryRequested, this, &Pages::showRecovery);
        m_history->setSession(m_session);
    }
    return *m_history;
}

void Pages::retry(const TerminationRequest &request)
{
    showFiles();
    m_terminations->open(request);
}

void Pages::setSession(Session *session)
{
    m_session = session;
    if (m_recovery) {
        m_recovery->setSession(nullptr);
    }
    if (m_history) {
        m_history->setSession(session);
    }
    m_terminations->setSession(session);
    m_files->setSession(session);
    if (session) {
        connect(session, &Session::corrected, this, &Pages::refreshHistory, Qt::UniqueConnection);
    }
    showFiles();
    m_files->showOpenOutcomes(0);
    if (session && hasOpenFiles(*session)) {
        followOpenFiles();
    }
}

// Accepted files are confirmed behind the other pages; new unknown ones are something to know about.
void Pages::followOpenFiles()
{
    const int knownBefore = recovery().unknownCount();
    recovery().setSession(m_session);
    m_files->showOpenOutcomes(recovery().openCount());
    if (recovery().unknownCount() > knownBefore || recovery().isJournalUnreadable()) {
        setCurrentWidget(m_recovery);
    }
}

void Pages::showFiles()
{
    setCurrentWidget(m_files);
}

void Pages::showHistory()
{
    history().reload();
    setCurrentWidget(&history());
}

// Recovery would take the files of an open dialog for those of a process that is gone.
void Pages::showRecovery()
{
    if (m_terminations->isOpen()) {
        return;
    }
    if (m_session && hasOpenFiles(*m_session) && !recovery().isInUse()) {
        recovery().setSession(m_session);
    }
    if (m_recovery && m_recovery->isInUse()) {
        setCurrentWidget(m_recovery);
    } else {
        showFiles();
    }
}

bool Pages::canShowRecovery() const
{
    if (m_terminations->isOpen()) {
        return false;
    }
    return (m_recovery && m_recovery->isInUse()) || (m_session && hasOpenFiles(*m_session));
}

// Recovery continues while another page is shown.
void Pages::refreshHistory()
{
    if (m_history && currentWidget() == m_history) {
        m_history->reload();
    }
}

void Pages::focusSearch()
{
    if (m_history && currentWidget() == m_history) {
        m_history->focusSearch();
    } else {
        m_files->focusSearch();
    }
}

bool Pages::hasSearch() const
{
    return !m_recovery || currentWidget() != m_recovery;
}

} // namespace sealdesk
