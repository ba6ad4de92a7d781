// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "models/runfilesmodel.h"

#include "core/uilanguage.h"
#include "text/servicetext.h"

#include <algorithm>

namespace sealdesk
{

RunFilesModel::RunFilesModel(const TerminationLedger &ledger, QObject *parent)
    : OrderedTableModel(parent)
    , m_ledger(ledger)
{
    connect(&ledger, &TerminationLedger::aboutToReset, this, [this] { showOrder(RowOrder()); });
    connect(&ledger, &TerminationLedger::reset, this, &RunFilesModel::showAll);
    connect(&ledger, &TerminationLedger::changed, this, &RunFilesModel::refresh);
    showOrder(acceptedOrder());
}

RunFilesModel::~RunFilesModel() = default;

void RunFilesModel::showAll()
{
    m_filter.reset();
    showOrder(acceptedOrder());
}

void RunFilesModel::refresh(const std::vector<int> &indexes)
{
    announceChanged({indexes.begin(), indexes.end()});
    const bool doesOrderChange =
        std::ranges::any_of(indexes, [this](int index) { return accepts(index) != rowOf(index).has_value(); });
    if (doesOrderChange) {
        showOrder(acceptedOrder());
    }
}

void RunFilesModel::setOutcomeFilter(std::optional<OutcomeState> outcome)
{
    if (outcome != std::exchange(m_filter, outcome)) {
        showOrder(acceptedOrder());
    }
}

void RunFilesModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    announceChanged(shown().order());
}

bool RunFilesModel::accepts(int index) const
{
    return !m_filter || m_ledger.file(index).outcome.state == *m_filter;
}

RowOrder RunFilesModel::acceptedOrder() const
{
    RowOrder order;
    for (int index = 0; index < m_ledger.fileCount(); ++index) {
        if (accepts(index)) {
            order.push_back(static_cast<RowNumber>(index));
        }
    }
    return order;
}

std::optional<int> RunFilesModel::rowOf(int index) const
{
    return shown().positionOf(static_cast<RowNumber>(index));
}

QStringList RunFilesModel::record(int row, const std::vector<RunColumn> &columns) const
{
    QStringList cells;
    for (const RunColumn column : columns) {
        cells.append(text(row, column));
    }
    return cells;
}

int RunFilesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : runColumnCount;
}

QString RunFilesModel::text(int row, RunColumn column) const
{
    return cellText(column, m_ledger.file(indexAt(row)), {.language = uiLanguage()});
}

QVariant RunFilesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const RunColumn column{index.column()};
    const LedgerFile &row = m_ledger.file(indexAt(index.row()));
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(index.row(), column);
    case Qt::ToolTipRole:
        return ServiceText(text(index.row(), column)).toolTip();
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    case FileIdRole:
        return QVariant::fromValue(row.confirmed.file.id);
    case OutcomeStateRole:
        return QVariant::fromValue(row.outcome.state);
    case FileStateRole:
        if (column != RunColumn::PresentState) {
            return QVariant::fromValue(row.confirmed.file.state);
        }
        return row.present ? QVariant::fromValue(row.present->file.state) : QVariant();
    }
    return {};
}

QVariant RunFilesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= runColumnCount) {
        return OrderedTableModel::headerData(section, orientation, role);
    }
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return columnTitle(RunColumn{section});
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    }
    return {};
}

} // namespace sealdesk
