// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

namespace sealdesk
{

class FileTableView;
class OutcomeBar;
class OutcomeLine;
class RunFilesModel;
class TerminationLedger;

//! Shows the outcome of each file of a ledger: the counts by outcome, which filter the table, the table, and the full
//! outcome of the current row. Object names: outcomeBar and its buttons, the given name of the table, outcomeLine.
class RunView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunView)

public:
    //! \a ledger must outlive the view.
    RunView(const TerminationLedger &ledger, const QString &tableName, QWidget *parent = nullptr);
    ~RunView() override = default;

    [[nodiscard]] FileTableView &table() { return *m_table; }
    [[nodiscard]] OutcomeBar &outcomes() { return *m_outcomes; }
    //! Copies the highlighted rows, or all visible rows if none is highlighted, to the clipboard.
    void copy();

protected:
    bool event(QEvent *event) override;

private:
    void showAll();
    void refreshLater();
    void refresh();
    void retranslate();

    const TerminationLedger &m_ledger;
    RunFilesModel *m_model;
    OutcomeBar *m_outcomes;
    FileTableView *m_table;
    OutcomeLine *m_line;
    bool m_isRefreshPending = false;
};

} // namespace sealdesk
