// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

class QTableView;

// The table of a run's files.
namespace sealdesk
{

class RunFilesModel;

//! Which columns of a run's table are shown: those of the outcome say nothing before anything was sent.
enum class RunColumns { BeforeSending, WithOutcome };

//! Gives \a table the model, the delegates of its columns, their widths, and Ctrl+C.
void setUpRunTable(QTableView &table, RunFilesModel &model, RunColumns columns);

//! Lets \a table be no higher than its rows need, so that a short one leaves the room to others.
void fitToRows(QTableView &table);

//! Puts the highlighted rows on the clipboard as tab-separated text with a line of titles; all rows when none is.
void copyRows(const QTableView &table, const RunFilesModel &model);

} // namespace sealdesk
