// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "service/recovery.h"
#include "service/terminationrequest.h"

#include <QWidget>

#include <memory>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace sealdesk
{

class BannerStack;
class LeaveQuestion;
class RunView;
class WaitLabel;

//! Finds out, by query only, what became of files that earlier runs left open: at once while the page is shown, and
//! with few requests behind other pages. Object names: recoveryPage, recoveryHeadline, recoveryText, recoveryRun,
//! outcomeBar, recoveryTable, recoveryPhase, recoveryLook, recoveryRetry, recoveryClose, recoveryLeave.
class RecoveryPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecoveryPage)

public:
    explicit RecoveryPage(Clock &clock, QWidget *parent = nullptr);
    ~RecoveryPage() override;

    //! Starts to look for what is open in the journal of \a session. nullptr: stops and shows nothing.
    void setSession(Session *session);
    //! Returns whether the page shows files whose outcome is or was open.
    [[nodiscard]] bool isInUse() const { return m_recovery != nullptr; }
    [[nodiscard]] int unknownCount() const;
    //! How many files have an open outcome, unknown or accepted.
    [[nodiscard]] int openCount() const;
    //! Returns whether the journal could not be read.
    [[nodiscard]] bool isJournalUnreadable() const;

Q_SIGNALS:
    void leaveRequested();
    //! Emitted when the user wants to confirm the files again that were not terminated.
    void retryRequested(const sealdesk::TerminationRequest &request);
    void sighted(const std::vector<sealdesk::FileSighting> &files);
    void helpRequested(const QUrl &url);
    //! Emitted when outcomes may have changed.
    void looked();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void build();
    void buildFooter(QBoxLayout &layout);
    void connectRecovery();
    void showFiles();
    void look();
    void retry();
    void askToLeaveUnknown();
    void leaveUnknown(const QString &person);
    void dismissQuestion();
    void showJournalProblem(const JournalProblem &problem);
    void refreshLater();
    void refresh();
    [[nodiscard]] const StoredRun *runToRetry() const { return m_recovery ? m_recovery->runToRetry() : nullptr; }
    [[nodiscard]] QString headlineText() const;
    [[nodiscard]] QString explanation() const;
    [[nodiscard]] QString phaseText() const;
    [[nodiscard]] QString runText() const;

    Session *m_session = nullptr;
    TerminationLedger m_ledger;
    std::unique_ptr<Recovery> m_recovery;
    bool m_hasJournalProblem = false;
    bool m_isRefreshPending = false;
    BannerStack *m_banners;
    QLabel *m_headline;
    QLabel *m_text;
    QLabel *m_run;
    RunView *m_files;
    QLabel *m_phase;
    WaitLabel *m_wait;
    QPushButton *m_lookAgain;
    QPushButton *m_retry;
    QPushButton *m_close;
    LeaveQuestion *m_question;
    QPushButton *m_leave;
};

} // namespace sealdesk
