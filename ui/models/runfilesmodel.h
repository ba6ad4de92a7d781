// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "models/modelroles.h"
#include "models/orderedtablemodel.h"
#include "models/runcolumns.h"

namespace sealdesk
{

//! A model of the files of a ledger and their outcomes. Before sending, every file waits, and views hide
//! outcomeColumns. An *index* is a file's position in the ledger, a *row* its position in the view.
class RunFilesModel final : public OrderedTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunFilesModel)

public:
    //! \a ledger must outlive the model.
    explicit RunFilesModel(const TerminationLedger &ledger, QObject *parent = nullptr);
    ~RunFilesModel() override;

    //! Shows only files with \a outcome; nullopt shows all. The filter follows changes of outcomes and is reset when
    //! the ledger gets other files.
    void setOutcomeFilter(std::optional<OutcomeState> outcome);
    //! Call it after translations were installed.
    void retranslate();

    [[nodiscard]] const TerminationLedger &ledger() const { return m_ledger; }
    [[nodiscard]] int indexAt(int row) const { return static_cast<int>(shown().at(row)); }
    //! Returns nullopt if the filter hides the file.
    [[nodiscard]] std::optional<int> rowOf(int index) const;

    //! Returns the texts of \a columns in \a row.
    [[nodiscard]] QStringList record(int row, const std::vector<RunColumn> &columns) const;

    // QAbstractItemModel

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    void showAll();
    void refresh(const std::vector<int> &indexes);
    [[nodiscard]] QString text(int row, RunColumn column) const;
    [[nodiscard]] bool accepts(int index) const;
    [[nodiscard]] RowOrder acceptedOrder() const;

    const TerminationLedger &m_ledger;
    std::optional<OutcomeState> m_filter;
};

} // namespace sealdesk
