// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/localizedtext.h"
#include "service/terminationrequest.h"
#include "store/audit/trailcheck.h"
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
class FileTableView;
class RecordBook;
class RunArchive;
class RunFilesModel;
class RunListModel;
class SearchField;
class Settings;
class OutcomeBar;

//! What was terminated with this connection: the runs, newest first, each with its result table, and the head of the
//! audit trail. Runs are read beside the window's thread. Object names: historyPage, historySearch, historyOutcome,
//! historyEmpty, runsTable, runFacts, runFiles, auditHead, verifyButton, reportButton, reportDialog, retryRunButton,
//! retentionChoice, purgeButton, purgeQuestion, purgeConfirm, historyLeave.
class HistoryPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryPage)

public:
    HistoryPage(Settings &settings, Clock &clock, QWidget *parent = nullptr);
    ~HistoryPage() override;

    //! \a record outlives its use here; nullptr: none is open.
    void setRecord(RecordBook *record);
    //! Why the journal of the connection can't be read; there are no runs to show then.
    void showProblem(const JournalProblem &problem);
    void setLanguage(UiLanguage language);
    //! Reads the runs again.
    void reload();
    void focusSearch();

Q_SIGNALS:
    void leaveWanted();
    void retryWanted(const sealdesk::TerminationRequest &request);
    //! The run on the screen has unsettled files.
    void recoveryWanted();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void build();
    void buildTop(QBoxLayout &layout);
    void buildTables(QBoxLayout &layout);
    void buildAudit(QBoxLayout &layout);
    void buildFooter(QBoxLayout &layout);
    void connectParts();
    void connectArchive();
    void showRuns(std::vector<RunSummary> runs);
    void readCurrentRun();
    void showRun(std::optional<StoredRun> run);
    void showEmptyState();
    void seeAll();
    void showAudit();
    void verify();
    void sayVerified(const TrailCheck &check);
    void writeReport();
    void retry();
    void purge();
    void saveReport(const StoredRun &run, const QString &path);
    void deleteOldRuns(Instant before);
    void chooseRetention();
    void showRetention();
    void sayProblem(const JournalProblem &problem);
    void retranslate();
    void fillChoices();
    [[nodiscard]] RunSearch wanted() const;
    [[nodiscard]] QString factsText() const;
    [[nodiscard]] std::optional<QByteArray> knownHead() const;
    [[nodiscard]] std::vector<FileSighting> retryableFiles() const;

    Settings &m_settings;
    Clock &m_clock;
    UiLanguage m_language = UiLanguage::English;
    QPointer<RecordBook> m_record;
    std::unique_ptr<RunArchive> m_archive;   // of m_record
    std::optional<JournalProblem> m_problem; // why there is no record, or why it can't be read
    std::optional<StoredRun> m_run;          // on the screen
    bool m_isReading = false;                // the run that is to be on the screen
    bool m_isVerifying = false;              // the audit trail of m_record

    BannerStack *m_banners;
    QLabel *m_title;
    SearchField *m_search;
    QComboBox *m_outcome;
    QSplitter *m_tables;
    EmptyState *m_empty;
    RunListModel *m_runs;
    QTableView *m_runsTable;
    QLabel *m_facts;
    OutcomeBar *m_outcomes;
    RunFilesModel *m_files;
    FileTableView *m_filesTable;
    QLabel *m_auditHead;
    QPushButton *m_verify;
    QPushButton *m_report;
    QPushButton *m_retry;
    QLabel *m_retentionLabel;
    QComboBox *m_retention;
    QPushButton *m_purge;
    QPushButton *m_leave;
};

} // namespace sealdesk
