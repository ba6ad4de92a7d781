// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "tables/outcomeline.h"

#include "models/runcolumns.h"
#include "text/servicetext.h"

#include <QTableView>

namespace sealdesk
{

using namespace Qt::StringLiterals;

OutcomeLine::OutcomeLine(const QTableView &table, QWidget *parent)
    : QLabel(parent)
    , m_table(table)
{
    setObjectName(u"outcomeLine"_s);
    setTextFormat(Qt::PlainText); // the reason comes from the service
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setMinimumHeight(fontMetrics().lineSpacing()); // even if empty, so that the table does not jump
    const QAbstractItemModel *model = table.model();
    connect(table.selectionModel(), &QItemSelectionModel::currentRowChanged, this, &OutcomeLine::showCurrent);
    connect(model, &QAbstractItemModel::dataChanged, this, &OutcomeLine::showCurrent);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &OutcomeLine::showCurrent);
    connect(model, &QAbstractItemModel::modelReset, this, &OutcomeLine::showCurrent);
    showCurrent();
}

void OutcomeLine::showCurrent()
{
    setAccessibleName(tr("What happened to the file in the current row"));
    const QModelIndex current = m_table.currentIndex();
    const auto text = [&current](RunColumn column) {
        return current.siblingAtColumn(sectionOf(column)).data().toString();
    };
    const QString reason = current.isValid() ? text(RunColumn::Reason) : QString();
    //: The name of a file, and why it has its outcome.
    const QString line = reason.isEmpty() ? QString()
                                          : tr("%1: %2").arg(ServiceText(text(RunColumn::FileName)).isolated(),
                                                             ServiceText(reason).cell());
    if (line != this->text()) {
        setText(line);
    }
}

} // namespace sealdesk
