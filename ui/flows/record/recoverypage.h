// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/localizedtext.h"
#include "service/recovery.h"
#include "service/terminationrequest.h"

#include <QSet>
#include <QWidget>

#include <memory>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace sealdesk
{

class BannerStack;
class FileTableView;
class RunFilesModel;
class OutcomeBar;
class WaitLabel;

//! The page that comes before anything else can be terminated: what earlier runs left unsettled is found out about, by
//! query alone. Object names: recoveryPage, recoveryHeadline, recoveryText, recoveryRun, outcomeBar,
//! recoveryTable, recoveryPhase, recoveryLook, recoveryRetry, recoveryLeave.
class RecoveryPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecoveryPage)

public:
    explicit RecoveryPage(Clock &clock, QWidget *parent = nullptr);
    ~RecoveryPage() override;

    //! Starts to settle what the journal of \a session holds open. nullptr: stops, and shows nothing.
    void setSession(Session *session);
    void setLanguage(UiLanguage language);
    [[nodiscard]] bool isRunning() const;
    //! There is something on it: what is being settled, or what was.
    [[nodiscard]] bool isInUse() const { return m_recovery != nullptr; }

Q_SIGNALS:
    void leaveWanted();
    //! Files that turned out not to be terminated are to be confirmed again.
    void retryWanted(const sealdesk::TerminationRequest &request);
    void sighted(const std::vector<sealdesk::FileSighting> &files);
    void helpRequested(const QUrl &url);
    //! What could be settled is.
    void settled();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void build();
    void buildFooter(QBoxLayout &layout);
    void connectRecovery();
    void fillTable();
    void showOutcome(int index);
    void showPresent(const std::vector<FileSighting> &files);
    void look();
    void retry();
    void leaveOutTriedAgain();
    void showJournalProblem(const JournalProblem &problem);
    void refreshSoon();
    void refresh();
    [[nodiscard]] const StoredRun *runToRetry() const;
    [[nodiscard]] std::vector<FileSighting> retryableFiles(RunId run) const;
    [[nodiscard]] int unknownCount() const;
    [[nodiscard]] bool isUnread() const;
    [[nodiscard]] QString headlineText() const;
    [[nodiscard]] QString explanation() const;
    [[nodiscard]] QString phaseText() const;
    [[nodiscard]] QString runText() const;

    UiLanguage m_language = UiLanguage::English;
    Session *m_session = nullptr;
    std::unique_ptr<Recovery> m_recovery;
    QSet<FileId> m_triedAgain; // since, by another run
    bool m_isJournalBad = false;
    bool m_isRefreshDue = false;
    std::pair<int, int> m_look{0, 0}; // number, total
    RunFilesModel *m_model;
    BannerStack *m_banners;
    QLabel *m_headline;
    QLabel *m_text;
    QLabel *m_run;
    OutcomeBar *m_outcomes;
    FileTableView *m_table;
    QLabel *m_phase;
    WaitLabel *m_wait;
    QPushButton *m_again;
    QPushButton *m_retry;
    QPushButton *m_leave;
};

} // namespace sealdesk
