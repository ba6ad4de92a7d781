// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/record/recordbanners.h"

#include "store/recordbook.h"
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
    if (!record) {
        return;
    }
    connect(record, &RecordBook::auditChanged, this, &RecordBanners::showAudit);
    connect(record, &RecordBook::journalLost, this, &RecordBanners::showLoss);
    showAudit();
    if (const auto &loss = record->journalLoss()) {
        showLoss(*loss);
    }
    if (record->journalIsBehind()) {
        showBehind();
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

} // namespace sealdesk
