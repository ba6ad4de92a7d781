// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "shell/pages.h"

#include "flows/record/historypage.h"
#include "flows/record/recoverypage.h"
#include "store/recordbook.h"

namespace sealdesk
{

Pages::Pages(Settings &settings, Clock &clock, QWidget *parent)
    : QStackedWidget(parent)
    , m_settings(settings)
    , m_clock(clock)
    , m_files(new FileListPage(settings, clock, this))
{
    addWidget(m_files);
    connect(m_files, &FileListPage::recoveryWanted, this, &Pages::showRecovery);
    connect(this, &QStackedWidget::currentChanged, this, &Pages::pageChanged);
}

RecoveryPage &Pages::recovery()
{
    if (!m_recovery) {
        m_recovery = new RecoveryPage(m_clock, this);
        addWidget(m_recovery);
        connect(m_recovery, &RecoveryPage::leaveWanted, this, &Pages::showFiles);
        connect(m_recovery, &RecoveryPage::retryWanted, this, &Pages::retry);
        connect(m_recovery, &RecoveryPage::settled, this, &Pages::showWhatWasSettled);
        connect(m_recovery, &RecoveryPage::sighted, m_files, &FileListPage::merge);
        connect(m_recovery, &RecoveryPage::helpRequested, m_files, &FileListPage::askThenOpen);
    }
    return *m_recovery;
}

HistoryPage &Pages::history()
{
    if (!m_history) {
        m_history = new HistoryPage(m_settings, m_clock, this);
        addWidget(m_history);
        connect(m_history, &HistoryPage::leaveWanted, this, &Pages::showFiles);
        connect(m_history, &HistoryPage::retryWanted, this, &Pages::retry);
        connect(m_history, &HistoryPage::recoveryWanted, this, &Pages::showRecovery);
        tellHistory();
    }
    return *m_history;
}

void Pages::tellHistory()
{
    m_history->setRecord(m_record);
    if (const auto *problem = m_session ? std::get_if<JournalProblem>(&m_session->journal()) : nullptr) {
        m_history->showProblem(*problem);
    }
}

void Pages::retry(const TerminationRequest &request)
{
    showFiles();
    m_files->terminate(request);
}

void Pages::setSession(Session *session, FileListPage::Kind kind, RecordBook *record)
{
    m_session = session;
    m_record = record;
    if (m_recovery) {
        m_recovery->setSession(nullptr);
    }
    if (m_history) {
        tellHistory();
    }
    m_files->setSession(session, kind);
    showRecovery();
}

void Pages::setLanguage(UiLanguage language)
{
    m_files->setLanguage(language);
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

void Pages::showRecovery()
{
    const bool isUnsettled = m_session && hasUnsettledFiles(*m_session);
    if (isUnsettled && !recovery().isRunning()) {
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
    return (m_recovery && m_recovery->isInUse()) || (m_session && hasUnsettledFiles(*m_session));
}

// It goes on while another page is in sight.
void Pages::showWhatWasSettled()
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
