// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

// What HistoryPage shows and does.

#include "flows/historypage.h"
#include "flows/runreport.h"
#include "flows/terminateoutcomebar.h"
#include "models/runlistmodel.h"
#include "store/auditverify.h"
#include "store/csv.h"
#include "store/recordbook.h"
#include "store/settings.h"
#include "text/journaltext.h"
#include "text/outcometext.h"
#include "widgets/bannerstack.h"
#include "widgets/filetableview.h"
#include "widgets/searchfield.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto problemBanner = "problem"_L1;
constexpr auto auditBanner = "audit"_L1;
constexpr auto reportBanner = "report"_L1;
constexpr std::array retentionChoices{0, 1, 2, 3, 5, 10, 15}; // years; 0: for ever

bool isRetryable(const FileOutcome &outcome)
{
    return outcome.state == OutcomeState::Failed || outcome.state == OutcomeState::NotSent;
}

} // namespace

void HistoryPage::reload()
{
    const std::optional<RunId> shown = m_run ? std::optional(m_run->summary.id) : std::nullopt;
    std::vector<RunSummary> runs;
    if (m_record) {
        const QVariant outcome = m_outcome->currentData();
        const auto read = m_record->journal().runs(
            {.words = m_search->text(),
             .outcome = outcome.isValid() ? std::optional(static_cast<OutcomeState>(outcome.toInt())) : std::nullopt});
        if (read) {
            runs = read.value();
        } else {
            sayProblem(read.error());
        }
    }
    m_runs->setRuns(std::move(runs));
    const int row = shown ? m_runs->rowOf(*shown).value_or(0) : 0;
    if (m_runs->rowCount() > 0) {
        m_runsTable->selectRow(row); // and shows it
    } else {
        showRun();
    }
}

void HistoryPage::showRun()
{
    m_run.reset();
    const QModelIndex current = m_runsTable->currentIndex();
    if (m_record && current.isValid()) {
        const auto read = m_record->journal().run(m_runs->run(current.row()).id);
        if (read) {
            m_run = read.value();
        } else {
            sayProblem(read.error());
        }
    }
    std::vector<FileSighting> files;
    TerminateOutcomeBar::Counts counts{};
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

QString HistoryPage::factsText() const
{
    if (!m_run) {
        return m_record ? tr("No run is recorded that fits.") : tr("Connect to see what was terminated.");
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

void HistoryPage::showAudit()
{
    if (!m_record) {
        m_auditHead->clear();
        m_banners->clear(auditBanner);
        return;
    }
    const AuditHead head = m_record->auditHead();
    m_auditHead->setText(tr("Audit trail: %Ln record(s), head %1", nullptr, static_cast<int>(head.seq))
                             .arg(QString::fromLatin1(head.hash)));
    m_auditHead->setToolTip(QDir::toNativeSeparators(m_record->auditFile()));
    if (const auto &problem = m_record->auditProblem()) {
        m_banners->setBanner(
            auditBanner,
            {.tone = theme::Tone::Warning,
             .sentence = tr("The audit trail can't be written at the moment."),
             .advice = tr("The journal has everything; the trail is brought up to date as soon as it can be written."),
             .details = problem->detail});
    } else if (m_banners->has(auditBanner)) {
        m_banners->clear(auditBanner);
    }
}

void HistoryPage::verify()
{
    QFile file(m_record ? m_record->auditFile() : QString());
    BannerContent said{.tone = theme::Tone::Danger};
    if (!file.open(QFile::ReadOnly)) {
        said.sentence = tr("The audit trail can't be read.");
        said.details = file.errorString();
    } else if (const AuditVerdict verdict = verifyAudit(file, std::nullopt); verdict.isIntact()) {
        said.tone = theme::Tone::Success;
        said.sentence = tr("The audit trail is intact: %Ln record(s).", nullptr, static_cast<int>(verdict.records));
        said.advice =
            tr("Only a comparison with a head that was kept elsewhere shows whether all of it was rewritten.");
    } else {
        said.sentence = tr("The audit trail was changed: it breaks at line %L1.").arg(verdict.breaks.front().line);
        said.advice = tr("Keep the file and compare it with a backup.");
    }
    m_banners->setBanner(u"verified"_s, said);
}

void HistoryPage::writeReport()
{
    if (!m_run || !m_record) {
        return;
    }
    auto *dialog = new QFileDialog(this, tr("Save the report"), {}, tr("CSV files (*.csv)"));
    dialog->setObjectName(u"reportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(tr("run-%1.csv").arg(m_run->summary.id.value));
    connect(dialog, &QFileDialog::fileSelected, this, [this, run = *m_run](const QString &path) {
        const auto problem = writeWhole(path, toCsv(runReport(run, m_record->auditHead(), *m_files)));
        if (problem) {
            m_banners->setBanner(
                reportBanner,
                {.tone = theme::Tone::Danger, .sentence = tr("The report could not be saved."), .details = *problem});
            return;
        }
        if (const auto failed = m_record->journal().note(
                u"export"_s,
                {{u"run"_s, run.summary.id.value}, {u"format"_s, u"csv"_s}, {u"files"_s, run.summary.files}})) {
            sayProblem(*failed);
        }
        m_banners->setBanner(reportBanner, {.tone = theme::Tone::Success,
                                            .sentence = tr("Saved: %1").arg(QDir::toNativeSeparators(path))});
    });
    dialog->open();
}

std::vector<FileSighting> HistoryPage::retryableFiles() const
{
    std::vector<FileSighting> files;
    if (m_run) {
        for (const StoredFile &file : m_run->files) {
            if (isRetryable(file.outcome)) {
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

std::optional<Instant> HistoryPage::purgeBefore() const
{
    const auto years = m_settings.retentionYears();
    return years ? std::optional(m_clock.now() - std::chrono::days{365 * *years}) : std::nullopt;
}

void HistoryPage::purge()
{
    const auto before = purgeBefore();
    if (!before || !m_record) {
        return;
    }
    auto *box = new QMessageBox(QMessageBox::Question, tr("Delete old runs"),
                                tr("Delete the settled runs from before %1 from the journal? This cannot be undone. "
                                   "The audit trail keeps their "
                                   "file ids and outcomes, and notes the deletion.")
                                    .arg(BeijingTime::fromInstant(*before).text()),
                                QMessageBox::Cancel, this);
    box->setObjectName(u"purgeQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setDefaultButton(QMessageBox::Cancel);
    QPushButton *yes = box->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    connect(yes, &QPushButton::clicked, this, [this, before] {
        const auto purged = m_record->journal().purge(*before);
        if (!purged) {
            sayProblem(purged.error());
            return;
        }
        m_banners->setBanner(
            problemBanner, {.tone = theme::Tone::Info, .sentence = tr("%Ln run(s) deleted.", nullptr, purged.value())});
        reload();
    });
    box->open();
}

void HistoryPage::sayProblem(const JournalProblem &problem)
{
    m_banners->setBanner(problemBanner, {.tone = theme::Tone::Danger,
                                         .sentence = journalSentence(problem),
                                         .advice = journalAdvice(problem),
                                         .details = journalDetails(problem)});
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
    m_retention->setCurrentIndex(std::max(0, m_retention->findData(m_settings.retentionYears().value_or(0))));
}

void HistoryPage::retranslate()
{
    const auto retryable = static_cast<int>(retryableFiles().size());
    const bool unsettled = m_run && !m_run->summary.isSettled();
    m_title->setText(tr("What was terminated"));
    m_search->setPlaceholderText(tr("File, person, reason, operator"));
    m_search->setAccessibleName(tr("Search the runs"));
    m_outcome->setAccessibleName(tr("Runs with a file of this outcome"));
    m_runsTable->setAccessibleName(tr("Runs, newest first"));
    m_filesTable->setAccessibleName(tr("What happened to each file"));
    m_outcomes->setAccessibleName(tr("Filter by outcome"));
    m_facts->setAccessibleName(tr("The run"));
    m_auditHead->setAccessibleName(tr("The audit trail"));
    m_facts->setText(factsText());
    m_outcomes->setVisible(m_run.has_value());
    m_filesTable->setVisible(m_run.has_value());
    m_verify->setText(tr("Check the audit trail"));
    m_verify->setEnabled(m_record);
    m_report->setText(tr("Save as report…"));
    m_report->setEnabled(m_run.has_value());
    m_retry->setText(unsettled ? tr("Settle the unknown files…") : tr("Retry the failed and the not sent…"));
    m_retry->setVisible(unsettled || retryable > 0);
    m_retentionLabel->setText(tr("&Keep runs"));
    m_purge->setText(tr("Delete older runs…"));
    m_purge->setEnabled(m_record && m_settings.retentionYears());
    m_leave->setText(tr("Back to the files"));
    showAudit();
}

} // namespace sealdesk
