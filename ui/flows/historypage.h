// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/localizedtext.h"
#include "flows/terminatedialog.h"
#include "store/journalrecords.h"

#include <QPointer>
#include <QWidget>

class QBoxLayout;
class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace sealdesk
{

class BannerStack;
class FileTableView;
class RecordBook;
class RunFilesModel;
class RunListModel;
class SearchField;
class Settings;
class TerminateOutcomeBar;

//! What was terminated with this connection: the runs, newest first, each with its result table, and the head of the
//! audit trail. Object names: historyPage, historySearch, historyOutcome, runsTable, runFacts, runFiles, auditHead,
//! verifyButton, reportButton, retryRunButton, retentionChoice, purgeButton, historyLeave.
class HistoryPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryPage)

public:
    HistoryPage(Settings &settings, Clock &clock, QWidget *parent = nullptr);
    ~HistoryPage() override;

    //! \a record outlives its use here; nullptr: none is open.
    void setRecord(RecordBook *record);
    void setLanguage(UiLanguage language);
    //! Reads the runs again.
    void reload();

Q_SIGNALS:
    void leaveWanted();
    void retryWanted(const sealdesk::TerminationRequest &request);
    //! The run on the screen has unsettled files.
    void recoveryWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void buildTop(QBoxLayout &layout);
    void buildTables(QBoxLayout &layout);
    void buildAudit(QBoxLayout &layout);
    void buildFooter(QBoxLayout &layout);
    void connectParts();
    void showRun();
    void showAudit();
    void verify();
    void writeReport();
    void retry();
    void purge();
    void sayProblem(const JournalProblem &problem);
    void retranslate();
    void fillChoices();
    [[nodiscard]] std::optional<Instant> purgeBefore() const;
    [[nodiscard]] QString factsText() const;
    [[nodiscard]] std::vector<FileSighting> retryableFiles() const;

    Settings &m_settings;
    Clock &m_clock;
    UiLanguage m_language = UiLanguage::English;
    QPointer<RecordBook> m_record;
    std::optional<StoredRun> m_run; // on the screen

    BannerStack *m_banners;
    QLabel *m_title;
    SearchField *m_search;
    QComboBox *m_outcome;
    RunListModel *m_runs;
    QTableView *m_runsTable;
    QLabel *m_facts;
    TerminateOutcomeBar *m_outcomes;
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
