// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLabel>

class QTableView;

namespace sealdesk
{

//! Shows the full outcome of the file in the current row, which the table's cells elide. Object name: outcomeLine.
class OutcomeLine final : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutcomeLine)

public:
    //! \a table must have its model, a RunFilesModel, already.
    explicit OutcomeLine(const QTableView &table, QWidget *parent = nullptr);

private:
    void showCurrent();

    const QTableView &m_table;
};

} // namespace sealdesk
