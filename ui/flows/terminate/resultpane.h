// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "service/terminationattempts.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace sealdesk
{

class BannerStack;
class RunView;
class WaitLabel;

//! Shows the outcome of each file of a termination, while it runs and afterwards.
class ResultPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResultPane)

public:
    //! \a attempts must outlive the pane.
    ResultPane(TerminationAttempts &attempts, Clock &clock, QWidget *parent = nullptr);
    ~ResultPane() override = default;

    void showRunning();
    //! Shows that closing waits for the request in flight.
    void showClosing();
    void showFinished();
    void focusTable();
    //! Looks up the files whose outcome is unknown.
    void checkUnknown();

Q_SIGNALS:
    void retryRequested();
    void closeRequested();
    //! Emitted when the user asks for the service's page on an error.
    void helpRequested(const QUrl &url);

protected:
    bool event(QEvent *event) override;

private:
    enum class Mode { Running, Closing, Finished };
    //! The error in the banner, and the outcome that it caused.
    struct ShownError {
        OutcomeState outcome;
        ApiError error;
        friend bool operator==(const ShownError &, const ShownError &) = default;
    };

    void build();
    void buildUnknown(QBoxLayout &layout);
    void buildFooter(QBoxLayout &layout);
    void connectRun(TerminationRun *run);
    void connectButtons();
    void refreshLater();
    void refresh();
    void refreshButtons();
    void refreshBanners();
    void retranslate();
    void showLostAnswer(const ApiError &error);
    void showRemark(const RunRemark &remark);
    void showCheckSize(const TerminationRun &run);
    void showJournalProblem(const JournalProblem &problem);
    [[nodiscard]] QString headlineText() const;
    [[nodiscard]] QString countsText() const;
    [[nodiscard]] QString phaseText() const;
    [[nodiscard]] QString openText() const;
    [[nodiscard]] int openCount() const;

    TerminationAttempts &m_attempts;
    const TerminationLedger &m_ledger;
    Mode m_mode = Mode::Running;
    bool m_isRefreshPending = false;
    std::optional<ShownError> m_shownError;

    BannerStack *m_banners;
    QLabel *m_headline;
    QProgressBar *m_progress;
    RunView *m_files;
    QWidget *m_unknownBox;
    QLabel *m_unknownText;
    QPushButton *m_checkNow;
    QLabel *m_phase;
    WaitLabel *m_wait;
    QPushButton *m_copy;
    QPushButton *m_retry;
    QPushButton *m_stop;
    QPushButton *m_close;
};

} // namespace sealdesk
