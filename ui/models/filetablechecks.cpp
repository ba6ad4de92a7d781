// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

// The check marks of FileTableModel.
#include "models/filetablemodel.h"

#include <algorithm>

namespace sealdesk
{

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
        return; // its row numbers are other files' now
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

// False: it was so before.
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

// Says nothing to the views: for rows that leave. How many of them were checked.
int FileTableModel::dropChecks(const std::vector<RowNumber> &rows)
{
    return static_cast<int>(std::ranges::count_if(rows, [this](RowNumber row) { return m_checks.remove(row); }));
}

// How many of them were checked.
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

// During a refresh they are added up: one sentence at its end says more than one for each page.
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
