// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/list/filelistpage.h"

#include "flows/list/clipboardcopy.h"
#include "flows/list/columnlayout.h"
#include "flows/list/listheader.h"
#include "flows/list/listmessages.h"
#include "flows/list/liststatus.h"
#include "flows/list/listtexts.h"
#include "flows/list/selectionbar.h"
#include "models/filetablemodel.h"
#include "service/terminationrequest.h"
#include "store/settings.h"
#include "tables/checkheaderview.h"
#include "tables/filetableview.h"
#include "tables/statedelegate.h"
#include "tables/tableplace.h"
#include "tables/tabulardelegate.h"
#include "text/servicetext.h"
#include "widgets/bannerstack.h"
#include "widgets/chipbar.h"
#include "widgets/emptystate.h"
#include "widgets/filterbar.h"
#include "widgets/messagebox.h"
#include "widgets/searchfield.h"
#include "widgets/statestrip.h"
#include "widgets/taborder.h"
#include "widgets/theme.h"
#include "widgets/webpage.h"

#include <QBoxLayout>
#include <QEvent>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>

namespace sealdesk
{

using namespace Qt::StringLiterals;

FileListPage::FileListPage(Settings &settings, Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_model(new FileTableModel(this))
    , m_controller(new ListController(*m_model, this))
    , m_header(new ListHeader(this))
    , m_filterBar(new FilterBar(clock, this))
    , m_search(new SearchField(this))
    , m_states(new StateStrip(this))
    , m_chips(new ChipBar(this))
    , m_banners(new BannerStack(this))
    , m_messages(std::make_unique<ListMessages>(*m_banners))
    , m_stack(new QStackedWidget(this))
    , m_table(new FileTableView(this))
    , m_tableHeader(new CheckHeaderView(m_table))
    , m_empty(new EmptyState(this))
    , m_selection(new SelectionBar(this))
    , m_status(new ListStatus(clock, this))
    , m_clipboard(new ClipboardCopy(*this))
{
    setObjectName(u"fileListPage"_s);
    buildLayout();
    buildTable();
    connectFilters();
    connectTable();
    connectSelection();
    connectList();
    retranslate();
}

FileListPage::~FileListPage() = default;

void FileListPage::buildLayout()
{
    auto *top = new QHBoxLayout;
    top->addWidget(m_header, 1);
    top->addWidget(m_search);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::margin, theme::margin, theme::margin, theme::spacing);
    layout->setSpacing(theme::spacing);
    layout->addLayout(top);
    layout->addWidget(m_filterBar);
    layout->addWidget(m_chips);
    layout->addWidget(m_banners);
    layout->addWidget(m_states);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_selection);
    layout->addWidget(m_status);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
}

void FileListPage::buildTable()
{
    m_table->setObjectName(u"fileTable"_s);
    m_table->setHorizontalHeader(m_tableHeader);
    m_table->setModel(m_model);
    new TablePlace(*m_table, *m_model);
    for (int section = 0; section < m_model->columnCount(); ++section) {
        const Column &column = columnOf(ColumnId{section});
        if (column.sort == SortKind::Time || column.sort == SortKind::Id) {
            m_table->setItemDelegateForColumn(section, new TabularDelegate(m_table));
        }
    }
    m_table->setItemDelegateForColumn(sectionOf(columnid::state), new StateDelegate(FileStateRole, m_table));
    m_tableHeader->setStretchLastSection(true);
    columnlayout::applyDefaults(*m_tableHeader);
    columnlayout::restore(*m_tableHeader, m_settings.tableHeader());
    m_model->setSort({SortKey{.column = columnid::updated, .order = Qt::DescendingOrder}});
    showSortMarks();
}

void FileListPage::connectFilters()
{
    connect(m_filterBar, &FilterBar::queryRequested, this, &FileListPage::confirmThenQuery);
    connect(m_search, &SearchField::searchChanged, this, [this](const QString &words) { m_model->setSearch(words); });
    connect(m_search, &SearchField::resultsRequested, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_states, &StateStrip::stateChosen, this,
            [this](const std::optional<FileState> &state) { m_model->setStateFilter(state); });
    connect(m_chips, &ChipBar::removed, this, [this](int part) {
        confirmThenQuery(without(m_controller->filter(), static_cast<FilterChip::Part>(part)));
    });
    connect(m_chips, &ChipBar::allRemoved, this, [this] { confirmThenQuery({}); });
}

void FileListPage::connectTable()
{
    connect(m_table, &FileTableView::toggleRequested, m_model,
            qOverload<const std::vector<int> &>(&FileTableModel::toggle));
    connect(m_table, &FileTableView::menuRequested, this, &FileListPage::showRowMenu);
    connect(m_table, &FileTableView::rowActivated, m_model, qOverload<int>(&FileTableModel::toggle));
    connect(m_tableHeader, &CheckHeaderView::toggled, m_model, &FileTableModel::setShownChecked);
    connect(m_tableHeader, &CheckHeaderView::sortRequested, this, [this](int section, Qt::KeyboardModifiers modifiers) {
        if (modifiers.testFlag(Qt::ShiftModifier)) {
            m_model->addSortKey(section);
            showSortMarks();
        } else {
            sortBy(section);
        }
    });
}

void FileListPage::connectSelection()
{
    connect(m_model, &FileTableModel::checksChanged, this, &FileListPage::updateSelection);
    connect(m_model, &FileTableModel::checksDropped, this, [this](ChecksDropped dropped) {
        if (m_lostChecks == LostChecks::Announced) {
            m_messages->showDropped(dropped);
        }
    });
    connect(m_selection, &SelectionBar::showHiddenRequested, this, &FileListPage::clearLocalFilters);
    connect(m_selection, &SelectionBar::uncheckHiddenRequested, m_model, &FileTableModel::uncheckHidden);
    connect(m_selection, &SelectionBar::uncheckAllRequested, m_model, &FileTableModel::uncheckAll);
    connect(m_selection, &SelectionBar::terminateRequested, this, &FileListPage::terminateChecked);
}

void FileListPage::connectList()
{
    connect(m_model, &FileTableModel::countsChanged, this, &FileListPage::updateStates);
    connect(m_model, &FileTableModel::orderApplied, this, &FileListPage::updateStack);
    connect(m_controller, &ListController::changed, this, [this] {
        m_status->updateFrom(*m_controller);
        updateSelection();
        updateStack();
        Q_EMIT loadingChanged();
    });
    connect(m_controller, &ListController::waiting, m_status, &ListStatus::showWait);
    connect(m_controller, &ListController::finished, this,
            [this](const ListingSummary &summary) { m_messages->showSummary(summary, [this] { refresh(); }); });
    connect(m_controller, &ListController::finished, this, &FileListPage::listRead);
    connect(m_controller, &ListController::windowTestChanged, this, &FileListPage::showStanding);
    connect(m_status, &ListStatus::stopRequested, this, &FileListPage::stopLoading);
    connect(m_status, &ListStatus::resumeRequested, this, &FileListPage::refresh);
    connect(m_banners, &BannerStack::helpRequested, this, [this](const QUrl &url) { askToOpenPage(url, this); });
    connect(m_empty, &EmptyState::actionTriggered, this, &FileListPage::runPlaceholderAction);
    connect(m_empty, &EmptyState::otherActionTriggered, this, &FileListPage::sandboxRequested);
}

void FileListPage::setSession(Session *session)
{
    m_messages->clear();
    m_controller->setSession(session);
    m_filterBar->setFilter({});
    const bool isSandbox = session && session->kind() == Session::Kind::Sandbox;
    m_header->setConnection(session ? std::optional{session->connection()} : std::nullopt,
                            isSandbox ? ListHeader::Badge::Sandbox : ListHeader::Badge::None);
    showStanding();
    if (session) {
        connect(session, &Session::windowEvidenceChanged, this, &FileListPage::showStanding);
        query({});
    }
    updateChips();
}

void FileListPage::showStanding()
{
    m_messages->showStanding(m_controller->session(), m_controller->windowTest(),
                             [this] { m_controller->testWindows(); });
}

void FileListPage::showProblem(BannerContentProvider content)
{
    m_messages->showProblem(std::move(content));
}

void FileListPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void FileListPage::retranslate()
{
    m_model->retranslate();
    m_stateNames = {};
    m_filterBar->setStateNames(m_stateNames);
    updateStates();
    updateSelection();
    updateChips();
    updateStack();
}

void FileListPage::refresh()
{
    m_controller->refresh();
}

void FileListPage::reload()
{
    m_controller->reload();
}

void FileListPage::stopLoading()
{
    m_controller->stop();
}

bool FileListPage::isLoading() const
{
    return m_controller->phase() == ListController::Phase::Loading;
}

void FileListPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void FileListPage::copyRows()
{
    copy(m_model->pick(m_table->highlightedRows()));
}

void FileListPage::copy(const PickedRows &picked)
{
    std::vector<ColumnId> columns;
    for (int visual = 0; visual < m_tableHeader->count(); ++visual) {
        const int section = m_tableHeader->logicalIndex(visual);
        if (!m_tableHeader->isSectionHidden(section)) {
            columns.push_back(ColumnId{section});
        }
    }
    m_clipboard->copy(picked, columns, m_model->query().language);
}

void FileListPage::checkAllShown()
{
    m_model->checkAllShown();
}

void FileListPage::uncheckAll()
{
    m_model->uncheckAll();
}

void FileListPage::sortBy(int column)
{
    const auto &keys = m_model->query().sort;
    const ColumnId id{column};
    const bool again = keys.size() == 1 && keys.front().column == id;
    const Qt::SortOrder other =
        again && keys.front().order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    m_model->setSort({SortKey{.column = id, .order = again ? other : firstSortOrder(id)}});
    showSortMarks();
}

void FileListPage::showSortMarks()
{
    std::vector<CheckHeaderView::SortMark> marks;
    for (const SortKey &key : m_model->query().sort) {
        marks.push_back({.section = sectionOf(key.column), .order = key.order});
    }
    m_tableHeader->setSortMarks(std::move(marks));
}

void FileListPage::saveViewState()
{
    m_settings.setTableHeader(columnlayout::save(*m_tableHeader));
}

void FileListPage::fillColumnsMenu(QMenu &menu)
{
    columnlayout::fillMenu(menu, *m_tableHeader);
}

void FileListPage::showRowMenu(const QPoint &pos, const QModelIndex & /*index*/, QContextMenuEvent::Reason reason)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"rowMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const PickedRows picked = m_model->pick(m_table->targetRows());
    menu->addAction(tr("Check or uncheck"), this, [this, picked] { m_model->toggle(picked); });
    menu->addAction(tr("Copy"), this, [this, picked] { copy(picked); });
    menu->popup(pos);
    if (reason == QContextMenuEvent::Keyboard) {
        menu->setActiveAction(menu->actions().constFirst());
    }
}

// Asks before a query that would uncheck files.
void FileListPage::confirmThenQuery(const FileFilter &filter)
{
    if (m_model->checkedCount() == 0) {
        query(filter);
        return;
    }
    auto *box =
        newMessageBox(QMessageBox::Question, tr("New query"),
                      tr("%Ln file(s) are checked. A new query unchecks them.", nullptr, m_model->checkedCount()),
                      QMessageBox::NoButton, this);
    box->setObjectName(u"requeryQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *go = box->addButton(tr("Query and uncheck"), QMessageBox::AcceptRole);
    box->setDefaultButton(box->addButton(tr("Keep the checks"), QMessageBox::RejectRole));
    connect(go, &QPushButton::clicked, this, [this, filter] { query(filter); });
    box->open();
}

void FileListPage::query(const FileFilter &filter)
{
    m_filterBar->setFilter(filter);
    clearLocalFilters();
    m_controller->query(filter);
    updateChips();
}

void FileListPage::clearLocalFilters()
{
    m_search->clear();
    m_states->setActive(std::nullopt);
    m_model->setStateFilter(std::nullopt);
}

// Top to bottom. Chips, pills and banners come and go, so set the order on demand.
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

// On a low screen, leaves the room to the table.
void FileListPage::fitToHeight()
{
    constexpr int lowPageLines = 30;
    const bool isLow = height() < fontMetrics().lineSpacing() * lowPageLines;
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
    m_tableHeader->setNote(complete ? QString() : tr("The list is not complete: there may be more files than these."));
}

void FileListPage::updateStack()
{
    const bool any = m_model->shownCount() > 0;
    m_stack->setCurrentWidget(any ? static_cast<QWidget *>(m_table) : m_empty);
    m_selection->setVisible(m_model->loadedCount() > 0);
    m_filterBar->setEnabled(m_controller->phase() != ListController::Phase::NotConnected);
    m_search->setEnabled(m_model->loadedCount() > 0);
    m_status->setCounts({.loaded = m_model->loadedCount(), .shown = m_model->shownCount()});
    if (!any) {
        m_placeholder = placeholderFor(*m_controller, m_model->loadedCount());
        m_empty->setContent(m_placeholder.content);
    }
}

void FileListPage::runPlaceholderAction()
{
    switch (m_placeholder.action) {
    case ListPlaceholder::Action::None:
        return;
    case ListPlaceholder::Action::Connect:
        Q_EMIT connectRequested();
        return;
    case ListPlaceholder::Action::ShowAllLoaded:
        clearLocalFilters();
        return;
    case ListPlaceholder::Action::ClearFilter:
        query({});
        return;
    case ListPlaceholder::Action::Refresh:
        refresh();
        return;
    }
    Q_UNREACHABLE();
}

void FileListPage::terminateChecked()
{
    if (m_controller->session() && m_selection->canTerminate()) {
        Q_EMIT terminationRequested({.files = m_model->checkedFiles(),
                                     .filterText = activeFilters().join(u"; "_s),
                                     .recentReasons = {},
                                     .reason = {},
                                     .origins = {}});
    }
}

void FileListPage::merge(const std::vector<FileSighting> &files)
{
    std::vector<FileSighting> listed;
    std::ranges::copy_if(files, std::back_inserter(listed),
                         [this](const FileSighting &file) { return m_model->find(file.file.id).has_value(); });
    m_model->merge(listed);
}

void FileListPage::mergeOutcomes(const std::vector<FileSighting> &files)
{
    const LostChecks before = std::exchange(m_lostChecks, LostChecks::Silent);
    merge(files);
    m_lostChecks = before;
}

void FileListPage::showOpenOutcomes(int files)
{
    m_messages->showOpenOutcomes(files, [this] { Q_EMIT openOutcomesRequested(); });
}

// The active filters, both those of the service's query and the local ones.
QStringList FileListPage::activeFilters() const
{
    QStringList filters;
    for (const FilterChip &chip : chipsOf(m_controller->filter(), m_stateNames)) {
        filters += chip.text;
    }
    const RowQuery &local = m_model->query();
    if (!local.search.isEmpty()) {
        filters += tr("Search: %1").arg(ServiceText(local.search).isolated());
    }
    for (const StateCount &count : m_model->stateCounts()) {
        if (count.state == local.state) {
            filters += tr("Shown state: %1").arg(ServiceText(count.label).isolated());
        }
    }
    return filters;
}

} // namespace sealdesk
