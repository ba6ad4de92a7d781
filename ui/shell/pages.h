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

//! The window's pages, and the ways between them: the files, what is left to settle, and what was done.
class Pages final : public QStackedWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Pages)

public:
    Pages(Settings &settings, Clock &clock, QWidget *parent = nullptr);
    ~Pages() override = default;

    //! \a session outlives its use here; nullptr: not connected. Unsettled files of earlier runs come first.
    void setSession(Session *session);

    [[nodiscard]] TerminationHost &terminations() { return *m_terminations; }
    [[nodiscard]] FileListPage &files() { return *m_files; }
    void showFiles();
    void showHistory();
    //! Settles what is unsettled, or shows what came of it; shows the files when neither is there.
    void showRecovery();
    [[nodiscard]] bool canShowRecovery() const;
    //! Of the page in sight, where it has a search.
    void focusSearch();
    [[nodiscard]] bool hasSearch() const;

Q_SIGNALS:
    void pageChanged();

private:
    // Created lazily to speed up start-up.
    RecoveryPage &recovery();
    HistoryPage &history();
    void retry(const TerminationRequest &request);
    void showWhatWasSettled();

    Settings &m_settings;
    Clock &m_clock;
    Session *m_session = nullptr;
    FileListPage *m_files;
    TerminationHost *m_terminations;
    RecoveryPage *m_recovery = nullptr;
    HistoryPage *m_history = nullptr;
};

} // namespace sealdesk
