// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "flows/list/listcontroller.h"
#include "flows/list/listplaceholder.h"
#include "text/statelabel.h"
#include "widgets/banner.h"

#include <QContextMenuEvent>
#include <QWidget>

#include <memory>

class QMenu;
class QStackedWidget;

namespace sealdesk
{

class BannerStack;
class CheckHeaderView;
class ChipBar;
class ClipboardCopy;
class FileTableModel;
class FileTableView;
class FilterBar;
class ListHeader;
class ListMessages;
class ListStatus;
class SearchField;
class SelectionBar;
class Settings;
class StateStrip;
struct PickedRows;
struct TerminationRequest;

//! The list of signature files: filters, table, checks, and the request to terminate what is checked.
class FileListPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileListPage)

public:
    FileListPage(Settings &settings, Clock &clock, QWidget *parent = nullptr);
    ~FileListPage() override;

    //! \a session must outlive its use here; nullptr: not connected.
    void setSession(Session *session);
    //! Shows an error that is not about a list, such as why no session could be created.
    void showProblem(BannerContentProvider content);

    //! Updates the list at the lowest cost, or continues reading it.
    void refresh();
    //! Reads the whole list again.
    void reload();
    void stopLoading();
    void focusSearch();
    void copyRows();
    void checkAllShown();
    void uncheckAll();
    void sortBy(int column);
    void terminateChecked();
    //! Merges newer sightings of listed files. Others are not added.
    void merge(const std::vector<FileSighting> &files);
    //! Merges what became of files that the program sent itself: that they lose their check marks is not announced.
    void mergeOutcomes(const std::vector<FileSighting> &files);
    //! Says how many files were sent and have no confirmed outcome yet; nothing if there are none.
    void showOpenOutcomes(int files);
    //! Whether lost checks are announced. They are not while the terminate dialog shows what it did.
    enum class LostChecks { Announced, Silent };
    void setLostChecks(LostChecks lostChecks) { m_lostChecks = lostChecks; }
    void saveViewState();

    [[nodiscard]] bool isLoading() const;
    [[nodiscard]] FileTableModel &model() { return *m_model; }
    //! Fills \a menu with check boxes to show and hide columns.
    void fillColumnsMenu(QMenu &menu);

Q_SIGNALS:
    void connectRequested();
    void sandboxRequested();
    //! Emitted when the user wants to terminate the checked files.
    void terminationRequested(const sealdesk::TerminationRequest &request);
    //! Emitted when the user wants to see the files whose outcome is open.
    void openOutcomesRequested();
    //! Emitted when isLoading() changes.
    void loadingChanged();
    //! Emitted when loading has ended, completely or not.
    void listRead();

protected:
    bool focusNextPrevChild(bool next) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildLayout();
    void buildTable();
    void connectFilters();
    void connectTable();
    void connectSelection();
    void connectList();
    void confirmThenQuery(const FileFilter &filter);
    void query(const FileFilter &filter);
    void showSortMarks();
    void updateChips();
    void fitToHeight();
    void updateStates();
    void updateSelection();
    void updateStack();
    void runPlaceholderAction();
    void retranslate();
    void showStanding();
    void copy(const PickedRows &picked);
    void showRowMenu(const QPoint &pos, const QModelIndex &index, QContextMenuEvent::Reason reason);
    void clearLocalFilters();
    [[nodiscard]] QStringList activeFilters() const;

    Settings &m_settings;
    StateNames m_stateNames;
    FileTableModel *m_model;
    ListController *m_controller;
    ListHeader *m_header;
    FilterBar *m_filterBar;
    SearchField *m_search;
    StateStrip *m_states;
    ChipBar *m_chips;
    BannerStack *m_banners;
    std::unique_ptr<ListMessages> m_messages; // on m_banners
    QStackedWidget *m_stack;
    FileTableView *m_table;
    CheckHeaderView *m_tableHeader;
    EmptyState *m_empty;
    ListPlaceholder m_placeholder; // in m_empty
    SelectionBar *m_selection;
    ListStatus *m_status;
    ClipboardCopy *m_clipboard;
    LostChecks m_lostChecks = LostChecks::Announced;
};

} // namespace sealdesk
