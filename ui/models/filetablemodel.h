// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "models/modelroles.h"
#include "models/orderedtablemodel.h"
#include "table/filestore.h"
#include "table/orderscheduler.h"
#include "table/pickedrows.h"
#include "table/rowquery.h"
#include "table/rowset.h"

namespace sealdesk
{

//! How a refresh ended.
enum class RefreshEnd {
    Complete, //!< The whole list was read: files that were not sighted are removed.
    Partial,  //!< Part of it: files that were not sighted stay.
};

//! How many files were unchecked by the program.
struct ChecksDropped {
    int gone = 0;         //!< They are no longer in the list.
    int stateChanged = 0; //!< Their state changed.

    friend bool operator==(const ChecksDropped &, const ChecksDropped &) = default;
};

//! The loaded files, filtered and sorted, with check marks. Sections are the columns of allColumns; section 0 has the
//! check box.
//!
//! The order after a merge, filter or sort is computed in a worker thread and then applied in a handful of signals,
//! never by a reset, so that selection, current row and scroll position are preserved. Content is up to date at once.
class FileTableModel final : public OrderedTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileTableModel)

public:
    explicit FileTableModel(QObject *parent = nullptr);
    ~FileTableModel() override;

    // What is loaded.

    void merge(const std::vector<FileSighting> &sightings);
    void removeFiles(const std::vector<FileId> &files);
    //! Removes files and checks, for a new query. Search, filter and sort stay.
    void clear();
    //! From now on records which files are sighted.
    void beginRefresh();
    //! Reports the checks that were dropped since beginRefresh() in one signal. Does nothing without a beginRefresh().
    void endRefresh(RefreshEnd end);
    [[nodiscard]] int loadedCount() const { return m_store.count(); }
    //! Counts the loaded files, in the order of the signing flow, then unknown states, then no state.
    [[nodiscard]] std::vector<StateCount> stateCounts() const { return m_store.stateCounts(m_query.language); }
    [[nodiscard]] std::vector<TemplateId> templateIdsSeen() const { return m_store.templateIds(); }
    //! nullopt: not loaded.
    [[nodiscard]] std::optional<FileSighting> find(const FileId &file) const;
    //! Loaded files, shown or not, in the order of loading.
    [[nodiscard]] std::vector<FileSighting> loadedFiles() const;

    // What is shown.

    void setSearch(const QString &search);
    //! The columns that the search looks into: those on the screen. All of them at first.
    void setSearchedColumns(const std::vector<ColumnId> &columns);
    void setStateFilter(const std::optional<FileState> &state);
    void setSort(const std::vector<SortKey> &keys);
    //! Adds the section as the last key, in its first order; reverses its order when it is a key already.
    void addSortKey(int section);
    //! Call it when translations were installed: texts, and the order of texts, follow uiLanguage().
    void retranslate();
    [[nodiscard]] const RowQuery &query() const { return m_query; }
    [[nodiscard]] int shownCount() const { return rowCount(); }
    [[nodiscard]] FileSighting fileAt(int row) const { return m_store.at(shown().at(row)); }
    //! The files at these rows, to be found again when the list has changed.
    [[nodiscard]] PickedRows pick(const std::vector<int> &rows) const;
    //! nullopt: not shown.
    [[nodiscard]] std::optional<int> rowOf(const FileId &file) const;
    //! Whether an order is being computed; orderApplied() will follow.
    [[nodiscard]] bool isOrdering() const { return m_scheduler.isBusy(); }

    // What is checked: loaded files, shown or not.

    void toggle(int row);
    void setChecked(int row, Qt::CheckState state);
    void setChecked(const std::vector<int> &rows, Qt::CheckState state);
    //! Checks them; unchecks them when all are checked already.
    void toggle(const std::vector<int> &rows);
    //! The same for those that are still shown.
    void toggle(const PickedRows &picked);
    void checkAllShown() { setShownChecked(Qt::Checked); }
    void setShownChecked(Qt::CheckState state);
    void uncheckAll();
    void uncheckHidden();
    [[nodiscard]] int checkedCount() const { return m_checks.count(); }
    [[nodiscard]] int hiddenCheckedCount() const { return m_checks.count() - m_shownChecked; }
    //! In the order on the screen, then those that are not shown.
    [[nodiscard]] std::vector<FileSighting> checkedFiles() const;
    //! The state of the check box in the header: that of the shown rows.
    [[nodiscard]] Qt::CheckState shownCheckState() const;

    // QAbstractItemModel

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    //! Sorts by one key; section -1: the order of arrival.
    void sort(int section, Qt::SortOrder order = Qt::AscendingOrder) override;

Q_SIGNALS:
    //! Emitted when the order of the present search, filter and sort is shown, though perhaps not yet with the latest
    //! rows.
    void orderApplied();
    //! Emitted when the number of loaded or shown files or of those in a state changes.
    void countsChanged();
    //! Emitted when checks change, or when checked files are hidden or shown.
    void checksChanged();
    //! Emitted when the program unchecked files, at the end of a refresh for all of it.
    void checksDropped(sealdesk::ChecksDropped dropped);

private:
    [[nodiscard]] RowView viewAt(int row) const { return m_store.view(shown().at(row)); }
    void requestOrder();
    void applyComputed(const OrderResult &result);
    void recountShownChecked();
    void removeRowsOfStore(const RowOrder &rows);
    [[nodiscard]] int countShownChecked() const;
    bool setRowChecked(RowNumber row, Qt::CheckState state);
    void announceChecks(int firstRow, int lastRow);
    [[nodiscard]] int uncheckRows(const std::vector<RowNumber> &rows);
    [[nodiscard]] int dropChecks(const std::vector<RowNumber> &rows);
    void reportDropped(const ChecksDropped &dropped);

    FileStore m_store;
    RowQuery m_query;
    OrderScheduler m_scheduler;
    RowSet m_checks;
    int m_shownChecked = 0;
    bool m_removedMeanwhile = false;                 //!< Since the order that is being computed was requested.
    std::optional<ChecksDropped> m_droppedInRefresh; //!< During a refresh.
};

} // namespace sealdesk
