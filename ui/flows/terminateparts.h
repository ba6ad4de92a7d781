// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFont>

class QBoxLayout;
class QScrollArea;
class QTableView;
class QWidget;

// Parts that both panes of the terminate dialog are made of.
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

//! What scrolls where the screen is too small for it, instead of being cut off.
[[nodiscard]] QScrollArea *scrollAround(QWidget *content, const QString &objectName);

//! Gives \a page a column with the program's margins that scrolls in the same way.
[[nodiscard]] QBoxLayout &scrolledColumn(QWidget &page, const QString &scrollName);

//! The font of a pane's first line.
[[nodiscard]] QFont headlineFont(QFont font);

} // namespace sealdesk
