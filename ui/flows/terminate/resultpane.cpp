// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/terminate/resultpane.h"

#include "tables/filetableview.h"
#include "tables/runview.h"
#include "text/errortext.h"
#include "text/servicetext.h"
#include "widgets/bannerstack.h"
#include "widgets/journalbanner.h"
#include "widgets/pagelayout.h"
#include "widgets/plainlabel.h"
#include "widgets/theme.h"
#include "widgets/waitlabel.h"

#include <QAccessible>
#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto runErrorBanner = "run-error"_L1;
constexpr auto slowCheckBanner = "slow-check"_L1;

QString bannerKey(RunRemark::Kind kind)
{
    switch (kind) {
    case RunRemark::Kind::CountsDisagree:
        return u"counts-disagree"_s;
    case RunRemark::Kind::ForeignIds:
        return u"foreign-ids"_s;
    case RunRemark::Kind::UnreadAfter:
        return u"unread-after"_s;
    }
    Q_UNREACHABLE();
}

QString sentence(const RunRemark &remark)
{
    switch (remark.kind) {
    case RunRemark::Kind::CountsDisagree:
        return ResultPane::tr("The counts in the service's answer to request %1 do not fit its lists.")
            .arg(remark.chunk);
    case RunRemark::Kind::ForeignIds:
        return ResultPane::tr("The service's answer to request %1 names files that were not sent, so nothing "
                              "in it was believed.")
            .arg(remark.chunk);
    case RunRemark::Kind::UnreadAfter:
        return ResultPane::tr("The failed files could not be read again.");
    }
    Q_UNREACHABLE();
}

QString advice(const RunRemark &remark)
{
    switch (remark.kind) {
    case RunRemark::Kind::CountsDisagree:
        return ResultPane::tr("The outcomes below follow the lists. Log ID: %1")
            .arg(ServiceText(remark.logId).isolated());
    case RunRemark::Kind::ForeignIds:
        return ResultPane::tr("Look up the unknown files with “Check now”. Log ID: %1")
            .arg(ServiceText(remark.logId).isolated());
    case RunRemark::Kind::UnreadAfter:
        return ResultPane::tr("Their present state is not shown here; refresh the list to see it.");
    }
    Q_UNREACHABLE();
}

} // namespace

ResultPane::ResultPane(TerminationAttempts &attempts, Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_attempts(attempts)
    , m_ledger(attempts.ledger())
    , m_banners(new BannerStack(this))
    , m_headline(new PlainLabel(this))
    , m_progress(new QProgressBar(this))
    , m_files(new RunView(m_ledger, u"resultTable"_s, this))
    , m_unknownBox(new QWidget(this))
    , m_unknownText(new PlainLabel(this))
    , m_checkNow(new QPushButton(this))
    , m_phase(new PlainLabel(this))
    , m_wait(new WaitLabel(clock, this))
    , m_copy(new QPushButton(this))
    , m_retry(new QPushButton(this))
    , m_stop(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName(u"resultPane"_s);
    build();
    connect(&m_attempts, &TerminationAttempts::started, this, &ResultPane::connectRun);
    connect(&m_ledger, &TerminationLedger::reset, this, &ResultPane::refresh);
    connect(&m_ledger, &TerminationLedger::changed, this, &ResultPane::refreshLater);
    connectButtons();
    refresh();
}

void ResultPane::build()
{
    m_headline->setObjectName(u"resultHeadline"_s);
    m_headline->setFont(headlineFont(font()));
    m_headline->setWordWrap(true);
    m_progress->setObjectName(u"progress"_s);

    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins({});
    column->setSpacing(theme::spacing);
    column->addWidget(m_banners);
    column->addWidget(m_headline);
    column->addWidget(m_progress);
    column->addWidget(m_files, 1);
    buildUnknown(*column);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(theme::margin);
    layout->addWidget(wrapInScrollArea(content, u"resultScroll"_s), 1);
    buildFooter(*layout);
}

void ResultPane::buildUnknown(QBoxLayout &layout)
{
    m_unknownText->setObjectName(u"unknownText"_s);
    m_unknownText->setWordWrap(true);
    m_checkNow->setObjectName(u"checkNowButton"_s);
    auto *row = new QHBoxLayout(m_unknownBox);
    row->setContentsMargins({});
    row->setSpacing(theme::margin);
    row->addWidget(m_unknownText, 1);
    row->addWidget(m_checkNow);
    layout.addWidget(m_unknownBox);
}

void ResultPane::buildFooter(QBoxLayout &layout)
{
    m_phase->setObjectName(u"phaseText"_s);
    m_phase->setWordWrap(true);
    m_copy->setObjectName(u"copyButton"_s);
    m_retry->setObjectName(u"retryButton"_s);
    m_stop->setObjectName(u"stopButton"_s);
    m_close->setObjectName(u"closeButton"_s);
    auto *footer = new QHBoxLayout;
    footer->setSpacing(theme::spacing);
    footer->addWidget(m_copy);
    footer->addWidget(m_phase, 1);
    footer->addWidget(m_wait);
    footer->addWidget(m_retry);
    footer->addWidget(m_stop);
    footer->addWidget(m_close);
    layout.addLayout(footer);
}

void ResultPane::connectRun(TerminationRun *run)
{
    connect(run, &TerminationRun::phaseChanged, this, &ResultPane::refreshLater);
    connect(run, &TerminationRun::looked, this, &ResultPane::refreshLater);
    connect(run, &TerminationRun::journalFailed, this, &ResultPane::showJournalProblem);
    connect(run, &TerminationRun::remarked, this, &ResultPane::showRemark);
    connect(run, &TerminationRun::checkSizeChanged, this, [this, run] { showCheckSize(*run); });
    connect(run, &TerminationRun::finished, this, [this, run] { showCheckSize(*run); });
    connect(run, &TerminationRun::waiting, m_wait, &WaitLabel::start);
    connect(run, &TerminationRun::lookStarted, this, [this] {
        m_wait->stop();
        refreshLater();
    });
    connect(run, &TerminationRun::lookFailed, this,
            [this](const ApiError &error) { m_banners->showError(u"check-error"_s, error); });
}

void ResultPane::connectButtons()
{
    connect(m_checkNow, &QPushButton::clicked, this, &ResultPane::checkUnknown);
    connect(m_copy, &QPushButton::clicked, m_files, &RunView::copy);
    connect(m_retry, &QPushButton::clicked, this, &ResultPane::retryRequested);
    connect(m_close, &QPushButton::clicked, this, &ResultPane::closeRequested);
    connect(m_banners, &BannerStack::helpRequested, this, &ResultPane::helpRequested);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_attempts.stop();
        refresh();
    });
}

// A request settles a hundred files in one turn of the event loop; compute the summary once.
void ResultPane::refreshLater()
{
    if (!std::exchange(m_isRefreshPending, true)) {
        QMetaObject::invokeMethod(this, &ResultPane::refresh, Qt::QueuedConnection);
    }
}

void ResultPane::showRunning()
{
    m_mode = Mode::Running;
    m_shownError.reset();
    m_banners->clearAll();
    refresh();
    focusTable();
}

void ResultPane::showClosing()
{
    m_mode = Mode::Closing;
    refresh();
}

void ResultPane::showFinished()
{
    m_mode = Mode::Finished;
    m_wait->stop();
    const bool lostFocus = m_stop->hasFocus();
    refresh();
    if (lostFocus) {
        focusTable();
    }
    QAccessibleEvent event(m_headline, QAccessible::Alert); // announce the end of what may have taken minutes
    QAccessible::updateAccessibility(&event);
}

void ResultPane::focusTable()
{
    m_files->table().setFocus(Qt::OtherFocusReason);
}

void ResultPane::checkUnknown()
{
    m_banners->clear(u"check-error"_s);
    m_attempts.resolveNow();
    refresh();
}

bool ResultPane::event(QEvent *event)
{
    const bool handled = QWidget::event(event); // children first, because the tables also set their accessible names
    if (event->type() == QEvent::LanguageChange) {
        refresh();
    }
    return handled;
}

void ResultPane::refresh()
{
    m_isRefreshPending = false;
    const TerminationRun *run = m_attempts.latest();
    m_progress->setMaximum(std::max(1, run ? run->fileCount() : 0));
    m_progress->setValue(run ? run->settledCount() : 0);
    m_progress->setVisible(m_mode != Mode::Finished);
    refreshButtons();
    refreshBanners();
    retranslate();
}

void ResultPane::refreshButtons()
{
    const bool finished = m_mode == Mode::Finished;
    const bool idle = finished && !m_attempts.isLooking();
    m_unknownBox->setVisible(finished && openCount() > 0);
    m_checkNow->setEnabled(idle);
    m_retry->setVisible(finished && !m_ledger.retryableFiles().empty());
    m_retry->setEnabled(idle && m_attempts.canRetry());
    m_stop->setVisible(!finished);
    m_stop->setEnabled(m_attempts.isRunning() && !m_attempts.isStopping());
    if (finished && !m_attempts.isResolving()) {
        m_wait->stop();
    }
}

int ResultPane::openCount() const
{
    return m_ledger.count(OutcomeState::Unknown) + m_ledger.count(OutcomeState::Accepted);
}

// Shows only new errors, so that a banner that the user has closed stays closed.
void ResultPane::refreshBanners()
{
    std::optional<ShownError> now;
    for (const OutcomeState state : {OutcomeState::Unknown, OutcomeState::NotSent}) {
        const std::optional<ApiError> error = m_ledger.leadingError(state);
        if (error && !now) {
            now = {.outcome = state, .error = *error};
        }
    }
    if (now == m_shownError) {
        return;
    }
    m_shownError = now;
    if (!now) {
        m_banners->clear(runErrorBanner);
    } else if (now->outcome == OutcomeState::Unknown) {
        showLostAnswer(now->error);
    } else {
        m_banners->showError(runErrorBanner, now->error);
    }
}

// Replaces the usual advice for a lost answer, which is to try again: wrong here.
void ResultPane::showLostAnswer(const ApiError &error)
{
    m_banners->showBanner(runErrorBanner, [error] {
        const ErrorText words = describe(error);
        return BannerContent{.tone = theme::Tone::Danger,
                             .sentence = words.sentence,
                             .advice =
                                 tr("Some files were sent and may be terminated already. They are not sent again; the "
                                    "service is queried for what happened."),
                             .details = words.details};
    });
}

void ResultPane::showRemark(const RunRemark &remark)
{
    m_banners->showBanner(bannerKey(remark.kind), [remark] {
        return BannerContent{.tone = theme::Tone::Warning, .sentence = sentence(remark), .advice = advice(remark)};
    });
}

void ResultPane::showCheckSize(const TerminationRun &run)
{
    if (!run.isCheckingFew()) {
        m_banners->clear(slowCheckBanner);
        return;
    }
    m_banners->showBanner(slowCheckBanner, [] {
        return BannerContent{
            .tone = theme::Tone::Warning,
            .sentence = tr("Verifying the files before they are sent takes long: the service is slow, or many other "
                           "files are changing."),
            .advice = tr("Until that changes, only the files that are sent next are verified, one by one, and fewer "
                         "are sent at a time.")};
    });
}

void ResultPane::showJournalProblem(const JournalProblem &problem)
{
    m_banners->showBanner(journalBanner, [problem] {
        BannerContent content = bannerOf(problem);
        content.advice = tr("Nothing more is sent. What is marked as not recorded is looked up again when the program "
                            "starts the next time.");
        return content;
    });
}

QString ResultPane::headlineText() const
{
    if (m_mode != Mode::Finished) {
        return tr("Terminating %Ln file(s)…", nullptr, m_attempts.latest() ? m_attempts.latest()->fileCount() : 0);
    }
    const int total = m_ledger.fileCount();
    const int terminated = m_ledger.count(OutcomeState::Terminated);
    if (terminated == total) {
        return tr("%Ln file(s) terminated.", nullptr, total);
    }
    const QString counts = countsText();
    return openCount() > 0 ? tr("So far, of %Ln file(s): %1.", nullptr, total).arg(counts)
                           : tr("Of %Ln file(s): %1.", nullptr, total).arg(counts);
}

// Every file is in one of them. What was terminated is always there, so that none is a statement, too.
QString ResultPane::countsText() const
{
    QString counts = tr("%Ln terminated", nullptr, m_ledger.count(OutcomeState::Terminated));
    const auto add = [&](OutcomeState state, const QString &text) {
        counts = m_ledger.count(state) > 0 ? tr("%1, %2", "counts of files").arg(counts, text) : counts;
    };
    const auto count = [this](OutcomeState state) { return m_ledger.count(state); };
    add(OutcomeState::Failed, tr("%Ln failed", nullptr, count(OutcomeState::Failed)));
    add(OutcomeState::Unknown, tr("%Ln with an unknown outcome", nullptr, count(OutcomeState::Unknown)));
    add(OutcomeState::Accepted, tr("%Ln accepted and to be confirmed", nullptr, count(OutcomeState::Accepted)));
    add(OutcomeState::Skipped, tr("%Ln skipped", nullptr, count(OutcomeState::Skipped)));
    add(OutcomeState::NotSent, tr("%Ln not sent", nullptr, count(OutcomeState::NotSent)));
    add(OutcomeState::LeftUnknown, tr("%Ln left as unknown", nullptr, count(OutcomeState::LeftUnknown)));
    return counts;
}

QString ResultPane::phaseText() const
{
    if (m_mode == Mode::Finished) {
        return m_attempts.isLooking() ? tr("Confirming the outcomes with the service…") : QString();
    }
    if (m_mode == Mode::Closing) {
        return tr("This closes as soon as the request in flight has ended.");
    }
    const TerminationRun *run = m_attempts.latest();
    if (!run) {
        return {};
    }
    if (run->isStopping()) {
        return tr("Stopping: the request in flight is waited for…");
    }
    switch (run->phase()) {
    case TerminationRun::Phase::Ready:
    case TerminationRun::Phase::Finished:
        return {};
    case TerminationRun::Phase::Checking:
        return tr("Checking the files again before they are sent…");
    case TerminationRun::Phase::Sending:
        return tr("Waiting for the service's response, for at most %Ln second(s)…", nullptr,
                  static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(HttpRequest().deadline).count()));
    case TerminationRun::Phase::Resolving:
        return tr("No clear response was received: finding out what happened before more is sent…");
    }
    Q_UNREACHABLE();
}

QString ResultPane::openText() const
{
    if (!m_attempts.isResolving()) {
        return tr(
            "The outcome of %Ln file(s) could not be found out yet. They are looked up again from time to time and "
            "at each start of the program; closing this window doesn't stop that.",
            nullptr, openCount());
    }
    if (const int unknown = m_ledger.count(OutcomeState::Unknown); unknown > 0) {
        return tr("%Ln file(s) were sent, but no clear response was received: they may or may not be terminated. They "
                  "are not sent again. The service is queried until it is certain what happened, which can take 10 "
                  "minutes; closing this window doesn't stop that.",
                  nullptr, unknown);
    }
    return tr("The service accepted the request for %Ln file(s). Each is queried until it shows as terminated; closing "
              "this window doesn't stop that.",
              nullptr, m_ledger.count(OutcomeState::Accepted));
}

void ResultPane::retranslate()
{
    m_headline->setText(headlineText());
    const TerminationRun *run = m_attempts.latest();
    m_progress->setFormat(
        tr("%L1 of %Ln file(s) settled", nullptr, run ? run->fileCount() : 0).arg(run ? run->settledCount() : 0));
    m_progress->setAccessibleName(tr("Progress"));
    m_unknownText->setText(openText());
    m_phase->setText(phaseText());
    m_checkNow->setText(tr("Check now"));
    m_checkNow->setAccessibleDescription(m_unknownText->text());
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copies the highlighted rows, or all that are shown"));
    m_retry->setText(tr("Retry the failed and the not sent…"));
    m_retry->setToolTip(m_attempts.canRetry()
                            ? QString()
                            : tr("Possible as soon as it is known what became of every file that was sent"));
    m_stop->setText(m_attempts.isStopping() ? tr("Stopping…") : tr("Stop after this request"));
    m_close->setText(tr("Close"));
}

} // namespace sealdesk
