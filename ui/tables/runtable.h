// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

class QTableView;

// The table of a run's files.
namespace sealdesk
{

class RunFilesModel;

//! Which columns of a run's table are shown: those of the outcome are empty before sending.
enum class RunColumns { BeforeSending, WithOutcome };

//! Sets the model, the delegates and widths of the columns, and the shortcuts of \a table.
void setUpRunTable(QTableView &table, RunFilesModel &model, RunColumns columns);

//! Limits the height of \a table to its rows, so that a short table leaves room for others.
void fitToRows(QTableView &table);

//! Copies the highlighted rows, or all if none is highlighted, to the clipboard, below a row of titles.
void copyRows(const QTableView &table, const RunFilesModel &model);

} // namespace sealdesk
