// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/terminate/resultpane.h"

#include "models/runfilesmodel.h"
#include "tables/filetableview.h"
#include "tables/outcomebar.h"
#include "tables/outcomeline.h"
#include "tables/runtable.h"
#include "text/errortext.h"
#include "widgets/bannerstack.h"
#include "widgets/journalbanner.h"
#include "widgets/pagelayout.h"
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
        return ResultPane::tr("The outcomes below follow the lists. Log ID: %1").arg(remark.logId);
    case RunRemark::Kind::ForeignIds:
        return ResultPane::tr("Look up the unknown files with “Check now”. Log ID: %1").arg(remark.logId);
    case RunRemark::Kind::UnreadAfter:
        return ResultPane::tr("Their present state is not shown here; refresh the list to see it.");
    }
    Q_UNREACHABLE();
}

} // namespace

ResultPane::ResultPane(TerminationLedger &ledger, Clock &clock, UiLanguage language, QWidget *parent)
    : QWidget(parent)
    , m_ledger(ledger)
    , m_language(language)
    , m_banners(new BannerStack(this))
    , m_headline(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_outcomes(new OutcomeBar(this))
    , m_model(new RunFilesModel({}, this))
    , m_table(new FileTableView(this))
    , m_unknownBox(new QWidget(this))
    , m_unknownText(new QLabel(this))
    , m_checkNow(new QPushButton(this))
    , m_phase(new QLabel(this))
    , m_wait(new WaitLabel(clock, this))
    , m_copy(new QPushButton(this))
    , m_retry(new QPushButton(this))
    , m_stop(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName(u"resultPane"_s);
    m_model->setLanguage(language);
    build();
    connectLedger();
    connectButtons();
    refresh();
}

void ResultPane::build()
{
    m_headline->setObjectName(u"resultHeadline"_s);
    m_headline->setFont(headlineFont(font()));
    m_headline->setWordWrap(true);
    m_progress->setObjectName(u"progress"_s);
    m_table->setObjectName(u"resultTable"_s);
    setUpRunTable(*m_table, *m_model, RunColumns::WithOutcome);

    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins({});
    column->setSpacing(theme::spacing);
    column->addWidget(m_banners);
    column->addWidget(m_headline);
    column->addWidget(m_progress);
    column->addWidget(m_outcomes);
    column->addWidget(m_table, 1);
    column->addWidget(new OutcomeLine(*m_table, content));
    buildUnknown(*column);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(theme::margin);
    layout->addWidget(scrollAround(content, u"resultScroll"_s), 1);
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

void ResultPane::connectLedger()
{
    connect(&m_ledger, &TerminationLedger::rowsReset, this, &ResultPane::fillTable);
    connect(&m_ledger, &TerminationLedger::rowChanged, this, &ResultPane::showRow);
    connect(&m_ledger, &TerminationLedger::phaseChanged, this, &ResultPane::refreshSoon);
    connect(&m_ledger, &TerminationLedger::reconciled, this, &ResultPane::refreshSoon);
    connect(&m_ledger, &TerminationLedger::journalFailed, this, &ResultPane::sayJournalProblem);
    connect(&m_ledger, &TerminationLedger::lookStarted, this, [this](int number, int total) {
        m_look = {number, total};
        refreshSoon();
    });
    connect(&m_ledger, &TerminationLedger::remarked, this, &ResultPane::sayRemark);
    connect(&m_ledger, &TerminationLedger::waiting, this, [this](const Wait &wait) { m_wait->start(wait); });
    connect(&m_ledger, &TerminationLedger::sighted, this, [this](const std::vector<FileSighting> &files) {
        for (const FileSighting &file : files) {
            m_model->setPresent(file);
        }
    });
    connect(&m_ledger, &TerminationLedger::lookFailed, this,
            [this](const ApiError &error) { m_banners->showError(u"check-error"_s, error); });
}

void ResultPane::connectButtons()
{
    connect(m_outcomes, &OutcomeBar::outcomeChosen, m_model, &RunFilesModel::setOutcomeFilter);
    connect(m_checkNow, &QPushButton::clicked, this, &ResultPane::checkUnknown);
    connect(m_copy, &QPushButton::clicked, this, [this] { copyRows(*m_table, *m_model); });
    connect(m_retry, &QPushButton::clicked, this, &ResultPane::retryWanted);
    connect(m_close, &QPushButton::clicked, this, &ResultPane::closeWanted);
    connect(m_banners, &BannerStack::helpRequested, this, &ResultPane::helpWanted);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_ledger.stop(TerminationRun::Unsettled::Reconcile);
        refresh();
    });
}

void ResultPane::fillTable()
{
    std::vector<FileSighting> files;
    for (const TerminationLedger::Row &row : m_ledger.rows()) {
        files.push_back(row.file);
    }
    m_outcomes->reset();
    m_model->setFiles(files);
    for (size_t row = 0; row < files.size(); ++row) {
        m_model->setOutcome(static_cast<int>(row), m_ledger.rows()[row].outcome);
        if (const auto present = m_ledger.present(files[row].file.id)) {
            m_model->setPresent(*present);
        }
    }
    refresh();
}

void ResultPane::showRow(int row)
{
    m_model->setOutcome(row, m_ledger.rows()[static_cast<size_t>(row)].outcome);
    refreshSoon();
}

// A chunk settles a hundred rows in one turn of the event loop; what sums them up is worked out once.
void ResultPane::refreshSoon()
{
    if (!std::exchange(m_refreshPending, true)) {
        QMetaObject::invokeMethod(this, &ResultPane::refresh, Qt::QueuedConnection);
    }
}

void ResultPane::showRunning()
{
    m_mode = Mode::Running;
    m_errorSaid.reset();
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
    QAccessibleEvent event(m_headline, QAccessible::Alert); // the end of what may have taken minutes is said
    QAccessible::updateAccessibility(&event);
}

void ResultPane::focusTable()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

void ResultPane::checkUnknown()
{
    m_banners->clear(u"check-error"_s);
    m_ledger.checkUnknown();
    refresh();
}

void ResultPane::setLanguage(UiLanguage language)
{
    m_language = language;
    m_model->setLanguage(language);
}

bool ResultPane::event(QEvent *event)
{
    const bool handled = QWidget::event(event); // children first: the tables name themselves, too
    if (event->type() == QEvent::LanguageChange) {
        refresh();
    }
    return handled;
}

void ResultPane::refresh()
{
    m_refreshPending = false;
    OutcomeBar::Counts counts{};
    for (size_t i = 0; i < counts.size(); ++i) {
        counts[i] = m_model->count(allOutcomeStates[i]);
    }
    m_outcomes->setCounts(counts);
    m_progress->setMaximum(std::max(1, m_ledger.currentTotal()));
    m_progress->setValue(m_ledger.settledCount());
    m_progress->setVisible(m_mode != Mode::Finished);
    refreshButtons();
    refreshBanners();
    retranslate();
}

void ResultPane::refreshButtons()
{
    const bool finished = m_mode == Mode::Finished;
    const bool idle = finished && !m_ledger.isCheckingUnknown();
    m_unknownBox->setVisible(finished && m_ledger.count(OutcomeState::Unknown) > 0);
    m_checkNow->setEnabled(idle);
    m_retry->setVisible(finished && !m_ledger.retryableFiles().empty());
    m_retry->setEnabled(idle);
    m_stop->setVisible(!finished);
    m_stop->setEnabled(m_ledger.isRunning() && !m_ledger.isStopping());
    if (idle) {
        m_wait->stop();
    }
}

// Only what is new is said: a banner that the user has closed stays closed.
void ResultPane::refreshBanners()
{
    std::optional<ErrorSaid> now;
    for (const OutcomeState state : {OutcomeState::Unknown, OutcomeState::NotSent}) {
        const std::optional<ApiError> error = m_ledger.leadingError(state);
        if (error && !now) {
            now = {.behind = state, .error = *error};
        }
    }
    if (now == m_errorSaid) {
        return;
    }
    m_errorSaid = now;
    if (!now) {
        m_banners->clear(runErrorBanner);
    } else if (now->behind == OutcomeState::Unknown) {
        sayLostAnswer(now->error);
    } else {
        m_banners->showError(runErrorBanner, now->error);
    }
}

// The usual advice for a lost answer is to try again: here it would be the wrong one.
void ResultPane::sayLostAnswer(const ApiError &error)
{
    m_banners->say(runErrorBanner, [error] {
        const ErrorText words = describe(error);
        return BannerContent{.tone = theme::Tone::Danger,
                             .sentence = words.sentence,
                             .advice =
                                 tr("Some files were sent and may be terminated already. Look them up with “Check "
                                    "now” before anything else."),
                             .details = words.details};
    });
}

void ResultPane::sayRemark(const RunRemark &remark)
{
    m_banners->say(bannerKey(remark.kind), [remark] {
        return BannerContent{.tone = theme::Tone::Warning, .sentence = sentence(remark), .advice = advice(remark)};
    });
}

void ResultPane::sayJournalProblem(const JournalProblem &problem)
{
    m_banners->say(journalBanner, [problem] {
        BannerContent said = bannerOf(problem);
        said.advice = tr("Nothing more is sent. What is marked as not recorded is looked up again when the program "
                         "starts the next time.");
        return said;
    });
}

QString ResultPane::headlineText() const
{
    if (m_mode != Mode::Finished) {
        return tr("Terminating %Ln file(s)…", nullptr, m_ledger.currentTotal());
    }
    const auto total = static_cast<int>(m_ledger.rows().size());
    const int terminated = m_ledger.count(OutcomeState::Terminated);
    if (m_ledger.count(OutcomeState::Unknown) > 0) {
        return tr("%L1 of %Ln file(s) terminated, as far as is known.", nullptr, total).arg(terminated);
    }
    return terminated == total ? tr("%Ln file(s) terminated.", nullptr, total)
                               : tr("%L1 of %Ln file(s) terminated.", nullptr, total).arg(terminated);
}

QString ResultPane::phaseText() const
{
    if (m_mode == Mode::Finished) {
        return m_ledger.isCheckingUnknown() ? lookText() : QString();
    }
    if (m_mode == Mode::Closing) {
        return tr("This closes as soon as the request in flight has ended.");
    }
    if (m_ledger.isStopping() && m_ledger.phase() != TerminationRun::Phase::Settling) {
        return tr("Stopping: the request in flight is waited for…");
    }
    const std::optional<TerminationRun::Phase> phase = m_ledger.phase();
    if (!phase) {
        return {};
    }
    switch (*phase) {
    case TerminationRun::Phase::Ready:
    case TerminationRun::Phase::Finished:
        return {};
    case TerminationRun::Phase::Checking:
        return tr("Checking the files again before they are sent…");
    case TerminationRun::Phase::Sending:
        return tr("Waiting for the service's answer…");
    case TerminationRun::Phase::Settling:
        return lookText();
    }
    Q_UNREACHABLE();
}

QString ResultPane::lookText() const
{
    if (m_look.first == 0) {
        return tr("No clear answer came: looking up what happened…");
    }
    return tr("No clear answer came: looking up what happened (look %1 of %2)…").arg(m_look.first).arg(m_look.second);
}

void ResultPane::retranslate()
{
    m_headline->setText(headlineText());
    m_progress->setFormat(
        tr("%L1 of %Ln file(s) settled", nullptr, m_ledger.currentTotal()).arg(m_ledger.settledCount()));
    m_progress->setAccessibleName(tr("Progress"));
    m_outcomes->setAccessibleName(tr("Filter by outcome"));
    m_table->setAccessibleName(tr("What happened to each file"));
    m_unknownText->setText(
        tr("%Ln file(s) were sent, but no trustworthy answer came: they may or may not be terminated. "
           "They are not sent again; looking them up shows what happened.",
           nullptr, m_ledger.count(OutcomeState::Unknown)));
    m_phase->setText(phaseText());
    m_checkNow->setText(tr("Check now"));
    m_checkNow->setAccessibleDescription(m_unknownText->text());
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copies the highlighted rows, or all that are shown"));
    m_retry->setText(tr("Retry the failed and the not sent…"));
    m_stop->setText(m_ledger.isStopping() ? tr("Stopping…") : tr("Stop after this request"));
    m_close->setText(tr("Close"));
}

} // namespace sealdesk
