// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

// What HistoryPage does with the record: checks its audit trail, writes reports, deletes old runs.

#include "flows/record/historypage.h"

#include "core/whenfinished.h"
#include "flows/record/runreport.h"
#include "store/csv.h"
#include "store/journal/retention.h"
#include "store/recordbook.h"
#include "store/settings.h"
#include "widgets/bannerstack.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto auditBanner = "audit"_L1;
constexpr auto verifiedBanner = "verified"_L1;
constexpr auto reportBanner = "report"_L1;
constexpr auto retentionBanner = "retention"_L1;

struct HistoryWords {
    Q_DECLARE_TR_FUNCTIONS(sealdesk::HistoryPage)
};

BannerContent contentOf(const AuditVerdict &verdict)
{
    if (verdict.isIntact()) {
        return {.tone = theme::Tone::Success,
                .sentence = HistoryWords::tr("The audit trail is intact: %Ln record(s).", nullptr,
                                             static_cast<int>(verdict.records)),
                .advice = HistoryWords::tr(
                    "Only a comparison with a head that was kept elsewhere shows whether all of it was rewritten.")};
    }
    BannerContent said{.tone = theme::Tone::Danger,
                       .sentence = {},
                       .advice = HistoryWords::tr("Keep the file and compare it with a backup.")};
    said.sentence =
        verdict.breaks.empty()
            ? HistoryWords::tr("The audit trail was changed: its latest record is missing.")
            : HistoryWords::tr("The audit trail was changed: it breaks at line %L1.").arg(verdict.breaks.front().line);
    return said;
}

BannerContent unreadTrail(const QString &details)
{
    return {.tone = theme::Tone::Danger,
            .sentence = HistoryWords::tr("The audit trail can't be read."),
            .details = details};
}

} // namespace

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
    const auto &problem = m_record->auditProblem();
    if (!problem) {
        m_banners->clear(auditBanner);
        return;
    }
    m_banners->say(auditBanner, [details = problem->detail] {
        return BannerContent{
            .tone = theme::Tone::Warning,
            .sentence = tr("The audit trail can't be written at the moment."),
            .advice = tr("The journal has everything; the trail is brought up to date as soon as it can be written."),
            .details = details};
    });
}

// What the file must hold: without it, nobody would see that its end was cut off.
std::optional<QByteArray> HistoryPage::knownHead() const
{
    if (const AuditHead head = m_record->auditHead(); !head.hash.isEmpty()) {
        return head.hash;
    }
    const auto written = m_record->journal().auditHead();
    return written && !written.value().second.isEmpty() ? std::optional(written.value().second) : std::nullopt;
}

// A long trail takes seconds; what is appended meanwhile is not looked at.
void HistoryPage::verify()
{
    if (!m_record || m_isVerifying) {
        return;
    }
    m_banners->clear(verifiedBanner);
    m_isVerifying = true;
    retranslate();
    const QString path = m_record->auditFile();
    whenFinished(checkTrail(path, QFileInfo(path).size(), knownHead()), this,
                 [this, record = m_record](const TrailCheck &check) {
                     if (record && record == m_record) {
                         sayVerified(check);
                     }
                 });
}

void HistoryPage::sayVerified(const TrailCheck &check)
{
    m_isVerifying = false;
    retranslate();
    m_banners->say(verifiedBanner, [check] { return check ? contentOf(check.value()) : unreadTrail(check.error()); });
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
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, run = *m_run](const QString &path) { saveReport(run, path); });
    dialog->open();
}

void HistoryPage::saveReport(const StoredRun &run, const QString &path)
{
    if (!m_record) {
        return;
    }
    if (const auto problem = writeWhole(path, toCsv(runReport(run, m_record->auditHead(), m_language)))) {
        m_banners->say(reportBanner, [details = *problem] {
            return BannerContent{
                .tone = theme::Tone::Danger, .sentence = tr("The report could not be saved."), .details = details};
        });
        return;
    }
    if (const auto failed = m_record->journal().note(
            u"export"_s,
            {{u"run"_s, run.summary.id.value}, {u"format"_s, u"csv"_s}, {u"files"_s, run.summary.files}})) {
        sayProblem(*failed);
    }
    m_banners->say(reportBanner, [path = QDir::toNativeSeparators(path)] {
        return BannerContent{.tone = theme::Tone::Success, .sentence = tr("Saved: %1").arg(path)};
    });
}

void HistoryPage::chooseRetention()
{
    const int years = m_retention->currentData().toInt();
    m_settings.setRetentionYears(years > 0 ? std::optional{years} : std::nullopt);
    showRetention();
    const auto limit = retentionLimit(m_settings.retentionYears(), m_clock.now());
    if (!limit) {
        m_banners->clear(retentionBanner);
        return;
    }
    m_banners->say(retentionBanner, [limit = *limit] {
        return BannerContent{.tone = theme::Tone::Info,
                             .sentence = tr("From now on, settled runs from before %1 (UTC+8) are deleted from the "
                                            "journal whenever a connection is opened.")
                                             .arg(BeijingTime::fromInstant(limit).text()),
                             .advice = tr("Nothing was deleted yet. The limit moves on with time.")};
    });
}

void HistoryPage::purge()
{
    const auto before = retentionLimit(m_settings.retentionYears(), m_clock.now());
    if (!before || !m_record) {
        return;
    }
    const auto count = m_record->journal().purgeable(*before);
    if (!count) {
        sayProblem(count.error());
        return;
    }
    const QString limit = BeijingTime::fromInstant(*before).text();
    if (count.value() == 0) {
        m_banners->say(retentionBanner, [limit] {
            return BannerContent{.tone = theme::Tone::Info,
                                 .sentence = tr("No settled run is from before %1 (UTC+8).").arg(limit)};
        });
        return;
    }
    auto *box = new QMessageBox(
        QMessageBox::Question, tr("Delete old runs"),
        tr("Delete %Ln settled run(s) from before %1 (UTC+8) from the journal? This cannot be undone. The audit trail "
           "keeps their file IDs and outcomes, and notes the deletion.",
           nullptr, count.value())
            .arg(limit),
        QMessageBox::Cancel, this);
    box->setObjectName(u"purgeQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setDefaultButton(QMessageBox::Cancel);
    QPushButton *yes = box->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    yes->setObjectName(u"purgeConfirm"_s);
    connect(yes, &QPushButton::clicked, this, [this, before] { deleteOldRuns(*before); });
    box->open();
}

void HistoryPage::deleteOldRuns(Instant before)
{
    if (!m_record) {
        return;
    }
    const auto purged = m_record->journal().purge(before);
    if (!purged) {
        sayProblem(purged.error());
        return;
    }
    m_banners->say(retentionBanner, [count = purged.value()] {
        return BannerContent{.tone = theme::Tone::Info, .sentence = tr("%Ln run(s) deleted.", nullptr, count)};
    });
    reload();
}

} // namespace sealdesk
