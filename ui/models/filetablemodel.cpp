// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "models/filetablemodel.h"

#include "core/uilanguage.h"
#include "text/servicetext.h"

#include <algorithm>

namespace sealdesk
{

FileTableModel::FileTableModel(QObject *parent)
    : OrderedTableModel(parent)
{
    m_query.language = uiLanguage();
    connect(&m_scheduler, &OrderScheduler::computed, this, &FileTableModel::applyComputed);
}

FileTableModel::~FileTableModel() = default;

void FileTableModel::merge(const std::vector<FileSighting> &sightings)
{
    const MergeReport report = m_store.merge(sightings);
    if (!report.changed.empty()) {
        announceChanged(report.changed);
    }
    reportDropped({.stateChanged = uncheckRows(report.stateChanged)});
    if (!report.added.empty() || !report.changed.empty()) {
        requestOrder();
        Q_EMIT countsChanged();
    }
}

void FileTableModel::removeFiles(const std::vector<FileId> &files)
{
    RowOrder rows;
    for (const FileId &file : files) {
        if (const auto row = m_store.find(file)) {
            rows.push_back(*row);
        }
    }
    removeRowsOfStore(rows);
}

void FileTableModel::clear()
{
    m_scheduler.cancel();
    const bool hadChecks = m_checks.count() > 0;
    m_checks.clear();
    m_shownChecked = 0;
    showOrder(RowOrder());
    m_store.clear();
    m_removedMeanwhile = false;
    m_droppedInRefresh.reset();
    if (hadChecks) {
        Q_EMIT checksChanged();
    }
    Q_EMIT countsChanged();
}

void FileTableModel::beginRefresh()
{
    endRefresh(RefreshEnd::Partial);
    m_store.beginPass();
    m_droppedInRefresh.emplace();
}

void FileTableModel::endRefresh(RefreshEnd end)
{
    if (!m_droppedInRefresh) {
        return;
    }
    if (end == RefreshEnd::Complete) {
        removeRowsOfStore(m_store.notSightedInPass());
    }
    reportDropped(*std::exchange(m_droppedInRefresh, std::nullopt));
}

std::optional<FileSighting> FileTableModel::find(const FileId &file) const
{
    const auto row = m_store.find(file);
    return row ? std::optional{m_store.at(*row)} : std::nullopt;
}

std::vector<FileSighting> FileTableModel::loadedFiles() const
{
    std::vector<FileSighting> files;
    files.reserve(static_cast<std::size_t>(loadedCount()));
    m_store.snapshot().forEach([&](RowNumber row, const RowView & /*view*/) { files.push_back(m_store.at(row)); });
    return files;
}

// Hides the rows first, while their content is still in the store. A pending result may still contain them;
// applyComputed() removes them there.
void FileTableModel::removeRowsOfStore(const RowOrder &rows)
{
    if (rows.empty()) {
        return;
    }
    std::vector<bool> stays(m_store.snapshot().end(), true);
    for (const RowNumber row : rows) {
        stays[row] = false;
    }
    const int dropped = dropChecks(rows);
    showOnly(stays);
    m_store.remove(rows);
    m_removedMeanwhile = m_scheduler.isBusy();
    m_shownChecked = countShownChecked();
    if (dropped > 0) {
        Q_EMIT checksChanged();
    }
    reportDropped({.gone = dropped});
    Q_EMIT countsChanged();
}

void FileTableModel::requestOrder()
{
    m_scheduler.request(m_store.snapshot(), m_query);
}

void FileTableModel::applyComputed(const OrderResult &result)
{
    const int shownBefore = shown().count();
    if (std::exchange(m_removedMeanwhile, m_removedMeanwhile && m_scheduler.isBusy())) {
        RowOrder present = *result.order;
        std::erase_if(present, [this](RowNumber row) { return !m_store.contains(row); });
        showOrder(present);
    } else {
        showOrder(result);
    }
    recountShownChecked();
    if (shown().count() != shownBefore) {
        Q_EMIT countsChanged();
    }
    Q_EMIT orderApplied();
}

// Checked rows may have been shown or hidden.
void FileTableModel::recountShownChecked()
{
    if (const int shownChecked = countShownChecked(); shownChecked != std::exchange(m_shownChecked, shownChecked)) {
        Q_EMIT checksChanged();
    }
}

void FileTableModel::setSearch(const QString &search)
{
    if (search != std::exchange(m_query.search, search)) {
        requestOrder();
    }
}

void FileTableModel::setSearchedColumns(const std::vector<ColumnId> &columns)
{
    if (columns != std::exchange(m_query.searchIn, columns) && !m_query.search.isEmpty()) {
        requestOrder();
    }
}

void FileTableModel::setStateFilter(const std::optional<FileState> &state)
{
    if (state != std::exchange(m_query.state, state)) {
        requestOrder();
    }
}

void FileTableModel::setSort(const std::vector<SortKey> &keys)
{
    if (keys != std::exchange(m_query.sort, keys)) {
        requestOrder();
    }
}

void FileTableModel::addSortKey(int section)
{
    const ColumnId column{section};
    std::vector<SortKey> keys = m_query.sort;
    const auto present = std::ranges::find(keys, column, &SortKey::column);
    if (present == keys.end()) {
        keys.push_back({.column = column, .order = firstSortOrder(column)});
    } else {
        present->order = present->order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    }
    setSort(keys);
}

void FileTableModel::sort(int section, Qt::SortOrder order)
{
    if (section < 0) {
        setSort({});
    } else {
        setSort({{.column = ColumnId{section}, .order = order}});
    }
}

void FileTableModel::retranslate()
{
    m_query.language = uiLanguage();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (shown().count() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(shown().count() - 1, columnCount() - 1));
    }
    Q_EMIT countsChanged();
    requestOrder();
}

std::optional<int> FileTableModel::rowOf(const FileId &file) const
{
    const auto row = m_store.find(file);
    return row ? shown().positionOf(*row) : std::nullopt;
}

PickedRows FileTableModel::pick(const std::vector<int> &rows) const
{
    PickedRows picked{.files = m_store.snapshot(), .rows = {}};
    picked.rows.reserve(rows.size());
    std::ranges::transform(rows, std::back_inserter(picked.rows), [this](int row) { return shown().at(row); });
    return picked;
}

int FileTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(allColumns.size());
}

QVariant FileTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return cellText(ColumnId{index.column()}, viewAt(index.row()), {.language = m_query.language});
    case Qt::ToolTipRole:
        return ServiceText(data(index, Qt::DisplayRole).toString()).toolTip();
    case Qt::TextAlignmentRole:
        return static_cast<int>(columnOf(ColumnId{index.column()}).alignment | Qt::AlignVCenter);
    case Qt::CheckStateRole:
        return index.column() == 0 ? QVariant(m_checks.contains(shown().at(index.row())) ? Qt::Checked : Qt::Unchecked)
                                   : QVariant();
    case FileStateRole:
        return QVariant::fromValue(viewAt(index.row()).state().state);
    case FileIdRole:
        return QVariant::fromValue(viewAt(index.row()).fileId());
    }
    return {};
}

QVariant FileTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return OrderedTableModel::headerData(section, orientation, role);
    }
    const ColumnId column{section};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return columnTitle(column);
    case Qt::TextAlignmentRole:
        return static_cast<int>(columnOf(column).alignment | Qt::AlignVCenter);
    }
    return {};
}

Qt::ItemFlags FileTableModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = OrderedTableModel::flags(index);
    if (index.isValid() && index.column() == 0) {
        flags |= Qt::ItemIsUserCheckable;
    }
    return flags;
}

bool FileTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() != 0) {
        return false;
    }
    setChecked(index.row(), value.value<Qt::CheckState>());
    return true;
}

void FileTableModel::toggle(int row)
{
    setChecked(row, m_checks.contains(shown().at(row)) ? Qt::Unchecked : Qt::Checked);
}

void FileTableModel::toggle(const std::vector<int> &rows)
{
    const bool allChecked = std::ranges::all_of(rows, [this](int row) { return m_checks.contains(shown().at(row)); });
    setChecked(rows, allChecked ? Qt::Unchecked : Qt::Checked);
}

void FileTableModel::toggle(const PickedRows &picked)
{
    if (!picked.files.isOfSameList(m_store.snapshot())) {
        return; // its row numbers belong to other files now
    }
    std::vector<int> rows;
    rows.reserve(picked.rows.size());
    for (const RowNumber row : picked.rows) {
        if (const auto position = shown().positionOf(row)) {
            rows.push_back(*position);
        }
    }
    toggle(rows);
}

void FileTableModel::setChecked(int row, Qt::CheckState state)
{
    setChecked(std::vector{row}, state);
}

void FileTableModel::setChecked(const std::vector<int> &rows, Qt::CheckState state)
{
    bool changed = false;
    for (const int row : rows) {
        changed |= setRowChecked(shown().at(row), state);
    }
    if (changed) {
        announceChecks(*std::ranges::min_element(rows), *std::ranges::max_element(rows));
    }
}

void FileTableModel::setShownChecked(Qt::CheckState state)
{
    bool changed = false;
    for (const RowNumber row : shown().order()) {
        changed |= setRowChecked(row, state);
    }
    if (changed) {
        announceChecks(0, shown().count() - 1);
    }
}

void FileTableModel::uncheckAll()
{
    if (m_checks.count() == 0) {
        return;
    }
    m_checks.clear();
    m_shownChecked = 0;
    announceChecks(0, shown().count() - 1);
}

void FileTableModel::uncheckHidden()
{
    bool changed = false;
    for (RowNumber row = 0; row < m_store.snapshot().end(); ++row) {
        if (!shown().positionOf(row)) {
            changed |= m_checks.remove(row);
        }
    }
    if (changed) {
        Q_EMIT checksChanged();
    }
}

std::vector<FileSighting> FileTableModel::checkedFiles() const
{
    std::vector<FileSighting> files;
    files.reserve(static_cast<std::size_t>(m_checks.count()));
    for (const RowNumber row : shown().order()) {
        if (m_checks.contains(row)) {
            files.push_back(m_store.at(row));
        }
    }
    for (RowNumber row = 0; row < m_store.snapshot().end(); ++row) {
        if (m_checks.contains(row) && !shown().positionOf(row)) {
            files.push_back(m_store.at(row));
        }
    }
    return files;
}

Qt::CheckState FileTableModel::shownCheckState() const
{
    if (m_shownChecked == 0) {
        return Qt::Unchecked;
    }
    return m_shownChecked == shown().count() ? Qt::Checked : Qt::PartiallyChecked;
}

int FileTableModel::countShownChecked() const
{
    if (m_checks.count() == 0) {
        return 0;
    }
    return static_cast<int>(
        std::ranges::count_if(shown().order(), [this](RowNumber row) { return m_checks.contains(row); }));
}

// False: nothing changed.
bool FileTableModel::setRowChecked(RowNumber row, Qt::CheckState state)
{
    const bool checks = state == Qt::Checked;
    if (checks ? !m_checks.insert(row) : !m_checks.remove(row)) {
        return false;
    }
    if (shown().positionOf(row)) {
        m_shownChecked += checks ? 1 : -1;
    }
    return true;
}

void FileTableModel::announceChecks(int firstRow, int lastRow)
{
    if (lastRow >= firstRow) {
        Q_EMIT dataChanged(index(firstRow, 0), index(lastRow, 0), {Qt::CheckStateRole});
    }
    Q_EMIT checksChanged();
}

// For rows that are removed: emits no signal. Returns how many of them were checked.
int FileTableModel::dropChecks(const std::vector<RowNumber> &rows)
{
    return static_cast<int>(std::ranges::count_if(rows, [this](RowNumber row) { return m_checks.remove(row); }));
}

// Returns how many of them were checked.
int FileTableModel::uncheckRows(const std::vector<RowNumber> &rows)
{
    std::vector<RowNumber> unchecked;
    std::ranges::copy_if(rows, std::back_inserter(unchecked),
                         [this](RowNumber row) { return setRowChecked(row, Qt::Unchecked); });
    if (!unchecked.empty()) {
        announceChanged(unchecked);
        Q_EMIT checksChanged();
    }
    return static_cast<int>(unchecked.size());
}

// Adds them up during a refresh: one message at its end is better than one for each page.
void FileTableModel::reportDropped(const ChecksDropped &dropped)
{
    if (m_droppedInRefresh) {
        m_droppedInRefresh->gone += dropped.gone;
        m_droppedInRefresh->stateChanged += dropped.stateChanged;
    } else if (dropped != ChecksDropped{}) {
        Q_EMIT checksDropped(dropped);
    }
}

} // namespace sealdesk
