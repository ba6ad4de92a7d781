// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/list/filelistpage.h"

#include "flows/list/clipboardcopy.h"
#include "flows/list/columnlayout.h"
#include "flows/list/listheader.h"
#include "flows/list/liststatus.h"
#include "flows/list/listtexts.h"
#include "flows/list/rowmenu.h"
#include "flows/list/selectionbar.h"
#include "flows/terminate/terminatedialog.h"
#include "models/filetablemodel.h"
#include "store/settings.h"
#include "tables/checkheaderview.h"
#include "tables/filetableview.h"
#include "tables/statedelegate.h"
#include "tables/tableplace.h"
#include "tables/tabulardelegate.h"
#include "widgets/bannerstack.h"
#include "widgets/chipbar.h"
#include "widgets/emptystate.h"
#include "widgets/filterbar.h"
#include "widgets/searchfield.h"
#include "widgets/statestrip.h"
#include "widgets/theme.h"

#include <QBoxLayout>
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
    , m_place(new QStackedWidget(this))
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
    updateStates();
    updateSelection();
    updatePlace();
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
    layout->addWidget(m_place, 1);
    layout->addWidget(m_selection);
    layout->addWidget(m_status);
    m_place->addWidget(m_table);
    m_place->addWidget(m_empty);
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
    connect(m_filterBar, &FilterBar::queryRequested, this, &FileListPage::askThenQuery);
    connect(m_search, &SearchField::searchChanged, this, [this](const QString &words) { m_model->setSearch(words); });
    connect(m_search, &SearchField::resultsWanted, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_states, &StateStrip::stateChosen, this,
            [this](const std::optional<FileState> &state) { m_model->setStateFilter(state); });
    connect(m_chips, &ChipBar::removed, this,
            [this](int part) { askThenQuery(without(m_controller->filter(), static_cast<FilterChip::Part>(part))); });
    connect(m_chips, &ChipBar::allRemoved, this, [this] { askThenQuery({}); });
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
        if (!m_dialog) { // what the dialog did, it says itself
            sayDropped(dropped.gone, dropped.stateChanged);
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
    connect(m_model, &FileTableModel::orderApplied, this, &FileListPage::updatePlace);
    connect(m_controller, &ListController::changed, this, [this] {
        m_status->follow(*m_controller);
        updateSelection();
        updatePlace();
        Q_EMIT loadingChanged();
    });
    connect(m_controller, &ListController::waiting, m_status, &ListStatus::showWait);
    connect(m_controller, &ListController::finished, this, &FileListPage::showSummary);
    connect(m_status, &ListStatus::stopRequested, this, &FileListPage::stopLoading);
    connect(m_status, &ListStatus::resumeRequested, this, &FileListPage::refresh);
    connect(m_banners, &BannerStack::helpRequested, this, &FileListPage::askThenOpen);
    connect(m_empty, &EmptyState::actionTriggered, this, &FileListPage::takeEmptyAction);
    connect(m_empty, &EmptyState::otherActionTriggered, this, &FileListPage::sandboxRequested);
}

void FileListPage::setSession(Session *session, Kind kind)
{
    dropDialog();
    m_kind = kind;
    m_banners->clearAll();
    m_controller->setSession(session);
    m_filterBar->setFilter({});
    m_header->setConnection(session ? std::optional{session->connection()} : std::nullopt,
                            kind == Kind::Sandbox ? ListHeader::Badge::Sandbox : ListHeader::Badge::None);
    showStandingBanners();
    if (session) {
        connect(session, &Session::windowDistrusted, this, &FileListPage::showStandingBanners);
        query({});
    }
    updateChips();
}

void FileListPage::setLanguage(UiLanguage language)
{
    m_model->setLanguage(language);
    m_filterBar->setLanguage(language);
    m_stateNames = {};
    m_filterBar->setStateNames(m_stateNames);
    updateStates();
    updateChips();
    updatePlace();
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

void FileListPage::saveHabits()
{
    m_settings.setTableHeader(columnlayout::save(*m_tableHeader));
}

void FileListPage::fillColumnsMenu(QMenu &menu)
{
    columnlayout::fillMenu(menu, *m_tableHeader);
}

void FileListPage::showRowMenu(const QPoint &place, const QModelIndex & /*index*/, QContextMenuEvent::Reason reason)
{
    QMenu *menu = rowMenu(
        *m_model, m_table->rowsMeant(), [this](const PickedRows &picked) { copy(picked); }, this);
    menu->popup(place);
    if (reason == QContextMenuEvent::Keyboard) {
        menu->setActiveAction(menu->actions().constFirst());
    }
}

// One question, inside the window's own flow, before anything that would lose the checks.
void FileListPage::askThenQuery(const FileFilter &filter)
{
    if (m_model->checkedCount() == 0) {
        query(filter);
        return;
    }
    auto *box =
        new QMessageBox(QMessageBox::Question, tr("New query"),
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

} // namespace sealdesk
