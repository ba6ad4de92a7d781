// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/terminate/terminatedialog.h"

#include "flows/terminate/confirmpane.h"
#include "flows/terminate/resultpane.h"
#include "service/terminationattempts.h"
#include "service/terminationselection.h"
#include "widgets/inlinequestion.h"
#include "widgets/theme.h"
#include "widgets/webpage.h"

#include <QEvent>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace sealdesk
{

using namespace Qt::StringLiterals;

TerminateDialog::TerminateDialog(Session &session, TerminationRequest request, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_request(std::move(request))
    , m_earlier(earlierOutcomes(session, withoutRepeats(std::move(m_request.files))))
    , m_listed(m_earlier.files)
    , m_preflight(new Preflight(session, this))
    , m_attempts(new TerminationAttempts(session, m_request.origins, this))
    , m_panes(new QStackedWidget(this))
    , m_confirm(new ConfirmPane({.connection = session.connection(),
                                 .clock = session.client().clock(),
                                 .filterText = m_request.filterText,
                                 .recentReasons = m_request.recentReasons}))
    , m_result(new ResultPane(*m_attempts, session.client().clock()))
    , m_questionBar(new InlineQuestion(this))
{
    build();
    connectConfirmPane();
    connectResultPane();
    connect(m_questionBar, &InlineQuestion::firstChosen, this, &TerminateDialog::handleFirstAnswer);
    connect(m_questionBar, &InlineQuestion::secondChosen, this, &TerminateDialog::handleSecondAnswer);
    retranslate();
    enter(Stage::Confirming);
    m_confirm->setListed(m_listed, ConfirmPane::Attempt::First);
    m_confirm->showEarlier(m_earlier);
    m_confirm->setReason(m_request.reason);
}

// The panes read the ledger of the attempts.
TerminateDialog::~TerminateDialog()
{
    delete m_panes;
}

void TerminateDialog::build()
{
    setObjectName(u"terminateDialog"_s);
    m_panes->addWidget(m_confirm);
    m_panes->addWidget(m_result);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(theme::margin);
    layout->addWidget(m_panes, 1);
    layout->addWidget(m_questionBar);
    m_questionBar->hide();

    const QFontMetrics metrics = fontMetrics();
    const QSize wanted(metrics.averageCharWidth() * 166, metrics.lineSpacing() * 48);
    resize(wanted.boundedTo(screen()->availableSize() * 0.92));
}

void TerminateDialog::connectConfirmPane()
{
    connect(m_preflight, &Preflight::waiting, m_confirm, &ConfirmPane::showWait);
    connect(m_preflight, &Preflight::finished, this, &TerminateDialog::handleCheck);
    connect(m_confirm, &ConfirmPane::checkRequested, this, &TerminateDialog::startCheck);
    connect(m_confirm, &ConfirmPane::helpRequested, this, &TerminateDialog::confirmOpenHelp);
    connect(m_confirm, &ConfirmPane::confirmed, this, &TerminateDialog::confirm);
    connect(m_confirm, &ConfirmPane::cancelled, this, &TerminateDialog::cancelConfirming);
}

void TerminateDialog::connectResultPane()
{
    connect(m_attempts, &TerminationAttempts::started, this, &TerminateDialog::connectRun);
    connect(m_result, &ResultPane::helpRequested, this, &TerminateDialog::confirmOpenHelp);
    connect(m_result, &ResultPane::retryRequested, this, &TerminateDialog::retry);
    connect(m_result, &ResultPane::closeRequested, this, &TerminateDialog::reject);
}

void TerminateDialog::connectRun(TerminationRun *run)
{
    connect(run, &TerminationRun::sighted, this, &TerminateDialog::sighted);
    connect(run, &TerminationRun::finished, this, &TerminateDialog::finish);
}

bool TerminateDialog::isRunning() const
{
    return m_attempts->isRunning();
}

bool TerminateDialog::isSending() const
{
    return isRunning() && m_attempts->latest()->phase() == TerminationRun::Phase::Sending;
}

void TerminateDialog::startCheck()
{
    if (const auto *problem = std::get_if<JournalProblem>(&m_session.journal())) {
        m_confirm->showJournalProblem(*problem);
        return;
    }
    m_confirm->showChecking();
    // A check may not reach all of them: first those that are sent first.
    TerminationSelection selection = selectionOf(m_listed);
    std::ranges::move(selection.finals, std::back_inserter(selection.offered));
    m_preflight->start(std::move(selection.offered), Preflight::Scope::Confirmation);
}

void TerminateDialog::handleCheck(const PreflightResult &result)
{
    if (result.error) {
        m_confirm->showCheckError(*result.error);
        return;
    }
    m_confirm->showChecked(result);
    Q_EMIT sighted(result.files);
}

// Assistive programs can reach a hidden pane, so each stage accepts only its own actions.
void TerminateDialog::confirm()
{
    if (m_stage != Stage::Confirming) {
        return;
    }
    std::optional<TerminationPlan> plan = m_confirm->takePlan();
    if (!plan) {
        return;
    }
    plan->filterText = m_request.filterText;
    const QString reason = plan->reason.text();
    enter(Stage::Running);
    if (m_attempts->start(*std::move(plan))) {
        enter(Stage::Result);
        return;
    }
    Q_EMIT reasonUsed(reason);
}

void TerminateDialog::retry()
{
    if (m_stage != Stage::Result || !m_attempts->canRetry()) {
        return;
    }
    dismissQuestion();
    m_earlier = earlierOutcomes(m_session, m_attempts->ledger().retryableFiles());
    m_listed = m_earlier.files;
    enter(Stage::Confirming);
    m_confirm->setListed(m_listed, ConfirmPane::Attempt::Retry);
    m_confirm->showEarlier(m_earlier);
    startCheck();
}

void TerminateDialog::finish()
{
    enter(Stage::Result);
    Q_EMIT runFinished();
    if (m_closing != Closing::No) { // open outcomes are looked for all the same, and the list says so
        closeNow();
    }
}

void TerminateDialog::enter(Stage stage)
{
    m_stage = stage;
    m_confirm->setEnabled(stage == Stage::Confirming);
    m_result->setEnabled(stage != Stage::Confirming);
    switch (stage) {
    case Stage::Confirming:
        m_panes->setCurrentWidget(m_confirm);
        m_confirm->makeCancelDefault();
        break;
    case Stage::Running:
        m_panes->setCurrentWidget(m_result);
        m_result->showRunning();
        break;
    case Stage::Result:
        m_panes->setCurrentWidget(m_result);
        dismissQuestion();
        m_result->showFinished();
        break;
    }
}

void TerminateDialog::reject()
{
    if (m_question == Question::OpenHelp) {
        dismissQuestion();
        return;
    }
    switch (m_stage) {
    case Stage::Confirming:
        if (m_question == Question::DiscardReason) {
            dismissQuestion();
        } else if (m_confirm->hasReason() && m_attempts->ledger().isEmpty()) {
            showQuestion(Question::DiscardReason);
        } else {
            cancelConfirming();
        }
        return;
    case Stage::Running:
        if (m_question == Question::CloseWhileRunning) {
            dismissQuestion();
        } else if (m_closing == Closing::No) {
            showQuestion(Question::CloseWhileRunning);
        }
        return;
    case Stage::Result:
        if (m_question != Question::CloseWithUnknown && m_attempts->ledger().count(OutcomeState::Unknown) > 0) {
            showQuestion(Question::CloseWithUnknown);
        } else {
            closeNow();
        }
        return;
    }
    Q_UNREACHABLE();
}

// A cancelled retry returns to the result.
void TerminateDialog::cancelConfirming()
{
    if (m_stage != Stage::Confirming) {
        return;
    }
    m_preflight->cancel();
    if (m_attempts->ledger().isEmpty()) {
        closeNow();
    } else {
        enter(Stage::Result);
    }
}

void TerminateDialog::closeNow()
{
    m_preflight->cancel();
    done(m_attempts->ledger().isEmpty() ? Rejected : Accepted);
}

void TerminateDialog::stopForShutdown()
{
    m_closing = Closing::WhenFinished;
    dismissQuestion();
    if (m_attempts->isRunning()) {
        m_attempts->stop();
    } else {
        closeNow();
    }
}

void TerminateDialog::showQuestion(Question question)
{
    m_question = question;
    retranslate();
    m_questionBar->ask();
}

void TerminateDialog::confirmOpenHelp(const QUrl &url)
{
    if (isWebPage(url)) {
        m_help = url;
        showQuestion(Question::OpenHelp);
    }
}

void TerminateDialog::dismissQuestion()
{
    m_question.reset();
    if (!m_questionBar->isHidden()) {
        m_questionBar->hide();
        m_stage == Stage::Confirming ? m_confirm->focusReason() : m_result->focusTable();
    }
}

void TerminateDialog::handleFirstAnswer()
{
    const std::optional<Question> asked = m_question;
    dismissQuestion();
    if (asked == Question::CloseWithUnknown) {
        m_result->checkUnknown();
    }
}

void TerminateDialog::handleSecondAnswer()
{
    const std::optional<Question> asked = m_question;
    dismissQuestion();
    if (!asked) {
        return;
    }
    switch (*asked) {
    case Question::DiscardReason:
        cancelConfirming();
        return;
    case Question::CloseWhileRunning:
        m_closing = Closing::WhenFinished;
        m_result->showClosing();
        m_attempts->stop(); // may end the run at once
        return;
    case Question::CloseWithUnknown:
        closeNow();
        return;
    case Question::OpenHelp:
        openPage(m_help);
        return;
    }
    Q_UNREACHABLE();
}

void TerminateDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (!m_opened) {
        m_opened = true;
        m_confirm->focusReason();
        startCheck();
    }
}

void TerminateDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void TerminateDialog::retranslate()
{
    setWindowTitle(tr("Terminate files"));
    // Set texts even before the bar asks, so that its buttons always have a name.
    switch (m_question.value_or(Question::CloseWhileRunning)) {
    case Question::DiscardReason:
        m_questionBar->setTexts(
            {.question = tr("Nothing was terminated. The reason that you typed is lost if you leave."),
             .first = tr("Go on"),
             .second = tr("Leave")});
        return;
    case Question::CloseWhileRunning:
        m_questionBar->setTexts({.question = tr("Files are still being terminated. What is already sent can't be "
                                                "taken back; what is not sent yet can be left out."),
                                 .first = tr("Keep running"),
                                 .second = tr("Stop after the current request and close")});
        return;
    case Question::CloseWithUnknown:
        m_questionBar->setTexts(
            {.question = tr("%Ln file(s) have an unknown outcome: they may or may not be terminated. The service is "
                            "queried for them after this window is closed, too; until the outcome is known, they can't "
                            "be terminated again.",
                            nullptr, m_attempts->ledger().count(OutcomeState::Unknown)),
             .first = tr("Check now"),
             .second = tr("Close anyway")});
        return;
    case Question::OpenHelp:
        m_questionBar->setTexts(
            {.question = openPageQuestion(m_help), .first = tr("Stay here"), .second = tr("Open in the browser")});
        return;
    }
    Q_UNREACHABLE();
}

} // namespace sealdesk
