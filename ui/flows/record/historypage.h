// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "service/terminationledger.h"
#include "service/terminationrequest.h"
#include "store/journal/journalrecords.h"

#include <QPointer>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QBoxLayout;
class QComboBox;
class QLabel;
class QPushButton;
class QSplitter;
class QTableView;

namespace sealdesk
{

class BannerStack;
class EmptyState;
class RecordBook;
class RunArchive;
class RecordPanel;
class RunListModel;
class RunView;
class SearchField;
class Session;
class Settings;

//! The history of this connection: its runs, newest first, each with the outcomes of its files, and the record of them.
//! Reads runs on a worker thread. Object names: historyPage, historySearch, historyOutcome, historyEmpty, runsTable,
//! runFacts, runFiles, reportButton, reportDialog, retryRunButton, historyLeave; see also RunView and RecordPanel.
class HistoryPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryPage)

public:
    explicit HistoryPage(Settings &settings, QWidget *parent = nullptr);
    ~HistoryPage() override;

    //! \a session must outlive its use here; nullptr: not connected. If its journal can't be used, shows why.
    void setSession(Session *session);
    //! Reads the runs again.
    void reload();
    void focusSearch();

Q_SIGNALS:
    void leaveRequested();
    void retryRequested(const sealdesk::TerminationRequest &request);
    //! Emitted when the user wants to settle the shown run.
    void recoveryRequested();

protected:
    void changeEvent(QEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void build();
    void buildTop(QBoxLayout &layout);
    void buildTables(QBoxLayout &layout);
    void buildFooter(QBoxLayout &layout);
    void connectParts();
    void connectArchive();
    void showProblem(const JournalProblem &problem);
    void showRuns(std::vector<RunSummary> runs);
    void readCurrentRun();
    void showRun(std::optional<StoredRun> run);
    void showEmptyState();
    void showAllRuns();
    void writeReport();
    void retry();
    void saveReport(const StoredRun &run, const QString &path);
    void showJournalProblem(const JournalProblem &problem);
    void retranslate();
    void fillChoices();
    [[nodiscard]] RunSearch currentSearch() const;
    [[nodiscard]] QString factsText() const;

    QPointer<RecordBook> m_record;
    std::unique_ptr<RunArchive> m_archive;   // of m_record
    std::optional<JournalProblem> m_problem; // why there is no record or it can't be read
    std::optional<StoredRun> m_run;          // the one shown
    TerminationLedger m_ledger;              // of m_run
    bool m_isReading = false;                // the run to show

    BannerStack *m_banners;
    QLabel *m_title;
    SearchField *m_search;
    QComboBox *m_outcome;
    QSplitter *m_tables;
    EmptyState *m_empty;
    RunListModel *m_runs;
    QTableView *m_runsTable;
    QLabel *m_facts;
    RunView *m_files;
    RecordPanel *m_recordPanel;
    QPushButton *m_report;
    QPushButton *m_retry;
    QPushButton *m_leave;
};

} // namespace sealdesk
