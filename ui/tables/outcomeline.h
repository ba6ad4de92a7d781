// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLabel>

class QTableView;

namespace sealdesk
{

//! What happened to the file of the current row, in full: the table's cells cut it off. Object name: outcomeLine.
class OutcomeLine final : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutcomeLine)

public:
    //! \a table has its model (a RunFilesModel) already.
    explicit OutcomeLine(const QTableView &table, QWidget *parent = nullptr);

private:
    void follow();

    const QTableView &m_table;
};

} // namespace sealdesk
