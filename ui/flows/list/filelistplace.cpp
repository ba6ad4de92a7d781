// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

// What the file list page says: empty places, banners, counts. The other half of filelistpage.cpp.

#include "flows/list/filelistpage.h"
#include "flows/list/listheader.h"
#include "flows/list/liststatus.h"
#include "flows/list/listtexts.h"
#include "flows/list/selectionbar.h"
#include "models/filetablemodel.h"
#include "tables/checkheaderview.h"
#include "tables/filetableview.h"
#include "text/errortext.h"
#include "widgets/bannerstack.h"
#include "widgets/chipbar.h"
#include "widgets/emptystate.h"
#include "widgets/filterbar.h"
#include "widgets/journalbanner.h"
#include "widgets/searchfield.h"
#include "widgets/statestrip.h"
#include "widgets/taborder.h"
#include "widgets/theme.h"

#include <QDesktopServices>
#include <QLayout>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>

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

} // namespace

// Top to bottom. Chips, pills and banners come and go, so the order is made when it is asked for.
bool FileListPage::focusNextPrevChild(bool next)
{
    setTabOrderOfParts({m_filterBar, m_search, m_chips, m_banners, m_states, m_table, m_empty, m_selection, m_status});
    return QWidget::focusNextPrevChild(next);
}

void FileListPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitToHeight();
}

// On a low screen the table is what needs the room.
void FileListPage::fitToHeight()
{
    constexpr int linesOfALowPage = 30;
    const bool isLow = height() < fontMetrics().lineSpacing() * linesOfALowPage;
    m_states->setRows(isLow ? StateStrip::Rows::One : StateStrip::Rows::AsManyAsNeeded);
    const int gap = isLow ? theme::spacingTight : theme::spacing;
    if (layout()->spacing() != gap) {
        layout()->setSpacing(gap);
        layout()->setContentsMargins(theme::margin, isLow ? gap : theme::margin, theme::margin, gap);
    }
}

void FileListPage::updateChips()
{
    std::vector<Chip> chips;
    for (const FilterChip &chip : chipsOf(m_controller->filter(), m_stateNames)) {
        chips.push_back({.id = static_cast<int>(chip.part), .text = chip.text});
    }
    m_chips->setChips(chips);
}

void FileListPage::updateStates()
{
    std::vector<StatePill> pills;
    bool learned = false;
    for (const StateCount &count : m_model->stateCounts()) {
        pills.push_back({.state = count.state, .label = count.label, .count = count.count});
        learned |= m_stateNames.learn(count.state, count.label);
    }
    if (learned) {
        m_filterBar->setStateNames(m_stateNames);
        updateChips();
    }
    m_states->setCounts(pills);
    m_states->setVisible(!pills.empty());
    m_filterBar->setKnownTemplates(m_model->templateIdsSeen());
    m_status->setCounts({.loaded = m_model->loadedCount(), .shown = m_model->shownCount()});
}

void FileListPage::updateSelection()
{
    m_selection->setCounts({.checked = m_model->checkedCount(), .hidden = m_model->hiddenCheckedCount()});
    m_tableHeader->setCheckState(m_model->shownCheckState());
    const auto &summary = m_controller->summary();
    const bool complete = summary && summary->end == ListingSummary::End::Complete;
    m_tableHeader->setNote(complete ? QString() : tr("The list is not complete: there are more files than these."));
}

void FileListPage::updatePlace()
{
    const bool any = m_model->shownCount() > 0;
    m_place->setCurrentWidget(any ? static_cast<QWidget *>(m_table) : m_empty);
    m_selection->setVisible(m_model->loadedCount() > 0);
    m_filterBar->setEnabled(m_controller->phase() != ListController::Phase::NotConnected);
    m_search->setEnabled(m_model->loadedCount() > 0);
    m_status->setCounts({.loaded = m_model->loadedCount(), .shown = m_model->shownCount()});
    if (!any) {
        showEmpty();
    }
}

void FileListPage::showEmpty()
{
    const auto &summary = m_controller->summary();
    if (m_controller->phase() == ListController::Phase::NotConnected) {
        m_empty->setContent(
            {.icon = IconName::Plug,
             .title = tr("Not connected"),
             .text = tr("Connect to your company's app, or look around in the sandbox: sample files on this computer, "
                        "where nothing real is changed."),
             .action = tr("Connect…"),
             .otherAction = tr("Open the sandbox")});
    } else if (m_model->loadedCount() > 0) {
        m_empty->setContent({.icon = IconName::Search,
                             .title = tr("Nothing matches"),
                             .text = tr("%Ln loaded file(s) are hidden by the search or the chosen state.", nullptr,
                                        m_model->loadedCount()),
                             .action = tr("Show all loaded files")});
    } else if (!summary) {
        m_empty->setContent({.icon = IconName::Clock, .title = tr("Reading the list…")});
    } else if (summary->error) {
        const ErrorText words = describe(*summary->error);
        const bool permission = summary->error->kind == ApiErrorKind::ScopeMissing;
        m_empty->setContent({.icon = permission ? IconName::Lock : IconName::Error,
                             .title = permission ? tr("No permission to list files") : tr("The list could not be read"),
                             .text = words.sentence + u'\n' + words.advice,
                             .action = tr("Try again")});
    } else {
        m_empty->setContent(
            {.icon = IconName::Inbox,
             .title = tr("No file matches"),
             .text = m_controller->filter().isEmpty()
                         ? tr("The service shows no file to this app. If there should be some, ask an administrator "
                              "to check the app's data range in CoreHR.")
                         : tr("Change or clear the filter, then query again."),
             .action = m_controller->filter().isEmpty() ? tr("Try again") : tr("Clear the filter")});
    }
}

void FileListPage::takeEmptyAction()
{
    if (m_controller->phase() == ListController::Phase::NotConnected) {
        Q_EMIT connectRequested();
    } else if (m_model->loadedCount() > 0) {
        clearLocalFilters();
    } else if (m_controller->summary() && !m_controller->summary()->error && !m_controller->filter().isEmpty()) {
        query({});
    } else {
        refresh();
    }
}

void FileListPage::showSummary(const ListingSummary &summary)
{
    if (summary.error) {
        m_banners->showError(listErrorKey, *summary.error, [this] { refresh(); });
    } else {
        m_banners->clear(listErrorKey);
    }
    if (remarksOn(summary).isEmpty()) {
        m_banners->clear(remarksKey);
    } else {
        m_banners->say(remarksKey, [summary] {
            return BannerContent{.tone = theme::Tone::Warning, .sentence = remarksOn(summary).join(u'\n')};
        });
    }
}

// What holds as long as the connection does.
void FileListPage::showStandingBanners()
{
    Session *session = m_controller->session();
    const auto *problem = session ? std::get_if<JournalProblem>(&session->journal()) : nullptr;
    if (problem) {
        m_banners->say(journalBanner, [problem = *problem] {
            BannerContent said = bannerOf(problem);
            said.sentence = tr("No file can be terminated now. %1").arg(said.sentence);
            said.dismissal = Dismissal::Forbidden;
            return said;
        });
    } else {
        m_banners->clear(journalBanner);
    }
    if (session && session->windowTrust() == WindowTrust::Broken) {
        m_banners->say(windowKey, [] {
            return BannerContent{
                .tone = theme::Tone::Warning,
                .sentence = tr("The service does not keep to the update time that it is asked for."),
                .advice =
                    tr("The list may have files from outside of it. Before terminating, every file is looked up one by "
                       "one; that takes longer."),
                .dismissal = Dismissal::Forbidden};
        });
    } else {
        m_banners->clear(windowKey);
    }
}

void FileListPage::showProblem(BannerWords words)
{
    m_banners->say(problemKey, std::move(words));
}

void FileListPage::sayDropped(int gone, int stateChanged)
{
    m_banners->say(droppedKey, [gone, stateChanged] {
        QStringList parts;
        if (stateChanged > 0) {
            parts += tr("%Ln checked file(s) changed their state and were unchecked.", nullptr, stateChanged);
        }
        if (gone > 0) {
            parts += tr("%Ln checked file(s) left the list and were unchecked.", nullptr, gone);
        }
        return BannerContent{.tone = theme::Tone::Info, .sentence = parts.join(u'\n')};
    });
}

// The address comes from the service: only https, and only after the user has seen where it leads.
void FileListPage::askThenOpen(const QUrl &url)
{
    if (url.scheme() != "https"_L1) {
        return;
    }
    auto *box = new QMessageBox(QMessageBox::Question, tr("Open a web page"),
                                tr("Open this page of the service in the browser?\n%1").arg(url.toDisplayString()),
                                QMessageBox::Open | QMessageBox::Cancel, this);
    box->setObjectName(u"openPageQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(box->button(QMessageBox::Open), &QAbstractButton::clicked, this, [url] { QDesktopServices::openUrl(url); });
    box->open();
}

} // namespace sealdesk
