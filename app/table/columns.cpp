// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/columns.h"

#include "text/statelabel.h"

#include <QCoreApplication>

namespace sealdesk
{

namespace cell
{

QString fileName(const SignatureFile &file, const CellContext &context)
{
    return file.names.best(context.language);
}

QString state(const SignatureFile &file, const CellContext &context)
{
    return stateLabel(file.state, file.stateLabels, context.language);
}

QString person(const SignatureFile &file, const CellContext & /*context*/)
{
    return file.employmentId.isEmpty() ? file.preHireId.text() : file.employmentId.text();
}

QString effectiveDate(const SignatureFile &file, const CellContext & /*context*/)
{
    return file.effectiveDate ? file.effectiveDate->toString(Qt::ISODate) : QString();
}

} // namespace cell

QString columnTitle(ColumnId column)
{
    return QCoreApplication::translate("Columns", columnOf(column).title);
}

} // namespace sealdesk
