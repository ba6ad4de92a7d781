// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "models/modelroles.h"
#include "models/orderedtablemodel.h"
#include "models/runcolumns.h"

namespace sealdesk
{

//! The files of a ledger and what happened to them. Before sending every file waits; views then leave out
//! outcomeColumns. An *index* is a file's place in the ledger, a *row* its place on the screen.
class RunFilesModel final : public OrderedTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunFilesModel)

public:
    //! \a ledger outlives the model.
    explicit RunFilesModel(const TerminationLedger &ledger, QObject *parent = nullptr);
    ~RunFilesModel() override;

    //! Shows only files of that outcome; nullopt shows all. Follows the outcomes as they change; ends when the ledger
    //! gets other files.
    void setOutcomeFilter(std::optional<OutcomeState> outcome);
    //! Call it when translations were installed.
    void retranslate();

    [[nodiscard]] const TerminationLedger &ledger() const { return m_ledger; }
    [[nodiscard]] int indexAt(int row) const { return static_cast<int>(shown().at(row)); }
    //! nullopt: hidden by the filter.
    [[nodiscard]] std::optional<int> rowOf(int index) const;

    //! The rows, in that order, as tab-separated text of \a columns.
    [[nodiscard]] QString toTsv(const std::vector<int> &rows, const std::vector<RunColumn> &columns) const;

    // QAbstractItemModel

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    void showAll();
    void refresh(const std::vector<int> &indexes);
    [[nodiscard]] QString text(int row, RunColumn column) const;
    [[nodiscard]] bool passes(int index) const;
    [[nodiscard]] RowOrder passing() const;

    const TerminationLedger &m_ledger;
    std::optional<OutcomeState> m_filter;
};

} // namespace sealdesk
