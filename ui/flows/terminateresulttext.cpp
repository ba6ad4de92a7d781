// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

// What the result pane says and which of its parts are shown, worked out anew from the ledger each time.

#include "flows/terminateresultpane.h"
#include "models/runfilesmodel.h"
#include "tables/filetableview.h"
#include "tables/outcomebar.h"
#include "text/errortext.h"
#include "widgets/bannerstack.h"
#include "widgets/journalbanner.h"
#include "widgets/waitlabel.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

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
        return TerminateResultPane::tr("The counts in the service's answer to request %1 do not fit its lists.")
            .arg(remark.chunk);
    case RunRemark::Kind::ForeignIds:
        return TerminateResultPane::tr("The service's answer to request %1 names files that were not sent, so nothing "
                                       "in it was believed.")
            .arg(remark.chunk);
    case RunRemark::Kind::UnreadAfter:
        return TerminateResultPane::tr("The failed files could not be read again.");
    }
    Q_UNREACHABLE();
}

QString advice(const RunRemark &remark)
{
    switch (remark.kind) {
    case RunRemark::Kind::CountsDisagree:
        return TerminateResultPane::tr("The outcomes below follow the lists. Log ID: %1").arg(remark.logId);
    case RunRemark::Kind::ForeignIds:
        return TerminateResultPane::tr("Look up the unknown files with “Check now”. Log ID: %1").arg(remark.logId);
    case RunRemark::Kind::UnreadAfter:
        return TerminateResultPane::tr("Their present state is not shown here; refresh the list to see it.");
    }
    Q_UNREACHABLE();
}

} // namespace

void TerminateResultPane::refresh()
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

void TerminateResultPane::refreshButtons()
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
void TerminateResultPane::refreshBanners()
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
void TerminateResultPane::sayLostAnswer(const ApiError &error)
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

void TerminateResultPane::sayRemark(const RunRemark &remark)
{
    m_banners->say(bannerKey(remark.kind), [remark] {
        return BannerContent{.tone = theme::Tone::Warning, .sentence = sentence(remark), .advice = advice(remark)};
    });
}

void TerminateResultPane::sayJournalProblem(const JournalProblem &problem)
{
    m_banners->say(journalBanner, [problem] {
        BannerContent said = bannerOf(problem);
        said.advice = tr("Nothing more is sent. What is marked as not recorded is looked up again when the program "
                         "starts the next time.");
        return said;
    });
}

QString TerminateResultPane::headlineText() const
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

QString TerminateResultPane::phaseText() const
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

QString TerminateResultPane::lookText() const
{
    if (m_look.first == 0) {
        return tr("No clear answer came: looking up what happened…");
    }
    return tr("No clear answer came: looking up what happened (look %1 of %2)…").arg(m_look.first).arg(m_look.second);
}

void TerminateResultPane::retranslate()
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
