// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "service/terminationledger.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace sealdesk
{

class BannerStack;
class FileTableView;
class RunFilesModel;
class OutcomeBar;
class WaitLabel;

//! What happens, and then what happened, to each file: a view over the ledger.
class ResultPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResultPane)

public:
    ResultPane(TerminationLedger &ledger, Clock &clock, UiLanguage language, QWidget *parent = nullptr);
    ~ResultPane() override = default;

    void showRunning();
    //! The user wants to leave: says that the request in flight is waited for.
    void showClosing();
    void showFinished();
    void focusTable();
    //! Looks up the files whose outcome is unknown.
    void checkUnknown();
    void setLanguage(UiLanguage language);

Q_SIGNALS:
    void retryWanted();
    void closeWanted();
    //! The user asks for the service's page on an error.
    void helpWanted(const QUrl &url);

protected:
    bool event(QEvent *event) override;

private:
    enum class Mode { Running, Closing, Finished };
    //! The error that the banner speaks of, and the outcome it led to.
    struct ErrorSaid {
        OutcomeState behind;
        ApiError error;
        friend bool operator==(const ErrorSaid &, const ErrorSaid &) = default;
    };

    void build();
    void buildUnknown(QBoxLayout &layout);
    void buildFooter(QBoxLayout &layout);
    void connectLedger();
    void connectButtons();
    void fillTable();
    void showRow(int row);
    void refreshSoon();
    void refresh();
    void refreshButtons();
    void refreshBanners();
    void retranslate();
    void sayLostAnswer(const ApiError &error);
    void sayRemark(const RunRemark &remark);
    void sayJournalProblem(const JournalProblem &problem);
    void copy();
    [[nodiscard]] QString headlineText() const;
    [[nodiscard]] QString phaseText() const;
    [[nodiscard]] QString lookText() const;

    TerminationLedger &m_ledger;
    UiLanguage m_language;
    Mode m_mode = Mode::Running;
    bool m_refreshPending = false;
    std::optional<ErrorSaid> m_errorSaid;
    std::pair<int, int> m_look{0, 0}; // of reconciliation: number, total

    BannerStack *m_banners;
    QLabel *m_headline;
    QProgressBar *m_progress;
    OutcomeBar *m_outcomes;
    RunFilesModel *m_model;
    FileTableView *m_table;
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
