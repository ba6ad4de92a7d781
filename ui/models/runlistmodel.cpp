// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "models/runlistmodel.h"

#include "core/beijingtime.h"
#include "text/servicetext.h"

#include <QLocale>

#include <algorithm>

namespace sealdesk
{

namespace
{

int openFiles(const RunSummary &run)
{
    int files = 0;
    for (const OutcomeState state : allOutcomeStates) {
        files += isOpen(state) ? run.count(state) : 0;
    }
    return files;
}

// Empty for zero, so that other counts stand out.
QString countText(int count)
{
    return count == 0 ? QString() : QLocale().toString(count);
}

QString cellText(const RunSummary &run, RunListModel::Column column)
{
    switch (column) {
    case RunListModel::Started:
        return BeijingTime::fromInstant(run.startedAt).text();
    case RunListModel::Files:
        return QLocale().toString(run.files);
    case RunListModel::Terminated:
        return countText(run.count(OutcomeState::Terminated));
    case RunListModel::Failed:
        return countText(run.count(OutcomeState::Failed));
    case RunListModel::Skipped:
        return countText(run.count(OutcomeState::Skipped));
    case RunListModel::NotSent:
        return countText(run.count(OutcomeState::NotSent));
    case RunListModel::Open:
        return countText(openFiles(run));
    case RunListModel::LeftUnknown:
        return countText(run.count(OutcomeState::LeftUnknown));
    case RunListModel::Operator:
        return run.operatorId.text();
    case RunListModel::Reason:
        return run.reason;
    }
    Q_UNREACHABLE();
}

QString title(RunListModel::Column column)
{
    switch (column) {
    case RunListModel::Started:
        return RunListModel::tr("Started (UTC+8)");
    case RunListModel::Files:
        return RunListModel::tr("Files");
    case RunListModel::Terminated:
        return RunListModel::tr("Terminated", "number of files");
    case RunListModel::Failed:
        return RunListModel::tr("Failed", "number of files");
    case RunListModel::Skipped:
        return RunListModel::tr("Skipped", "number of files");
    case RunListModel::NotSent:
        return RunListModel::tr("Not sent", "number of files");
    case RunListModel::Open:
        return RunListModel::tr("Unresolved", "number of files");
    case RunListModel::LeftUnknown:
        return RunListModel::tr("Left as unknown", "number of files");
    case RunListModel::Operator:
        return RunListModel::tr("Operator");
    case RunListModel::Reason:
        return RunListModel::tr("Reason");
    }
    Q_UNREACHABLE();
}

bool isNumber(int column)
{
    return column >= RunListModel::Files && column <= RunListModel::LeftUnknown;
}

} // namespace

RunListModel::RunListModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void RunListModel::setRuns(std::vector<RunSummary> runs)
{
    beginResetModel();
    m_runs = std::move(runs);
    endResetModel();
}

std::optional<int> RunListModel::rowOf(RunId id) const
{
    const auto found = std::ranges::find(m_runs, id, &RunSummary::id);
    return found == m_runs.end() ? std::nullopt : std::optional(static_cast<int>(found - m_runs.begin()));
}

void RunListModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns - 1);
}

int RunListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int RunListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant RunListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant(isNumber(index.column()) ? Qt::AlignHCenter | Qt::AlignVCenter
                                                 : Qt::AlignLeft | Qt::AlignVCenter);
    }
    if (role == Qt::DisplayRole) {
        return cellText(run(index.row()), static_cast<Column>(index.column()));
    }
    if (role == Qt::ToolTipRole && index.column() == Reason) {
        return ServiceText(run(index.row()).reason).toolTip();
    }
    return {};
}

QVariant RunListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columns) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant(isNumber(section) ? Qt::AlignHCenter | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    }
    return role == Qt::DisplayRole ? title(static_cast<Column>(section)) : QVariant();
}

} // namespace sealdesk
