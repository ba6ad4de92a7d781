// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "shell/pages.h"

#include "flows/historypage.h"
#include "flows/recoverypage.h"

namespace sealdesk
{

Pages::Pages(Settings &settings, Clock &clock, QWidget *parent)
    : QStackedWidget(parent)
    , m_files(new FileListPage(settings, clock, this))
    , m_recovery(new RecoveryPage(clock, this))
    , m_history(new HistoryPage(settings, clock, this))
{
    addWidget(m_files);
    addWidget(m_recovery);
    addWidget(m_history);
    const auto retry = [this](const TerminationRequest &request) {
        showFiles();
        m_files->terminate(request);
    };
    connect(m_files, &FileListPage::recoveryWanted, this, &Pages::showRecovery);
    connect(m_recovery, &RecoveryPage::leaveWanted, this, &Pages::showFiles);
    connect(m_recovery, &RecoveryPage::retryWanted, this, retry);
    connect(m_recovery, &RecoveryPage::settled, this, &Pages::showWhatWasSettled);
    connect(m_recovery, &RecoveryPage::sighted, m_files, &FileListPage::merge);
    connect(m_recovery, &RecoveryPage::helpRequested, m_files, &FileListPage::askThenOpen);
    connect(m_history, &HistoryPage::leaveWanted, this, &Pages::showFiles);
    connect(m_history, &HistoryPage::retryWanted, this, retry);
    connect(m_history, &HistoryPage::recoveryWanted, this, &Pages::showRecovery);
    connect(this, &QStackedWidget::currentChanged, this, &Pages::pageChanged);
}

void Pages::setSession(Session *session, FileListPage::Kind kind, RecordBook *record)
{
    m_session = session;
    m_recovery->setSession(nullptr);
    m_history->setRecord(record);
    if (const auto *problem = session ? std::get_if<JournalProblem>(&session->journal()) : nullptr) {
        m_history->showProblem(*problem);
    }
    m_files->setSession(session, kind);
    showRecovery();
}

void Pages::setLanguage(UiLanguage language)
{
    m_files->setLanguage(language);
    m_recovery->setLanguage(language);
    m_history->setLanguage(language);
}

void Pages::showFiles()
{
    setCurrentWidget(m_files);
}

void Pages::showHistory()
{
    m_history->reload();
    setCurrentWidget(m_history);
}

void Pages::showRecovery()
{
    const bool isUnsettled = m_session && hasUnsettledFiles(*m_session);
    if (isUnsettled && !m_recovery->isRunning()) {
        m_recovery->setSession(m_session);
    }
    if (m_recovery->isInUse()) {
        setCurrentWidget(m_recovery);
    } else {
        showFiles();
    }
}

bool Pages::canShowRecovery() const
{
    return m_recovery->isInUse() || (m_session && hasUnsettledFiles(*m_session));
}

// It goes on while another page is in sight.
void Pages::showWhatWasSettled()
{
    if (currentWidget() == m_history) {
        m_history->reload();
    }
}

void Pages::focusSearch()
{
    if (currentWidget() == m_history) {
        m_history->focusSearch();
    } else {
        m_files->focusSearch();
    }
}

bool Pages::hasSearch() const
{
    return currentWidget() != m_recovery;
}

} // namespace sealdesk
