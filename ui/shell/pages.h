// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "flows/list/filelistpage.h"

#include <QStackedWidget>

namespace sealdesk
{

class HistoryPage;
class RecoveryPage;
class TerminationHost;
struct TerminationRequest;

//! The window's pages and the navigation between them: files, recovery and history.
class Pages final : public QStackedWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Pages)

public:
    Pages(Settings &settings, Clock &clock, QWidget *parent = nullptr);
    ~Pages() override = default;

    //! \a session must outlive its use here; nullptr: not connected. Shows the recovery page first if the
    //! outcome of earlier files is unknown.
    void setSession(Session *session);

    [[nodiscard]] TerminationHost &terminations() { return *m_terminations; }
    [[nodiscard]] FileListPage &files() { return *m_files; }
    void showFiles();
    void showHistory();
    //! Shows the recovery page and starts it if outcomes are open. Shows the files if there is nothing to recover.
    void showRecovery();
    //! Reads the runs of the history again if it is shown.
    void refreshHistory();
    [[nodiscard]] bool canShowRecovery() const;
    //! Focuses the search of the current page, if it has one.
    void focusSearch();
    [[nodiscard]] bool hasSearch() const;

Q_SIGNALS:
    void pageChanged();

private:
    // Created lazily to speed up start-up.
    RecoveryPage &recovery();
    HistoryPage &history();
    void retry(const TerminationRequest &request);
    void followOpenFiles();

    Settings &m_settings;
    Clock &m_clock;
    Session *m_session = nullptr;
    FileListPage *m_files;
    TerminationHost *m_terminations;
    RecoveryPage *m_recovery = nullptr;
    HistoryPage *m_history = nullptr;
};

} // namespace sealdesk
