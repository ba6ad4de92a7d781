// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/columns.h"

#include <QCoreApplication>

namespace sealdesk
{

namespace
{

//! The text of each kind of value.
class ValueText final
{
public:
    ValueText(const RowView &row, const CellContext &context)
        : m_row(row)
        , m_context(context)
    {
    }

    QString operator()(const PackedText &text) const { return text.text(); }
    QString operator()(quint64 id) const { return QString::number(id); }
    QString operator()(UnixSeconds time) const
    {
        return BeijingTime::fromUnixSeconds(static_cast<qint64>(time)).text();
    }
    QString operator()(JulianDay day) const
    {
        return QDate::fromJulianDay(static_cast<qint64>(day)).toString(Qt::ISODate);
    }
    QString operator()(StateNumber /*state*/) const
    {
        const WordedState &state = m_row.state();
        return stateLabel(state.state, state.labels, m_context.language);
    }
    QString operator()(TemplateNumber /*id*/) const { return m_row.templateId().text(); }

private:
    const RowView &m_row;
    const CellContext &m_context;
};

QString unreadableText()
{
    return QCoreApplication::translate("Columns", "unreadable");
}

// A file without a state has a text all the same, and the service's label may say what its name doesn't.
bool replacesText(FileFields unreadable, const QString &text, const WordedState &state)
{
    return text.isEmpty() ||
           (unreadable.testFlag(FileField::State) && state.state.name().isEmpty() && state.labels.isEmpty());
}

} // namespace

QString columnTitle(ColumnId column)
{
    return QCoreApplication::translate("Columns", columnOf(column).title);
}

QString cellText(ColumnId column, const RowView &row, const CellContext &context)
{
    const FileFields unreadable = row.packed().unreadable() & columnOf(column).fields;
    const QString text = std::visit(ValueText(row, context), columnOf(column).value(row, context));
    return unreadable && replacesText(unreadable, text, row.state()) ? unreadableText() : text;
}

QString cellText(ColumnId column, const SignatureFile &file, const CellContext &context)
{
    const FileFields unreadable = file.unreadable & columnOf(column).fields;
    const QString text = columnOf(column).text(file, context);
    const WordedState state{.state = file.state, .labels = file.stateLabels};
    return unreadable && replacesText(unreadable, text, state) ? unreadableText() : text;
}

} // namespace sealdesk
