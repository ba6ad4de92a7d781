// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/record/retentionbanner.h"

#include "core/beijingtime.h"
#include "service/retention.h"
#include "service/session.h"
#include "store/journal/journal.h"
#include "store/settings.h"
#include "widgets/bannerstack.h"
#include "widgets/journalbanner.h"

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto oldRunsBanner = "retention"_L1;

QString textOf(Instant instant)
{
    return BeijingTime::fromInstant(instant).text();
}

QString adviceFor(const DuePurge &due)
{
    if (!due.lastCheck) {
        return RetentionBanner::tr("No earlier check for old runs is recorded. The earliest of the clocks of this "
                                   "computer and the service now shows %1 (UTC+8). If that is later than the real "
                                   "time, keep the runs: deletion cannot be undone. If you keep them, you are asked "
                                   "again after the next connection.")
            .arg(textOf(due.limit.now));
    }
    return RetentionBanner::tr("The last check for old runs was more than a month ago, at %1. The earliest of the "
                               "clocks of this computer and the service now shows %2 (UTC+8). If that is later than "
                               "the real time, keep the runs: deletion cannot be undone. If you keep them, you are "
                               "asked again after the next connection.")
        .arg(textOf(*due.lastCheck), textOf(due.limit.now));
}

Journal *journalOf(const Session *session)
{
    Journal *const *journal = session ? std::get_if<Journal *>(&session->journal()) : nullptr;
    return journal ? *journal : nullptr;
}

} // namespace

RetentionBanner::RetentionBanner(const Settings &settings, BannerStack &banners, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_banners(banners)
{
}

void RetentionBanner::setSession(Session *session)
{
    m_session = session;
    m_isDone = false;
    m_banners.clear(oldRunsBanner);
}

// A failure changes nothing; it is tried again in the next session.
void RetentionBanner::purgeOnce()
{
    Journal *journal = journalOf(m_session);
    if (!journal || m_isDone) {
        return;
    }
    const auto limit = purgeLimit(*m_session, m_settings.retentionYears());
    if (!limit) {
        return;
    }
    m_isDone = true;
    const auto due = purgeUnattended(*journal, *limit);
    if (!due || due.value().runs == 0) {
        return;
    }
    if (due.value().needsConsent()) {
        ask(due.value());
    } else {
        showDeleted(due.value().runs, *limit);
    }
}

void RetentionBanner::ask(const DuePurge &due)
{
    m_banners.showBanner(oldRunsBanner, [this, due] {
        return BannerContent{
            .tone = theme::Tone::Warning,
            .sentence = tr("Delete %Ln settled run(s) from before %1 (UTC+8) from the journal?", nullptr, due.runs)
                            .arg(textOf(due.limit.before)),
            .advice = adviceFor(due),
            .actions = {{.name = u"retentionKeep"_s,
                         .text = tr("Keep", "old runs"),
                         .run = [this] { m_banners.clear(oldRunsBanner); }},
                        {.name = u"retentionDelete"_s,
                         .text = tr("Delete"),
                         .run = [this, limit = due.limit] { deleteOldRuns(limit); }}},
            .dismissal = Dismissal::Forbidden};
    });
}

// By value, since the banner that holds the limit is replaced meanwhile.
void RetentionBanner::deleteOldRuns(PurgeLimit limit)
{
    Journal *journal = journalOf(m_session);
    if (!journal) {
        return;
    }
    const auto purged = purgeWithConsent(*journal, limit);
    if (!purged) {
        m_banners.showBanner(journalBanner, [problem = purged.error()] { return bannerOf(problem); });
    } else if (purged.value() == 0) {
        m_banners.clear(oldRunsBanner); // they were deleted on the History page meanwhile
    } else {
        showDeleted(purged.value(), limit);
    }
}

void RetentionBanner::showDeleted(int runs, const PurgeLimit &limit)
{
    m_banners.showBanner(oldRunsBanner, [runs, limit] {
        return BannerContent{
            .tone = theme::Tone::Info,
            .sentence = tr("%Ln settled run(s) from before %1 (UTC+8) were deleted from the journal.", nullptr, runs)
                            .arg(textOf(limit.before)),
            .advice = tr("The audit trail keeps their file IDs and outcomes. The History page shows for how long runs "
                         "are kept.")};
    });
    Q_EMIT runsDeleted();
}

} // namespace sealdesk
