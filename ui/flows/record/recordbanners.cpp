// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/record/recordbanners.h"

#include "service/recordwatch.h"
#include "store/recordbook.h"
#include "text/servicetext.h"
#include "widgets/bannerstack.h"
#include "widgets/journalbanner.h"

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto auditBanner = "audit"_L1;
constexpr auto movedBanner = "auditMoved"_L1;
constexpr auto behindBanner = "journalBehind"_L1;
constexpr auto rebuiltBanner = "journalRebuilt"_L1;
constexpr auto correctionBanner = "corrections"_L1;
constexpr auto rollbackBanner = "rollback"_L1;

QString rebuildSentence(const JournalRebuild &rebuild)
{
    switch (rebuild.reason) {
    case JournalRebuild::Reason::Lost:
        return RecordBanners::tr("The journal of this connection was missing. It was rebuilt from the audit trail.");
    case JournalRebuild::Reason::Damaged:
        return RecordBanners::tr("The journal of this connection was damaged. It was rebuilt from the audit trail.");
    case JournalRebuild::Reason::Older:
        return RecordBanners::tr("The journal of this connection was older than its audit trail: it was replaced by an "
                                 "earlier copy, or its end was lost. It was rebuilt from the audit trail.");
    }
    Q_UNREACHABLE();
}

// What was rebuilt, what could not be, and what is left to do.
QString rebuildAdvice(const JournalRebuild &rebuild)
{
    QStringList sentences{
        RecordBanners::tr("Runs restored: %L1, files: %L2.").arg(rebuild.runs).arg(rebuild.files),
        rebuild.reason == JournalRebuild::Reason::Older
            ? RecordBanners::tr("Names of files and persons that the earlier journal doesn't have are missing, because "
                                "the audit trail doesn't record them.")
            : RecordBanners::tr(
                  "Names of files and persons are missing, because the audit trail doesn't record them.")};
    if (rebuild.breaks > 0) {
        sentences.append(RecordBanners::tr("The audit trail itself is broken; check it on the History page."));
    }
    if (rebuild.unknown > 0) {
        sentences.append(RecordBanners::tr("The outcome of %Ln file(s) is unknown and has to be resolved first.",
                                           nullptr, rebuild.unknown));
    }
    if (!rebuild.keptAs.isEmpty()) {
        sentences.append(
            RecordBanners::tr("The previous file was kept as %1.").arg(ServiceText(rebuild.keptAs).isolated()));
    }
    return sentences.join(u' ');
}

} // namespace

RecordBanners::RecordBanners(BannerStack &banners, QObject *parent)
    : QObject(parent)
    , m_banners(banners)
{
}

void RecordBanners::setRecord(RecordBook *record)
{
    if (m_record) {
        disconnect(m_record, nullptr, this, nullptr);
    }
    m_banners.clearAll();
    m_record = record;
    m_corrections = 0;
    if (!record) {
        return;
    }
    connect(record, &RecordBook::auditChanged, this, &RecordBanners::showAudit);
    connect(record, &RecordBook::journalLost, this, &RecordBanners::showLoss);
    connect(record, &RecordBook::rollbackAcknowledged, this, [this] { m_banners.clear(rollbackBanner); });
    showAudit();
    if (const auto &loss = record->journalLoss()) {
        showLoss(*loss);
    }
    if (record->journalIsBehind()) {
        showBehind();
    }
    if (const auto &rebuild = record->rebuild()) {
        showRebuild(*rebuild);
    }
    if (record->isRolledBack()) {
        showRollback();
    }
}

void RecordBanners::showAudit()
{
    const auto &problem = m_record->auditProblem();
    if (problem) {
        showAuditProblem(*problem);
    } else {
        m_banners.clear(auditBanner);
    }
}

// That somebody touched the file stays true after it was written again, so that banner stays until it is closed.
void RecordBanners::showAuditProblem(const AuditProblem &problem)
{
    if (problem.kind == AuditProblem::Kind::Moved) {
        m_banners.showBanner(movedBanner, [details = problem.detail] {
            return BannerContent{
                .tone = theme::Tone::Danger,
                .sentence = tr("The audit trail was deleted or changed by another program while it was in use."),
                .advice = tr("Everything that the journal still holds is written to it again. Check the audit trail on "
                             "the History page: if something is missing, the check shows where."),
                .details = details};
        });
        return;
    }
    m_banners.showBanner(auditBanner, [details = problem.detail] {
        return BannerContent{
            .tone = theme::Tone::Danger,
            .sentence = tr("The audit trail can't be written. Until it can, no file is terminated."),
            .advice = tr("Make sure that the disk has free space and that you may write to the folder. What happened "
                         "meanwhile is in the journal and is added to the trail by itself."),
            .details = details,
            .dismissal = Dismissal::Forbidden};
    });
}

void RecordBanners::showLoss(const JournalProblem &problem)
{
    m_banners.showBanner(journalBanner, [problem] {
        BannerContent content = bannerOf(problem);
        content.dismissal = Dismissal::Forbidden;
        return content;
    });
}

void RecordBanners::showBehind()
{
    m_banners.showBanner(behindBanner, [] {
        return BannerContent{
            .tone = theme::Tone::Danger,
            .sentence = tr("The journal of this connection is older than its audit trail: it was deleted, or replaced "
                           "by an earlier copy."),
            .advice = tr("Later runs are in the audit trail only. If files were being sent at that time, their outcome "
                         "can't be resolved here any more: check their state in the list.")};
    });
}

void RecordBanners::showRebuild(const JournalRebuild &rebuild)
{
    m_banners.showBanner(rebuiltBanner, [rebuild] {
        return BannerContent{.tone = rebuild.breaks > 0 ? theme::Tone::Danger : theme::Tone::Warning,
                             .sentence = rebuildSentence(rebuild),
                             .advice = rebuildAdvice(rebuild)};
    });
}

void RecordBanners::showRollback()
{
    m_banners.showBanner(rollbackBanner, [this, rollback = m_record->rollback().value_or(Rollback())] {
        return BannerContent{
            .tone = theme::Tone::Danger,
            .sentence = tr("The record of this connection was replaced by an earlier copy: its audit trail had %L1 "
                           "records, and only %L2 were found.")
                            .arg(rollback.known)
                            .arg(rollback.found),
            .advice = tr("What was terminated after that copy is not recorded here any more. If you put back a backup, "
                         "compare it with the latest records elsewhere, and check the files in the list before you "
                         "terminate any."),
            .actions = {{.name = u"acknowledgeRollback"_s,
                         .text = tr("I know"),
                         .run = [this] { acknowledgeRollback(); }}},
            .dismissal = Dismissal::Forbidden};
    });
}

void RecordBanners::showCorrection(const CorrectedOutcome &outcome)
{
    ++m_corrections;
    m_banners.showBanner(correctionBanner, [count = m_corrections, run = outcome.run.value] {
        return BannerContent{
            .tone = theme::Tone::Warning,
            .sentence = tr("The service shows %Ln file(s) in another state than was recorded.", nullptr, count),
            .advice = tr("The corrections were added to the history and to the audit trail, the latest to run %1. What "
                         "was recorded first is kept beside them.")
                          .arg(run)};
    });
}

// If it can't be recorded, the banner stays, beside that of the journal's problem.
void RecordBanners::acknowledgeRollback()
{
    if (!m_record) {
        return;
    }
    if (const auto problem = m_record->acknowledgeRollback()) {
        showLoss(*problem);
    }
}

} // namespace sealdesk
