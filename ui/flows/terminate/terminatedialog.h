// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "service/earlieroutcomes.h"
#include "service/terminationrequest.h"

#include <QDialog>
#include <QUrl>

#include <optional>
#include <vector>

class QStackedWidget;

namespace sealdesk
{

class ConfirmPane;
class TerminationAttempts;
class TerminationRun;
class InlineQuestion;
class Preflight;
class Session;
class ResultPane;
struct PreflightResult;

//! The dialog of a termination (product.md 4): checks the files, has the user confirm them with a reason, and then
//! shows the table of outcomes. Open it with open(). Its questions are shown inside the dialog.
//!
//! Object names, for tests and screen readers:
//! - terminateDialog, confirmPane, confirmScroll, resultPane, resultScroll
//! - question: questionText, questionFirst, questionSecond
//! - confirm: headline, connectionValue, operatorValue, filterValue, statesValue, templatesValue, filesTable,
//!   finalsInsist, finalsTable, goneTable, goneHeading, reasonEditor, countGate, obstacle, cancelButton,
//!   terminateButton
//! - result: resultHeadline, progress, outcomeAll and one outcome… button each, resultTable, unknownText,
//!   checkNowButton, phaseText, stopButton, copyButton, retryButton, closeButton
class TerminateDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TerminateDialog)

public:
    TerminateDialog(Session &session, TerminationRequest request, QWidget *parent = nullptr);
    ~TerminateDialog() override;

    //! Returns whether a run is under way.
    [[nodiscard]] bool isRunning() const;
    //! Returns whether a terminate request is in flight.
    [[nodiscard]] bool isSending() const;
    //! For logout or shutdown: leaves what is not sent yet unsent, without a question, and closes once the request in
    //! flight has ended.
    void stopForShutdown();

    //! Called for Esc, the window's close button, Cancel and Close. Never aborts a request in flight.
    void reject() override;

Q_SIGNALS:
    //! Emitted with newer sightings of these files, for the list to merge.
    void sighted(const std::vector<sealdesk::FileSighting> &files);
    void reasonUsed(const QString &reason);
    void runFinished();

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class Stage { Confirming, Running, Result };
    enum class Question { DiscardReason, CloseWhileRunning, CloseWithUnknown, OpenHelp };
    enum class Closing { No, WhenFinished };

    void build();
    void connectConfirmPane();
    void connectResultPane();
    void connectRun(TerminationRun *run);
    void startCheck();
    void cancelConfirming();
    void handleCheck(const PreflightResult &result);
    void confirm();
    void retry();
    void finish();
    void enter(Stage stage);
    void showQuestion(Question question);
    void handleFirstAnswer();
    void handleSecondAnswer();
    void dismissQuestion();
    void confirmOpenHelp(const QUrl &url);
    void closeNow();
    void retranslate();

    Session &m_session;
    TerminationRequest m_request;
    EarlierOutcomes m_earlier;
    std::vector<FileSighting> m_listed; // of the current confirmation
    Stage m_stage = Stage::Confirming;
    Closing m_closing = Closing::No;
    std::optional<Question> m_question;
    QUrl m_help; // what OpenHelp asks about
    Preflight *m_preflight;
    TerminationAttempts *m_attempts;
    QStackedWidget *m_panes;
    ConfirmPane *m_confirm;
    ResultPane *m_result;
    InlineQuestion *m_questionBar;
    bool m_opened = false;
};

} // namespace sealdesk
