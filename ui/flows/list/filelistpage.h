// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/localizedtext.h"
#include "flows/list/listcontroller.h"
#include "text/statelabel.h"
#include "widgets/banner.h"

#include <QContextMenuEvent>
#include <QPointer>
#include <QWidget>

class QMenu;
class QStackedWidget;

namespace sealdesk
{

class BannerStack;
class CheckHeaderView;
class ChipBar;
class ClipboardCopy;
class EmptyState;
class FileTableModel;
class FileTableView;
class FilterBar;
class ListHeader;
class ListStatus;
class SearchField;
class SelectionBar;
class Settings;
class StateStrip;
class TerminateDialog;
struct PickedRows;
struct TerminationRequest;

//! The list of signature files and everything that is done with it: filters, table, checks, and the way to termination.
class FileListPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileListPage)

public:
    //! Whether the service behind a session is the embedded stand-in.
    enum class Kind { Service, Sandbox };

    FileListPage(Settings &settings, Clock &clock, QWidget *parent = nullptr);
    ~FileListPage() override;

    //! \a session outlives its use here; nullptr: not connected.
    void setSession(Session *session, Kind kind);
    void setLanguage(UiLanguage language);
    //! An error that belongs to no list: why no session could be made.
    void showProblem(BannerWords words);

    //! Brings the list up to date at the least cost, or goes on reading it.
    void refresh();
    //! Reads all of the list again.
    void reload();
    void stopLoading();
    void focusSearch();
    void copyRows();
    void checkAllShown();
    void uncheckAll();
    void sortBy(int column);
    void terminateChecked();
    //! Opens the terminate dialog for files that come from elsewhere: a run that is to be tried again.
    void terminate(TerminationRequest request);
    //! Opens an https page of the service in the browser, after a question.
    void askThenOpen(const QUrl &url);
    //! What the service showed of these files since they were listed.
    void merge(const std::vector<FileSighting> &files);
    //! Logout or shutdown: what was not sent is not sent any more, without a question.
    void stopForShutdown();
    //! Why the window can't close now (a chunk is in flight), said on the screen; true when it may.
    [[nodiscard]] bool readyToClose();
    void saveHabits();

    [[nodiscard]] bool isLoading() const;
    [[nodiscard]] FileTableModel &model() { return *m_model; }
    //! Check boxes to show and hide columns, for a menu of the window.
    void fillColumnsMenu(QMenu &menu);

Q_SIGNALS:
    void connectRequested();
    void sandboxRequested();
    //! Files of earlier runs are unsettled; nothing else is terminated before they are.
    void recoveryWanted();
    //! isLoading() is another now.
    void loadingChanged();

protected:
    bool focusNextPrevChild(bool next) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildLayout();
    void buildTable();
    void connectFilters();
    void connectTable();
    void connectSelection();
    void connectList();
    void askThenQuery(const FileFilter &filter);
    void query(const FileFilter &filter);
    void showSortMarks();
    void updateChips();
    void fitToHeight();
    void updateStates();
    void updateSelection();
    void updatePlace();
    void showEmpty();
    void takeEmptyAction();
    void showSummary(const ListingSummary &summary);
    void showStandingBanners();
    void copy(const PickedRows &picked);
    void showRowMenu(const QPoint &place, const QModelIndex &index, QContextMenuEvent::Reason reason);
    void sayDropped(int gone, int stateChanged);
    void clearLocalFilters();
    [[nodiscard]] QStringList activeFilters() const;
    void dropDialog();

    Settings &m_settings;
    Kind m_kind = Kind::Service;
    StateNames m_stateNames;
    FileTableModel *m_model;
    ListController *m_controller;
    ListHeader *m_header;
    FilterBar *m_filterBar;
    SearchField *m_search;
    StateStrip *m_states;
    ChipBar *m_chips;
    BannerStack *m_banners;
    QStackedWidget *m_place;
    FileTableView *m_table;
    CheckHeaderView *m_tableHeader;
    EmptyState *m_empty;
    SelectionBar *m_selection;
    ListStatus *m_status;
    ClipboardCopy *m_clipboard;
    QPointer<TerminateDialog> m_dialog;
};

} // namespace sealdesk
