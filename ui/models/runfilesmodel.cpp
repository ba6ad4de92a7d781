// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "models/runfilesmodel.h"

#include "table/filestore.h"
#include "table/tsv.h"
#include "text/outcometext.h"

#include <algorithm>

namespace sealdesk
{

RunFilesModel::RunFilesModel(const std::vector<FileSighting> &files, QObject *parent)
    : OrderedTableModel(parent)
{
    takeFiles(files);
    showOrder(passing());
}

RunFilesModel::~RunFilesModel() = default;

void RunFilesModel::setFiles(const std::vector<FileSighting> &files)
{
    showOrder(RowOrder());
    m_filter.reset();
    takeFiles(files);
    showOrder(passing());
    Q_EMIT countsChanged();
}

void RunFilesModel::takeFiles(const std::vector<FileSighting> &files)
{
    m_files.clear();
    m_files.reserve(files.size());
    m_positions.clear();
    m_positions.reserve(static_cast<qsizetype>(files.size()));
    m_counts = {};
    for (const FileSighting &sighting : files) {
        m_positions.insert(sighting.file.id, fileCount());
        m_files.push_back({.confirmed = sighting, .outcome = {}, .present = {}});
    }
    m_counts[static_cast<std::size_t>(OutcomeState::Waiting)] = fileCount();
}

void RunFilesModel::setOutcome(int position, const FileOutcome &outcome)
{
    RunFile &file = m_files[static_cast<std::size_t>(position)];
    if (file.outcome == outcome) {
        return;
    }
    const OutcomeState before = file.outcome.state;
    file.outcome = outcome;
    announceChanged({static_cast<RowNumber>(position)});
    if (before == outcome.state) {
        return;
    }
    --m_counts[static_cast<std::size_t>(before)];
    ++m_counts[static_cast<std::size_t>(outcome.state)];
    if (m_filter == before || m_filter == outcome.state) {
        showOrder(passing());
    }
    Q_EMIT countsChanged();
}

void RunFilesModel::setPresent(const FileSighting &sighting)
{
    const auto found = m_positions.constFind(sighting.file.id);
    if (found == m_positions.cend()) {
        return;
    }
    RunFile &file = m_files[static_cast<std::size_t>(*found)];
    if (!supersedes(sighting, file.present.value_or(file.confirmed))) {
        return;
    }
    file.present = sighting;
    announceChanged({static_cast<RowNumber>(*found)});
}

void RunFilesModel::setOutcomeFilter(std::optional<OutcomeState> outcome)
{
    if (outcome != std::exchange(m_filter, outcome)) {
        showOrder(passing());
    }
}

void RunFilesModel::setLanguage(UiLanguage language)
{
    m_language = language;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    announceChanged(shown().order());
    Q_EMIT countsChanged();
}

bool RunFilesModel::passes(const RunFile &file) const
{
    return !m_filter || file.outcome.state == *m_filter;
}

RowOrder RunFilesModel::passing() const
{
    RowOrder order;
    for (int position = 0; position < fileCount(); ++position) {
        if (passes(file(position))) {
            order.push_back(static_cast<RowNumber>(position));
        }
    }
    return order;
}

std::optional<int> RunFilesModel::rowAt(int position) const
{
    return shown().positionOf(static_cast<RowNumber>(position));
}

std::vector<OutcomeCount> RunFilesModel::outcomeCounts() const
{
    std::vector<OutcomeCount> result;
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        if (m_counts[i] > 0) {
            const OutcomeState state{static_cast<int>(i)};
            result.push_back({.state = state, .label = outcomeLabel(state), .count = m_counts[i]});
        }
    }
    return result;
}

QString RunFilesModel::toTsv(const std::vector<int> &rows, const std::vector<RunColumn> &columns) const
{
    QString tsv;
    for (const int row : rows) {
        QStringList cells;
        for (const RunColumn column : columns) {
            cells.append(text(row, column));
        }
        appendTsv(tsv, cells);
    }
    return tsv;
}

int RunFilesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : runColumnCount;
}

QString RunFilesModel::text(int row, RunColumn column) const
{
    return cellText(column, file(positionAt(row)), {.language = m_language});
}

QVariant RunFilesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const RunColumn column{index.column()};
    const RunFile &row = file(positionAt(index.row()));
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return text(index.row(), column);
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
