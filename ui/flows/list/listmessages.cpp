// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/list/listmessages.h"

#include "flows/list/listtexts.h"
#include "service/session.h"
#include "widgets/journalbanner.h"

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto listErrorKey = "listError"_L1;
constexpr auto remarksKey = "listRemarks"_L1;
constexpr auto droppedKey = "checksDropped"_L1;
constexpr auto windowKey = "windowBroken"_L1;
constexpr auto problemKey = "problem"_L1;
constexpr auto openKey = "openOutcomes"_L1;

} // namespace

void ListMessages::showSummary(const ListingSummary &summary, std::function<void()> retry)
{
    if (summary.error) {
        m_banners.showError(listErrorKey, *summary.error, std::move(retry));
    } else {
        m_banners.clear(listErrorKey);
    }
    if (remarksOn(summary).isEmpty()) {
        m_banners.clear(remarksKey);
    } else {
        m_banners.showBanner(remarksKey, [summary] {
            return BannerContent{.tone = theme::Tone::Warning, .sentence = remarksOn(summary).join(u'\n')};
        });
    }
}

void ListMessages::showStanding(const Session *session, ListController::WindowTest windowTest,
                                std::function<void()> testWindows)
{
    const auto *problem = session ? std::get_if<JournalProblem>(&session->journal()) : nullptr;
    if (problem) {
        m_banners.showBanner(journalBanner, [problem = *problem] {
            BannerContent content = bannerOf(problem);
            content.sentence = tr("No file can be terminated now. %1").arg(content.sentence);
            content.dismissal = Dismissal::Forbidden;
            return content;
        });
    } else {
        m_banners.clear(journalBanner);
    }
    if (session && session->windowEvidence().trust() == WindowTrust::Broken) {
        const int missing = WindowEvidence::cleanProbesToMend - session->windowEvidence().cleanProbes();
        m_banners.showBanner(windowKey, [missing, windowTest, testWindows = std::move(testWindows)] {
            BannerContent content{
                .tone = theme::Tone::Warning,
                .sentence = tr("The service did not keep to the update time that it was asked for."),
                .advice =
                    tr("SealDesk applies the update time itself. Before terminating, every file is looked up one by "
                       "one; that takes longer. %Ln more test(s) in a row without a fault end this; each start "
                       "makes one.",
                       nullptr, missing),
                .dismissal = Dismissal::Forbidden};
            if (windowTest == ListController::WindowTest::Running) {
                content.advice += u'\n' + tr("A test is running.");
            } else {
                content.actions = {{u"testWindows"_s, tr("Test now"), testWindows}};
            }
            if (windowTest == ListController::WindowTest::NoResult) {
                content.advice += u'\n' + tr("The last test led to no result.");
            }
            return content;
        });
    } else {
        m_banners.clear(windowKey);
    }
}

void ListMessages::showProblem(BannerContentProvider content)
{
    m_banners.showBanner(problemKey, std::move(content));
}

void ListMessages::showDropped(ChecksDropped dropped)
{
    m_banners.showBanner(droppedKey, [dropped] {
        QStringList parts;
        if (dropped.stateChanged > 0) {
            parts += tr("%Ln checked file(s) changed their state and were unchecked.", nullptr, dropped.stateChanged);
        }
        if (dropped.gone > 0) {
            parts += tr("%Ln checked file(s) left the list and were unchecked.", nullptr, dropped.gone);
        }
        return BannerContent{.tone = theme::Tone::Info, .sentence = parts.join(u'\n')};
    });
}

void ListMessages::showOpenOutcomes(int files, std::function<void()> show)
{
    if (files == 0) {
        m_banners.clear(openKey);
        return;
    }
    m_banners.showBanner(openKey, [files, show = std::move(show)] {
        return BannerContent{
            .tone = theme::Tone::Info,
            .sentence = tr("%Ln file(s) were sent, and the service is queried for their outcome.", nullptr, files),
            .advice = tr("Until it is confirmed, they are left out of any other termination."),
            .actions = {{u"showOpenOutcomes"_s, tr("Show"), show}},
            .dismissal = Dismissal::Forbidden};
    });
}

} // namespace sealdesk
