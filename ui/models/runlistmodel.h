// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/runsummary.h"

#include <QAbstractTableModel>

#include <vector>

namespace sealdesk
{

//! A model of the runs of a journal, in the given order.
class RunListModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunListModel)

public:
    enum Column { Started, Files, Terminated, Failed, Skipped, NotSent, Open, LeftUnknown, Operator, Reason };
    static constexpr int columns = Reason + 1;

    explicit RunListModel(QObject *parent = nullptr);
    ~RunListModel() override = default;

    void setRuns(std::vector<RunSummary> runs);
    [[nodiscard]] const RunSummary &run(int row) const { return m_runs[static_cast<std::size_t>(row)]; }
    //! Returns nullopt if there is no such run.
    [[nodiscard]] std::optional<int> rowOf(RunId id) const;
    //! Call it after translations were installed.
    void retranslate();

    // QAbstractItemModel

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    std::vector<RunSummary> m_runs;
};

} // namespace sealdesk
