// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

// What HistoryPage shows, and in which words.

#include "flows/record/historypage.h"

#include "core/retryable.h"
#include "models/runfilesmodel.h"
#include "models/runlistmodel.h"
#include "store/journal/retention.h"
#include "store/journal/runarchive.h"
#include "store/recordbook.h"
#include "store/settings.h"
#include "tables/filetableview.h"
#include "tables/outcomebar.h"
#include "text/outcometext.h"
#include "widgets/bannerstack.h"
#include "widgets/emptystate.h"
#include "widgets/journalbanner.h"
#include "widgets/searchfield.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr std::array retentionChoices{0, 1, 2, 3, 5, 10, 15}; // years; 0: for ever

} // namespace

RunSearch HistoryPage::wanted() const
{
    const QVariant outcome = m_outcome->currentData();
    return {.words = m_search->text(),
            .outcome = outcome.isValid() ? std::optional(static_cast<OutcomeState>(outcome.toInt())) : std::nullopt};
}

void HistoryPage::reload()
{
    showRetention();
    if (m_archive) {
        m_archive->search(wanted());
    }
}

void HistoryPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void HistoryPage::seeAll()
{
    m_outcome->setCurrentIndex(0);
    m_search->clear();
    reload();
    m_search->setFocus(Qt::OtherFocusReason);
}

void HistoryPage::showRuns(std::vector<RunSummary> runs)
{
    if (m_problem) { // no longer
        m_problem.reset();
        m_banners->clear(journalBanner);
    }
    const std::optional<RunId> shown = m_run ? std::optional(m_run->summary.id) : std::nullopt;
    m_runs->setRuns(std::move(runs));
    if (m_runs->rowCount() > 0) {
        m_runsTable->selectRow(shown ? m_runs->rowOf(*shown).value_or(0) : 0); // and reads it
    } else {
        showRun(std::nullopt);
    }
    showEmptyState();
}

void HistoryPage::readCurrentRun()
{
    const QModelIndex current = m_runsTable->currentIndex();
    if (m_archive && current.isValid()) {
        m_isReading = true;
        m_archive->read(m_runs->run(current.row()).id);
        retranslate();
    }
}

void HistoryPage::showRun(std::optional<StoredRun> run)
{
    m_isReading = false;
    m_run = std::move(run);
    std::vector<FileSighting> files;
    OutcomeBar::Counts counts{};
    if (m_run) {
        std::ranges::transform(m_run->files, std::back_inserter(files), &StoredFile::file);
        std::ranges::transform(allOutcomeStates, counts.begin(),
                               [this](OutcomeState state) { return m_run->summary.count(state); });
    }
    m_outcomes->reset();
    m_outcomes->setCounts(counts);
    m_files->setFiles(files);
    for (size_t i = 0; i < files.size(); ++i) {
        m_files->setOutcome(static_cast<int>(i), m_run->files[i].outcome);
    }
    retranslate();
}

void HistoryPage::showEmptyState()
{
    const RunSearch search = wanted();
    if (m_problem) {
        m_empty->setContent({.icon = IconName::Error, .title = tr("The history could not be read")});
    } else if (!m_record) {
        m_empty->setContent({.icon = IconName::Plug,
                             .title = tr("Not connected"),
                             .text = tr("Connect to see what was terminated with a connection.")});
    } else if (!search.words.trimmed().isEmpty() || search.outcome) {
        m_empty->setContent({.icon = IconName::Search,
                             .title = tr("No run fits"),
                             .text = tr("No recorded run has these words in its files, persons, reason or operator, "
                                        "and a file of this outcome."),
                             .action = tr("Show all runs")});
    } else {
        m_empty->setContent({.icon = IconName::History,
                             .title = tr("Nothing was terminated yet"),
                             .text = tr("Every termination with this connection is listed here, with what happened "
                                        "to each file.")});
    }
    const bool isEmpty = m_runs->rowCount() == 0;
    m_tables->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
}

QString HistoryPage::factsText() const
{
    if (!m_run) {
        return {};
    }
    QStringList lines{tr("Run %1 of %2 (UTC+8), operator %3, by %4 on %5")
                          .arg(QString::number(m_run->summary.id.value),
                               BeijingTime::fromInstant(m_run->summary.startedAt).text(),
                               m_run->summary.operatorId.text(), m_run->writer.osUser, m_run->writer.host),
                      tr("Reason: %1").arg(m_run->summary.reason)};
    if (!m_run->filterText.isEmpty()) {
        lines += tr("List filter: %1").arg(m_run->filterText);
    }
    if (m_run->retryOf) {
        lines += tr("Tries again what run %1 left.").arg(m_run->retryOf->value);
    }
    return lines.join(u'\n');
}

std::vector<FileSighting> HistoryPage::retryableFiles() const
{
    std::vector<FileSighting> files;
    if (m_run) {
        for (const StoredFile &file : m_run->files) {
            if (mayBeOfferedAgain(file.outcome) && !file.triedAgainBy) { // else the later run offers it
                files.push_back(file.file);
            }
        }
    }
    return files;
}

void HistoryPage::retry()
{
    if (m_run && !m_run->summary.isSettled()) {
        Q_EMIT recoveryWanted();
    } else if (m_run) {
        Q_EMIT retryWanted({.files = retryableFiles(),
                            .filterText = m_run->filterText,
                            .recentReasons = {},
                            .language = m_language,
                            .reason = m_run->summary.reason,
                            .retryOf = m_run->summary.id});
    }
}

void HistoryPage::sayProblem(const JournalProblem &problem)
{
    m_banners->say(journalBanner, [problem] { return bannerOf(problem); });
}

void HistoryPage::showProblem(const JournalProblem &problem)
{
    sayProblem(problem);
    m_problem = problem;
    m_runs->setRuns({});
    showRun(std::nullopt);
}

void HistoryPage::fillChoices()
{
    const QVariant outcome = m_outcome->currentData();
    m_outcome->clear();
    m_outcome->addItem(tr("All outcomes"));
    for (const OutcomeState state : {OutcomeState::Terminated, OutcomeState::Failed, OutcomeState::Skipped,
                                     OutcomeState::NotSent, OutcomeState::Unknown}) {
        m_outcome->addItem(outcomeLabel(state), static_cast<int>(state));
    }
    m_outcome->setCurrentIndex(std::max(0, m_outcome->findData(outcome)));
    m_retention->clear();
    for (const int years : retentionChoices) {
        m_retention->addItem(years == 0 ? tr("for ever") : tr("for %n year(s)", nullptr, years), years);
    }
    showRetention();
}

void HistoryPage::showRetention()
{
    m_retention->setCurrentIndex(std::max(0, m_retention->findData(m_settings.retentionYears().value_or(0))));
    m_purge->setEnabled(m_record && m_settings.retentionYears());
}

void HistoryPage::retranslate()
{
    const auto retryable = static_cast<int>(retryableFiles().size());
    const bool unsettled = m_run && !m_run->summary.isSettled();
    m_title->setText(tr("What was terminated"));
    m_outcome->setAccessibleName(tr("Runs with a file of this outcome"));
    m_runsTable->setAccessibleName(tr("Runs, newest first"));
    m_filesTable->setAccessibleName(tr("What happened to each file"));
    m_outcomes->setAccessibleName(tr("Filter by outcome"));
    m_facts->setAccessibleName(tr("The run"));
    m_auditHead->setAccessibleName(tr("The audit trail"));
    m_facts->setText(factsText());
    m_verify->setText(tr("Check the audit trail"));
    m_verify->setEnabled(m_record && !m_isVerifying);
    m_report->setText(tr("Save as report…"));
    m_report->setEnabled(m_run && !m_isReading);
    m_retry->setText(unsettled ? tr("Settle the unknown files…") : tr("Retry the failed and the not sent…"));
    m_retry->setVisible(unsettled || retryable > 0);
    m_retry->setEnabled(!m_isReading);
    m_retentionLabel->setText(tr("&Keep runs"));
    m_purge->setText(tr("Delete older runs…"));
    m_leave->setText(tr("Back to the files"));
    showRetention();
    showEmptyState();
    showAudit();
}

} // namespace sealdesk
