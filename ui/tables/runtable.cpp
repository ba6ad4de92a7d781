// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "tables/runtable.h"

#include "models/runfilesmodel.h"
#include "tables/copytable.h"
#include "tables/outcomedelegate.h"
#include "tables/rowranges.h"
#include "tables/statedelegate.h"
#include "tables/tableplace.h"
#include "tables/tabulardelegate.h"
#include "widgets/theme.h"

#include <QAction>
#include <QHeaderView>
#include <QStyle>
#include <QTableView>

#include <algorithm>
#include <numeric>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

// In reading order: the file, its outcome, then the rest.
constexpr std::array shownOrder{
    RunColumn::FileName, RunColumn::Outcome,  RunColumn::Reason,  RunColumn::State,           RunColumn::PresentState,
    RunColumn::Person,   RunColumn::Template, RunColumn::Updated, RunColumn::SignatureFileId, RunColumn::LogId,
};

constexpr int minRows = 3;

bool isOutcome(RunColumn column)
{
    return std::ranges::find(outcomeColumns, column) != outcomeColumns.end();
}

bool hasIcon(RunColumn column)
{
    return column == RunColumn::State || column == RunColumn::PresentState || column == RunColumn::Outcome;
}

int heightOfRows(const QTableView &table, int rows)
{
    return 2 * table.frameWidth() + table.horizontalHeader()->sizeHint().height() +
           table.style()->pixelMetric(QStyle::PM_ScrollBarExtent) + rows * theme::rowHeight(table.fontMetrics());
}

// A state that was not read yet is an empty cell, not an unknown state.
class PresentStateDelegate final : public CellDelegate
{
public:
    explicit PresentStateDelegate(QObject *parent)
        : CellDelegate(parent)
        , m_state(FileStateRole)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        if (index.data(FileStateRole).isValid()) {
            m_state.paint(painter, option, index);
        } else {
            CellDelegate::paint(painter, option, index);
        }
    }

private:
    StateDelegate m_state;
};

// Columns of digits: ids and times.
constexpr std::array tabularColumns{RunColumn::Person, RunColumn::Template, RunColumn::Updated,
                                    RunColumn::SignatureFileId, RunColumn::LogId};

bool isTabular(RunColumn column)
{
    return std::ranges::find(tabularColumns, column) != tabularColumns.end();
}

void setDelegates(QTableView &table)
{
    auto *tabular = new TabularDelegate(&table);
    table.setItemDelegate(new CellDelegate(&table));
    table.setItemDelegateForColumn(sectionOf(RunColumn::State), new StateDelegate(FileStateRole, &table));
    table.setItemDelegateForColumn(sectionOf(RunColumn::PresentState), new PresentStateDelegate(&table));
    table.setItemDelegateForColumn(sectionOf(RunColumn::Outcome), new OutcomeDelegate(OutcomeStateRole, &table));
    for (const RunColumn column : tabularColumns) {
        table.setItemDelegateForColumn(sectionOf(column), tabular);
    }
}

void setColumns(QTableView &table, RunColumns columns)
{
    QHeaderView &header = *table.horizontalHeader();
    const QFontMetrics metrics = table.fontMetrics();
    const int digitWidth = QFontMetrics(theme::tabularFont(table.font())).horizontalAdvance(u'0');
    const int icon = theme::iconExtent(metrics) + theme::spacing;
    for (int visual = 0; visual < runColumnCount; ++visual) {
        const RunColumn column = shownOrder[static_cast<size_t>(visual)];
        header.moveSection(header.visualIndex(sectionOf(column)), visual);
        const int character = isTabular(column) ? digitWidth : metrics.averageCharWidth();
        const int text = character * typicalChars(column) + 2 * theme::spacing;
        header.resizeSection(sectionOf(column), hasIcon(column) ? text + icon : text);
        table.setColumnHidden(sectionOf(column), columns == RunColumns::BeforeSending && isOutcome(column));
    }
    header.setStretchLastSection(true);
}

std::vector<int> rowsToCopy(const QTableView &table)
{
    std::vector<int> rows = rowsIn(rangesOf(table.selectionModel()->selection()));
    if (rows.empty()) {
        rows.resize(static_cast<size_t>(table.model()->rowCount()));
        std::iota(rows.begin(), rows.end(), 0);
    }
    return rows;
}

template <class Action>
void addKey(QTableView &table, QKeySequence::StandardKey key, Action action)
{
    auto *item = new QAction(&table);
    item->setShortcut(key);
    item->setShortcutContext(Qt::WidgetShortcut);
    table.addAction(item);
    QObject::connect(item, &QAction::triggered, &table, action);
}

} // namespace

void setUpRunTable(QTableView &table, RunFilesModel &model, RunColumns columns)
{
    table.setModel(&model);
    new TablePlace(table, model);
    setDelegates(table);
    setColumns(table, columns);
    // The table requires only a few rows; the layout's stretch gives it the remaining height. (Don't use the policy
    // "Ignored": a layout with height-for-width omits such a table and becomes too low.)
    table.setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    table.setMinimumHeight(heightOfRows(table, minRows));

    addKey(table, QKeySequence::Copy, [&table, &model] { copyRows(table, model); });
    addKey(table, QKeySequence::SelectAll, [&table] { table.selectAll(); });
}

void fitToRows(QTableView &table)
{
    const int rows = table.model()->rowCount();
    table.setMinimumHeight(heightOfRows(table, std::min(rows, minRows)));
    table.setMaximumHeight(heightOfRows(table, rows));
}

void copyRows(const QTableView &table, const RunFilesModel &model)
{
    std::vector<RunColumn> columns;
    QStringList titles;
    for (const RunColumn column : shownOrder) {
        if (!table.isColumnHidden(sectionOf(column))) {
            columns.push_back(column);
            titles.append(columnTitle(column));
        }
    }
    std::vector<QStringList> records{titles};
    for (const int row : rowsToCopy(table)) {
        records.push_back(model.record(row, columns));
    }
    copyTable(records);
}

} // namespace sealdesk
